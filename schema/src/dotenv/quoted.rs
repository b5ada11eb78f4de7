//! Values in quotes: where they end, and what they mean.

use std::borrow::Cow;

/// The offset of the closing quote in `text`, which begins after the opening one.
pub(super) fn closing(text: &str, quote: u8) -> Option<usize> {
    if quote == b'\'' {
        return text.find('\'');
    }
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return Some(at),
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
    None
}

/// What the text between two quotes means. A line ends in LF, however the file spells it.
///
/// A text that has to be copied is copied once, into room that does not grow: a caller who wipes
/// the copy has wiped it all.
pub(super) fn decode(text: &str, quote: u8) -> Cow<'_, str> {
    let has_escapes = quote == b'"' && text.contains('\\');
    if !has_escapes && !text.contains("\r\n") {
        return text.into();
    }
    let mut decoded = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\\' if has_escapes => match characters.next() {
                Some('n') => decoded.push('\n'),
                Some('r') => decoded.push('\r'),
                Some('t') => decoded.push('\t'),
                Some(same @ ('\\' | '"' | '$' | '`')) => decoded.push(same),
                // Not an escape: the backslash stands for itself.
                Some('\r') if characters.peek() == Some(&'\n') => decoded.push('\\'),
                Some(other) => decoded.extend(['\\', other]),
                None => decoded.push('\\'),
            },
            other => decoded.push(other),
        }
    }
    Cow::Owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_quote_is_the_first_that_is_not_escaped() {
        for (text, quote, expected) in [
            ("a'b'", b'\'', Some(1)),
            (r"a\'", b'\'', Some(2)),
            (r#"a\"b""#, b'"', Some(4)),
            (r#"a\\"b"#, b'"', Some(3)),
            (r#"ä\""#, b'"', None),
            ("", b'"', None),
        ] {
            assert_eq!(closing(text, quote), expected, "{text}");
        }
    }

    #[test]
    fn only_double_quotes_know_escapes() {
        for (text, single, double) in [
            ("plain", "plain", "plain"),
            (r"a\nb", r"a\nb", "a\nb"),
            (r#"\\ \" \$ \` \r \t"#, r#"\\ \" \$ \` \r \t"#, "\\ \" $ ` \r \t"),
            (r"\x \", r"\x \", r"\x \"),
            ("${HOME} $A", "${HOME} $A", "${HOME} $A"),
            ("a\r\nb", "a\nb", "a\nb"),
            ("a\\\r\nb", "a\\\nb", "a\\\nb"),
        ] {
            assert_eq!(decode(text, b'\''), single);
            assert_eq!(decode(text, b'"'), double);
        }
    }
}
