//! A stream, cut into its documents before any of them is parsed: a broken one ends at the next
//! `---`, which can stand at the beginning of a line in no value.

/// A part of a stream and the line that it begins on, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub(super) text: &'t str,
    pub(super) line: usize,
}

/// The parts that hold anything but comments and directives.
pub(super) fn split(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    let mut line = 1;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let (end, lines, holds_any) = extent(rest);
            let part = Part { text: &rest[..end], line };
            rest = &rest[end..];
            line += lines;
            if holds_any {
                return Some(part);
            }
        }
    })
}

/// Where the first part ends, how many lines it has, and whether it holds anything.
fn extent(text: &str) -> (usize, usize, bool) {
    let (mut end, mut lines, mut holds_any) = (0, 0, false);
    for line in text.split_inclusive('\n') {
        let content = marked(line);
        if content.is_some() && lines > 0 {
            break;
        }
        let content = content.unwrap_or(line).trim();
        holds_any |= !content.is_empty() && !content.starts_with(['#', '%']) && content != "...";
        end += line.len();
        lines += 1;
    }
    (end, lines, holds_any)
}

/// What follows the mark that begins a document.
fn marked(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("---")?;
    (rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r'])).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_begin_at_a_mark_and_empty_ones_are_left_out() {
        let text = "# head\n%YAML 1.2\n---\na: 1\n--- # b\n\n---\r\nb: |\n  ---\n--- {c: 1}\n---\n...\n---x: 1\n";
        let parts: Vec<_> = split(text).map(|part| (part.line, part.text)).collect();
        assert_eq!(
            parts,
            [
                (3, "---\na: 1\n"),
                (7, "---\r\nb: |\n  ---\n"),
                (10, "--- {c: 1}\n"),
                (11, "---\n...\n---x: 1\n")
            ]
        );
        assert_eq!(split("").count(), 0);
        assert_eq!(split("---").count(), 0);
    }
}
