//! Text of other people within a line of Markdown.

use alphaswarm_settings_schema::mask;

/// The text as it is, for one line: nothing in it is markup, ends a cell of a table or turns the direction
/// of what follows.
pub(crate) fn escaped(text: &str) -> String {
    let printable = mask::printable(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = printable.trim().chars();
    while let Some(character) = rest.next() {
        let is_markup = match character {
            // Within a word it is no markup, and keys and addresses are full of it.
            '_' => !out.ends_with(is_of_word) || !rest.as_str().starts_with(is_of_word),
            '&' => begins_entity(rest.as_str()),
            other => "\\`*[<|~$".contains(other),
        };
        if is_markup {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric()
}

/// Whether text behind an ampersand makes it an entity: `lt;`, `#60;`.
fn begins_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

/// The anchor that forges give to a heading which is a key.
pub(crate) fn anchor(key: &str) -> String {
    key.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        for (text, expected) in [
            ("Opens the database.", "Opens the database."),
            ("a | b", "a \\| b"),
            ("a \\| b", "a \\\\\\| b"),
            ("<script>x</script>", "\\<script>x\\</script>"),
            ("&lt; &#60; & &b=c;", "\\&lt; \\&#60; & &b=c;"),
            ("`a` *b* _c_ ~d~ $e$", "\\`a\\` \\*b\\* \\_c\\_ \\~d\\~ \\$e\\$"),
            ("AWS_KEY_ID, _x, x_ and __init__", "AWS_KEY_ID, \\_x, x\\_ and \\_\\_init\\_\\_"),
            ("https://x/a_b?c=1&d=2#e", "https://x/a_b?c=1&d=2#e"),
            ("![x](y)", "!\\[x](y)"),
            ("<!-- alphaswarm-settings: end -->", "\\<!-- alphaswarm-settings: end -->"),
            ("grün 日本 שלום", "grün 日本 שלום"),
            ("a\u{202e}b\u{2028}c\td", "a\u{fffd}b\u{fffd}c d"),
            ("  x  ", "x"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), expected, "{text}");
        }
    }
}
