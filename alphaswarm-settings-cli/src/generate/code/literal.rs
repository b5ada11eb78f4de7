//! Strings as formatters leave them.

use std::fmt::Write;

use super::Language;

/// A string in the quotes that need fewer escapes, double ones where both need as many.
pub(in crate::generate) fn string(language: Language, text: &str) -> String {
    let count = |quote| text.matches(quote).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    let mut out = String::from(quote);
    for character in text.chars() {
        push(&mut out, language, character, Some(quote));
    }
    out.push(quote);
    out
}

/// A description between triple quotes: what would end them, or not be seen, is escaped.
pub(in crate::generate) fn docstring(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        push(&mut out, Language::Python, character, Some('"'));
    }
    out
}

fn push(out: &mut String, language: Language, character: char, quote: Option<char>) {
    match character {
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        other if Some(other) == quote => out.extend(['\\', other]),
        other if !alphaswarm_settings_schema::mask::is_unprintable(other) => out.push(other),
        other => {
            let number = u32::from(other);
            let _ = match number {
                0..=0xff => write!(out, "\\x{number:02x}"),
                0x100..=0xffff => write!(out, "\\u{number:04x}"),
                _ if language == Language::JavaScript => write!(out, "\\u{{{number:x}}}"),
                _ => write!(out, "\\U{number:08x}"),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped_as_little_as_can_be() {
        for (text, expected) in [
            ("plain é", "\"plain é\""),
            ("say \"x\"", "'say \"x\"'"),
            ("it's \"x\"", "'it\\'s \"x\"'"),
            ("it's \"", "\"it's \\\"\""),
            ("a\\b\n", "\"a\\\\b\\n\""),
            ("\u{7}\u{202e}", "\"\\x07\\u202e\""),
        ] {
            assert_eq!(string(Language::Python, text), expected);
        }
        assert_eq!(string(Language::JavaScript, "\u{e0001}"), "\"\u{e0001}\"");
        assert_eq!(docstring("it's \"\"\"x"), "it's \\\"\\\"\\\"x");
    }
}
