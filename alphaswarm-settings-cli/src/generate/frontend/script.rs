//! The file that a page loads: values by their keys, in a global variable. It is safe in a `<script>` and
//! is read alike no matter which encoding its server names.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::generate::json;

/// The global variable.
const NAME: &str = "__ALPHASWARM_SETTINGS__";
/// How the file begins.
const START: &str = "globalThis.__ALPHASWARM_SETTINGS__ = Object.freeze(";
/// How it ends.
const END: &str = ");\n";

/// The file with these values.
pub(super) fn text<'v>(values: impl Iterator<Item = (&'v str, &'v str)>) -> String {
    let mut object = String::from("{\n");
    for (place, (key, value)) in values.enumerate() {
        object.push_str(if place > 0 { ",\n  " } else { "  " });
        json::push(&mut object, key);
        object.push_str(": ");
        json::push(&mut object, value);
    }
    // Only strings have them. `</script>`, `<!--` and `-->` would say something to the page.
    let object = object.replace('<', "\\u003c").replace('>', "\\u003e");
    format!("{START}{object}\n}}{END}")
}

/// The keys of a file and their values, in its order. A value is none where it is not a string.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Settings(pub(crate) Vec<(String, Option<String>)>);

/// What a file says; none where it says nothing of our variable. An error is why it cannot be read, without
/// anything that it holds.
pub(crate) fn read(text: &str) -> Option<Result<Settings, &'static str>> {
    if !text.contains(NAME) {
        return None;
    }
    let object = text.trim().strip_prefix(START).and_then(|rest| rest.strip_suffix(END.trim_end()));
    Some(match object {
        Some(object) => serde_json::from_str(object).map_err(|_| "the settings are not JSON"),
        None => Err("it is not the file that `generate` writes"),
    })
}

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries)
    }
}

/// Keeps every entry: a mapping would hide the first of two with one key.
struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Settings;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Settings, A::Error> {
        let mut all = Vec::new();
        while let Some((key, value)) = object.next_entry()? {
            let value = if let Value::String(text) = value { Some(text) } else { None };
            all.push((key, value));
        }
        Ok(Settings(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_value_says_something_to_the_page() {
        let hostile = "</script><!-- --> \"'\\\n\u{2028}\u{2029}é😀\0";
        let text = text([("A", hostile), ("B", "")].into_iter());
        assert_eq!(
            text,
            "globalThis.__ALPHASWARM_SETTINGS__ = Object.freeze({\n  \
             \"A\": \"\\u003c/script\\u003e\\u003c!-- --\\u003e \\\"'\\\\\\n\\u2028\\u2029\
             \\u00e9\\ud83d\\ude00\\u0000\",\n  \"B\": \"\"\n});\n"
        );
        let entry = |key: &str, value: &str| (key.to_owned(), Some(value.to_owned()));
        let settings = Settings(vec![entry("A", hostile), entry("B", "")]);
        assert_eq!(read(&text), Some(Ok(settings)));
    }

    #[test]
    fn a_file_is_read_or_refused() {
        let file = |object: &str| read(&format!("{START}{object}{END}"));
        let entry = |key: &str, value: Option<&str>| (key.to_owned(), value.map(str::to_owned));
        let both = Settings(vec![entry("A", Some("x")), entry("A", None)]);
        assert_eq!(file(r#"{"A":"x","A":[1]}"#), Some(Ok(both)));
        assert_eq!(file("{}"), Some(Ok(Settings(Vec::new()))));
        for broken in ["", "{", "[]", "{} {}", "{a: 1}", "{\"A\": \"x\",}", "\u{feff}é"] {
            assert_eq!(file(broken), Some(Err("the settings are not JSON")), "{broken}");
        }
        let deep = "[".repeat(100_000);
        assert!(file(&format!("{{\"A\": {deep}")).is_some_and(|read| read.is_err()));
        for other in
            ["globalThis.__ALPHASWARM_SETTINGS__ = {};", "// __ALPHASWARM_SETTINGS__", START]
        {
            assert!(read(other).is_some_and(|read| read.is_err()), "{other}");
        }
        assert_eq!(read(""), None);
        assert_eq!(read("globalThis.OTHER = Object.freeze({});"), None);
    }
}
