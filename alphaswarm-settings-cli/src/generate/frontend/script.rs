//! The file that a page loads: values by their keys, in a global variable. It is safe in a `<script>` and
//! is read alike whatever encoding its server names.

use crate::generate::json;

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
        let object = text.strip_prefix(START).and_then(|rest| rest.strip_suffix(END));
        let object = object.expect("it begins and ends so");
        let read: serde_json::Value = serde_json::from_str(object).expect("JSON");
        assert_eq!(read["A"], hostile);
    }
}
