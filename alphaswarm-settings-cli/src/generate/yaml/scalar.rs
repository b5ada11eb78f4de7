//! Texts in a spelling that every reader of YAML, of version 1.1 or 1.2, reads back exactly.

use std::fmt::Write;

/// Appends the text in double quotes. Text stays as it is; what cannot be printed is escaped.
pub(crate) fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(is_escaped) {
        out.push_str(&rest[..at]);
        let mut characters = rest[at..].chars();
        if let Some(character) = characters.next() {
            push_escape(out, character);
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

fn is_escaped(character: char) -> bool {
    matches!(character,
        '"' | '\\' | '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn push_escape(out: &mut String, character: char) {
    match character {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        other if u32::from(other) <= 0xff => {
            let _ = write!(out, "\\x{:02X}", u32::from(other));
        }
        other => {
            let _ = write!(out, "\\u{:04X}", u32::from(other));
        }
    }
}

/// Appends a name: bare where every reader takes it for a string, else in double quotes.
pub(crate) fn push_name(out: &mut String, name: &str) {
    if is_plain(name) {
        out.push_str(name);
    } else {
        push_quoted(out, name);
    }
}

fn is_plain(name: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./".contains(&byte);
    let begins = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    begins && name.bytes().all(is_word) && !is_reserved(name)
}

/// Words that some version of YAML takes for a truth value or for nothing.
fn is_reserved(name: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    WORDS.iter().any(|word| name.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_and_what_cannot_be_printed_is_escaped() {
        for (text, expected) in [
            ("", r#""""#),
            ("8080", r#""8080""#),
            ("a: b # c", r#""a: b # c""#),
            ("\"\\", r#""\"\\""#),
            ("a\nb\r\tc", r#""a\nb\r\tc""#),
            ("\0\u{1b}\u{7f}\u{85}\u{9f}", r#""\x00\x1B\x7F\x85\x9F""#),
            ("\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}", r#""\u2028\u2029\uFEFF\uFFFE\uFFFF""#),
            ("é\u{a0}😀\u{200b}", "\"é\u{a0}😀\u{200b}\""),
        ] {
            let mut out = String::new();
            push_quoted(&mut out, text);
            assert_eq!(out, expected, "{text:?}");
        }
    }

    #[test]
    fn names_are_bare_where_no_reader_takes_them_for_something_else() {
        for name in ["ALPHASWARM_PORT", "_", "app.kubernetes.io/part-of", "alphaswarm-config"] {
            assert!(is_plain(name), "{name}");
        }
        for name in ["y", "NO", "On", "null", "True", "1", "1e3", "", "a b", "a:b", "-", "~"] {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn the_reader_gives_every_character_back() {
        let characters = (0..=0x1_0400_u32).chain([0x1_f600, 0x10_ffff]).filter_map(char::from_u32);
        let text: String = characters.collect();
        let mut out = "KEY: ".to_owned();
        push_quoted(&mut out, &text);
        let objects = super::super::objects::read(&out).expect("YAML");
        assert_eq!(objects[0].root.text_at(&["KEY"]), Some(text.as_str()));
    }
}
