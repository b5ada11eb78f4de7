//! What string literals mean.

/// The string that a literal stands for; none, if that is no text or no literal.
pub(super) fn unescape(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let quoted = raw.trim_start_matches('#');
        let hashes = &raw[..raw.len() - quoted.len()];
        return Some(quoted.strip_suffix(hashes)?.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    // Behind the last quote a literal may have a suffix.
    let body = literal.strip_prefix('"')?.rsplit_once('"')?.0;
    let mut string = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((plain, escaped)) = rest.split_once('\\') {
        string.push_str(plain);
        rest = escape(escaped, &mut string)?;
    }
    string.push_str(rest);
    Some(string)
}

/// Adds what stands behind a backslash; the rest.
fn escape<'t>(escaped: &'t str, string: &mut String) -> Option<&'t str> {
    let mut rest = escaped.chars();
    let character = match rest.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        '\n' | '\r' => return Some(escaped.trim_start_matches([' ', '\t', '\n', '\r'])),
        'x' => {
            let code = rest.as_str().get(..2)?;
            rest = rest.as_str().get(2..)?.chars();
            char::from(u8::from_str_radix(code, 16).ok()?)
        }
        'u' => {
            let (code, after) = rest.as_str().strip_prefix('{')?.split_once('}')?;
            rest = after.chars();
            char::from_u32(u32::from_str_radix(&code.replace('_', ""), 16).ok()?)?
        }
        other => other,
    };
    string.push(character);
    Some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_is_the_string_that_it_stands_for() {
        for (literal, string) in [
            (r#""PORT""#, Some("PORT")),
            (r##"r#"A"B"#"##, Some("A\"B")),
            (r#"r"\n""#, Some("\\n")),
            (r#""a\n\"\\\x41\u{1F_600}""#, Some("a\n\"\\A\u{1f600}")),
            ("\"a\\\n    b\"", Some("ab")),
            (r#""a"suffix"#, Some("a")),
            (r#""\x4""#, None),
            (r#""\xé""#, None),
            (r#""\u{110000}""#, None),
            (r#""\u41""#, None),
            ("\"", None),
            ("", None),
            ("1", None),
            ("r#\"", None),
        ] {
            assert_eq!(unescape(literal).as_deref(), string, "{literal}");
        }
    }
}
