//! Text of other people within Markdown.

use std::borrow::Cow;

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

/// The text as code, for one line that is in no table.
pub(crate) fn code(text: &str) -> String {
    let text = mask::printable(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // One blank on each side is taken off again.
    let is_padded = text.starts_with([' ', '`']) || text.ends_with([' ', '`']) || text.is_empty();
    let blank = if is_padded { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// The text as code in a cell of a table, or its beginning where it is longer than `room` characters.
pub(crate) fn fitting_code(text: &str, room: usize) -> String {
    // A bar ends a cell, even within code.
    let code = |text: &str| code(text).replace('|', "\\|");
    let whole = code(text);
    if whole.chars().count() <= room {
        return whole;
    }
    let mut kept = room.min(text.chars().count());
    loop {
        let beginning: String = text.chars().take(kept).collect();
        let cut = code(&format!("{beginning}…"));
        if cut.chars().count() <= room || kept == 0 {
            return cut;
        }
        kept -= 1;
    }
}

/// Appends a paragraph, or an item of a list that has begun: lines of at most `width` characters where
/// blanks allow it, each behind the first indented. Code is not broken, and no line begins a block.
pub(crate) fn push_wrapped(out: &mut String, text: &str, indent: &str, width: usize) {
    let start = out.rfind('\n').map_or(0, |end| end + 1);
    let mut column = out[start..].chars().count();
    let mut is_first = true;
    for word in words(text) {
        let length = word.chars().count();
        if !is_first && column + 1 + length > width {
            out.extend(["\n", indent]);
            column = indent.len();
            is_first = true;
        }
        if !is_first {
            out.push(' ');
            column += 1;
        }
        let safe = if is_first { without_block(word) } else { word.into() };
        column += safe.chars().count();
        out.push_str(&safe);
        is_first = false;
    }
    out.push('\n');
}

/// The words between blanks; blanks within code are no end of a word.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut from, mut at) = (0, 0);
    // How many backticks end the code that has begun.
    let mut fence = None;
    while let Some(character) = text[at..].chars().next() {
        match character {
            '\\' if fence.is_none() => {
                at += 1;
                at += text[at..].chars().next().map_or(0, char::len_utf8);
            }
            '`' => {
                let length = text[at..].len() - text[at..].trim_start_matches('`').len();
                at += length;
                match fence {
                    None => fence = Some(length),
                    Some(open) if open == length => fence = None,
                    Some(_) => {}
                }
            }
            ' ' if fence.is_none() => {
                words.push(&text[from..at]);
                at += 1;
                from = at;
            }
            other => at += other.len_utf8(),
        }
    }
    words.push(&text[from..]);
    words.retain(|word| !word.is_empty());
    words
}

/// A word at the beginning of a line, where it must not begin a heading, a list, a quote or a rule.
fn without_block(word: &str) -> Cow<'_, str> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if word.starts_with(['#', '>', '-', '+', '=', ':']) {
        return format!("\\{word}").into();
    }
    if digits > 0 && word[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &word[..digits], &word[digits..]).into();
    }
    word.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_code_whatever_is_in_it() {
        for (text, expected) in [
            ("a b", "`a b`"),
            ("a|b", "`a|b`"),
            ("a`b", "``a`b``"),
            ("``", "``` `` ```"),
            (" a", "`  a `"),
            ("", "`  `"),
            ("<b>&lt;*", "`<b>&lt;*`"),
            ("a\u{202e}b\nc", "`a\u{fffd}b\u{fffd}c`"),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn code_that_does_not_fit_is_cut() {
        assert_eq!(fitting_code("abc", 5), "`abc`");
        assert_eq!(fitting_code("abcd", 5), "`ab…`");
        assert_eq!(fitting_code("a|b", 9), "`a\\|b`");
        assert_eq!(fitting_code("||||", 7), "`\\|\\|…`");
        assert_eq!(fitting_code("ééééé", 5), "`éé…`");
        assert_eq!(fitting_code("abc", 0), "`…`");
    }

    #[test]
    fn paragraphs_are_wrapped_between_words_and_begin_no_block() {
        let wrapped = |text: &str, indent: &str| {
            let mut out = "x\n".to_owned();
            push_wrapped(&mut out, text, indent, 12);
            out
        };
        assert_eq!(wrapped("one two three four", ""), "x\none two\nthree four\n");
        assert_eq!(wrapped("a - b aaaaaa # c", "  "), "x\na - b aaaaaa\n  \\# c\n");
        assert_eq!(wrapped("aaaaaaaaaaaa - b", ""), "x\naaaaaaaaaaaa\n\\- b\n");
        assert_eq!(wrapped("aaaaaaaaaaaa 1. b", ""), "x\naaaaaaaaaaaa\n1\\. b\n");
        assert_eq!(wrapped("see `a b c d e f` and", ""), "x\nsee\n`a b c d e f`\nand\n");
        assert_eq!(wrapped("see \\`a b c d e", ""), "x\nsee \\`a b c\nd e\n");
        assert_eq!(wrapped("``a ` b`` c d e f", ""), "x\n``a ` b`` c\nd e f\n");
        assert_eq!(wrapped("ééééééééééééééé é", ""), "x\nééééééééééééééé\né\n");
        assert_eq!(wrapped("", ""), "x\n\n");
    }

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
