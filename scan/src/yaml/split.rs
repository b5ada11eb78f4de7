//! A stream, cut into its documents before any of them is parsed, as Kubernetes does: a broken
//! document ends at the next line that begins with `---`, which none can in a value.

use std::ops::Range;

/// A part of a stream that holds at most one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Its bytes, without the line that separates it from the part before.
    pub(super) span: Range<usize>,
    /// Whether that line holds more than a comment behind its `---`: Kubernetes rejects it. The
    /// bytes then include the line.
    pub(super) is_misplaced: bool,
}

/// The parts of a text from a byte on, which begins a line. Empty parts are among them.
pub(super) fn split(text: &[u8], start: usize) -> impl Iterator<Item = Part> {
    let first = Separator { line: start, end: start, is_misplaced: false };
    let mut next = Some(separator(text, start).unwrap_or(first));
    std::iter::from_fn(move || {
        let Separator { line, end, is_misplaced } = next.take()?;
        next = lines_after(text, end).find_map(|line| separator(text, line));
        let start = if is_misplaced { line } else { end };
        let end = next.as_ref().map_or(text.len(), |next| next.line);
        Some(Part { span: start..end, is_misplaced })
    })
}

/// A line that begins with `---`.
#[derive(Debug)]
struct Separator {
    line: usize,
    /// Where the next line begins.
    end: usize,
    is_misplaced: bool,
}

fn separator(text: &[u8], line: usize) -> Option<Separator> {
    let rest = text.get(line..)?.strip_prefix(b"---")?;
    let length = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |at| at + 1);
    let content = rest[..length].trim_ascii();
    let is_misplaced = !content.is_empty() && !content.starts_with(b"#");
    Some(Separator { line, end: line + 3 + length, is_misplaced })
}

/// Where lines begin, from one on that begins at `start`.
fn lines_after(text: &[u8], start: usize) -> impl Iterator<Item = usize> {
    let mut at = Some(start);
    std::iter::from_fn(move || {
        let line = at?;
        let rest = text.get(line..)?;
        at = rest.iter().position(|&byte| byte == b'\n').map(|end| line + end + 1);
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&str, bool)> {
        let parts = split(text.as_bytes(), 0);
        parts.map(|part| (&text[part.span], part.is_misplaced)).collect()
    }

    #[test]
    fn documents_begin_behind_a_separator() {
        for (text, expected) in [
            ("", &[("", false)] as &[_]),
            ("a", &[("a", false)]),
            ("---", &[("", false)]),
            ("---\na\n", &[("a\n", false)]),
            (
                "# c\n---\na: 1\n--- # b\n\n---\r\nb: |\n  ---\n---\t\nc",
                &[
                    ("# c\n", false),
                    ("a: 1\n", false),
                    ("\n", false),
                    ("b: |\n  ---\n", false),
                    ("c", false),
                ],
            ),
            (
                "a\n--- {c: 1}\nd\n---x: 1\n",
                &[("a\n", false), ("--- {c: 1}\nd\n", true), ("---x: 1\n", true)],
            ),
            ("---\n---\n", &[("", false), ("", false)]),
        ] {
            assert_eq!(parts(text), expected, "{text:?}");
        }
    }
}
