//! Strings of JSON in ASCII: the form in which a default is recorded.
//!
//! A raw line separator of Unicode made one reader of `.env` files see a new key in a comment.

use std::fmt::Write;

/// Appends the text as a JSON string in which everything but printable ASCII is escaped.
pub(crate) fn push(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(character),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

/// The text that a JSON string means; none where `json` is not exactly one string.
pub(super) fn read(json: &str) -> Option<String> {
    let inside = json.strip_prefix('"')?.strip_suffix('"')?;
    let mut units: Vec<u16> = Vec::with_capacity(inside.len());
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        let meant = match character {
            '"' => return None,
            '\\' => match characters.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\u{8}',
                'f' => '\u{c}',
                same @ ('"' | '\\' | '/') => same,
                'u' => {
                    units.push(hexadecimal(&mut characters)?);
                    continue;
                }
                _ => return None,
            },
            other => other,
        };
        units.extend_from_slice(meant.encode_utf16(&mut [0; 2]));
    }
    String::from_utf16(&units).ok()
}

fn hexadecimal(characters: &mut std::str::Chars<'_>) -> Option<u16> {
    let rest = characters.as_str();
    let digits = rest.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    *characters = rest[4..].chars();
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_ascii_and_reads_back() {
        for (text, expected) in [
            ("", r#""""#),
            ("a b", r#""a b""#),
            ("\"\\/", r#""\"\\/""#),
            ("\n\r\t\u{1b}\u{7f}", r#""\n\r\t\u001b\u007f""#),
            ("é\u{2028}", r#""\u00e9\u2028""#),
            ("😀", r#""\ud83d\ude00""#),
        ] {
            let mut json = String::new();
            push(&mut json, text);
            assert_eq!(json, expected);
            assert_eq!(read(&json).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_json_string_is_not_read() {
        for json in [
            "",
            "\"",
            "a",
            "\"a\"b\"",
            r#""\""#,
            r#""\x""#,
            r#""\u12""#,
            r#""\ud83d""#,
            r#""\u+123""#,
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
