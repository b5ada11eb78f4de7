//! Marks in a page that a person writes: what stands between them is the command's.

use std::collections::HashMap;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::span::Span;

use crate::codes;

const OPEN: &str = "<!-- alphaswarm-settings:";
const CLOSE: &str = "-->";

/// A page, taken apart.
#[derive(Debug, Default)]
pub(super) struct Marked<'t> {
    pub(super) blocks: Vec<Block<'t>>,
    /// What stands behind the last block.
    pub(super) rest: &'t str,
    pub(super) problems: Vec<Diagnostic>,
}

/// A block of the command.
#[derive(Debug)]
pub(super) struct Block<'t> {
    /// What stands above it, with the line that begins it.
    pub(super) above: &'t str,
    /// Its group; none where it is for all of them.
    pub(super) group: Option<&'t str>,
    /// What stands between its marks.
    pub(super) inner: &'t str,
    /// The line that ends it, with its line end.
    pub(super) end: &'t str,
}

/// A line that is a mark.
enum Mark<'t> {
    Begin(Option<&'t str>),
    End,
    Unknown,
}

/// Whether a line is a mark, even a wrong one.
pub(super) fn is_mark(line: &str) -> bool {
    line.starts_with(OPEN)
}

/// Takes a page apart; all that is wrong with its marks in one run. `groups` are those of the schema.
pub(super) fn read<'t>(text: &'t str, groups: &[&str]) -> Marked<'t> {
    let mut marked = Marked::default();
    // The block without an end, where the text within it begins, and where its mark is.
    let mut open: Option<(Block<'_>, usize, Span)> = None;
    let mut known: HashMap<Option<&str>, Span> = HashMap::new();
    // Where the text behind the last block begins.
    let mut behind = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        let start = at;
        at += line.len();
        match mark(line) {
            None => {}
            Some(Mark::Unknown) => marked.problems.push(unknown(span)),
            Some(Mark::Begin(group)) => {
                marked.problems.extend(unknown_group(group, groups, span));
                if let Some(first) = known.insert(group, span) {
                    marked.problems.push(second(span, first));
                }
                let block = Block { above: &text[behind..at], group, inner: "", end: "" };
                if let Some((_, _, span)) = open.replace((block, at, span)) {
                    marked.problems.push(without_end(span));
                }
            }
            Some(Mark::End) => match open.take() {
                Some((block, from, _)) => {
                    let (inner, end) = (&text[from..start], &text[start..at]);
                    marked.blocks.push(Block { inner, end, ..block });
                    behind = at;
                }
                None => marked
                    .problems
                    .push(broken(span, "no block begins above this end").help("delete the line")),
            },
        }
    }
    if let Some((_, _, span)) = open {
        marked.problems.push(without_end(span));
    }
    marked.rest = &text[behind..];
    marked.problems.sort_by_key(Diagnostic::span);
    marked
}

fn mark(line: &str) -> Option<Mark<'_>> {
    let words = line.trim_end().strip_prefix(OPEN)?;
    let words = words.strip_suffix(CLOSE).unwrap_or_default().trim();
    let group = words.strip_prefix("begin").map(str::trim_start);
    Some(match (words, group) {
        ("end", _) => Mark::End,
        ("begin", _) => Mark::Begin(None),
        (_, Some(group)) => match group.strip_prefix("group=") {
            Some(name) if !name.is_empty() => Mark::Begin(Some(name)),
            _ => Mark::Unknown,
        },
        _ => Mark::Unknown,
    })
}

fn broken(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(codes::BROKEN_MARKS, span, message)
}

fn unknown_group(group: Option<&str>, groups: &[&str], span: Span) -> Option<Diagnostic> {
    let group = group.filter(|group| !groups.contains(group))?;
    let problem = broken(span, format!("no variable has the group `{}`", mask::shown(group)));
    Some(match nearest(group, groups.iter().copied()) {
        Some(meant) => problem.help(format!("did you mean `{}`?", mask::shown(meant))),
        None => problem.help("name it in the schema, or write `begin` alone for all groups"),
    })
}

fn unknown(span: Span) -> Diagnostic {
    broken(span, "this mark is not one of the tool's")
        .help("the marks are `begin`, `begin group=NAME` and `end`; write any other comment in other words")
}

fn second(span: Span, first: Span) -> Diagnostic {
    let problem = broken(span, "two blocks are for the same group");
    problem.also(first, "the first one").help("delete one of them")
}

fn without_end(span: Span) -> Diagnostic {
    broken(span, "this block has no end").help(format!("write `{OPEN}end {CLOSE}` below it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Vec<Option<String>>, Vec<String>) {
        let marked = read(text, &["Runtime", "Two words"]);
        let groups = marked.blocks.iter().map(|block| block.group.map(str::to_owned)).collect();
        let problems = marked.problems.iter().map(|problem| problem.message.clone()).collect();
        (groups, problems)
    }

    #[test]
    fn marks_in_pairs_are_blocks() {
        let text = "a\n<!-- alphaswarm-settings:begin group=Two words -->\nb\n\
                    <!-- alphaswarm-settings:end -->\nc\n<!-- alphaswarm-settings: begin -->\n\
                    <!-- alphaswarm-settings: end -->";
        let (groups, problems) = read_text(text);
        assert_eq!(groups, [Some("Two words".to_owned()), None]);
        assert_eq!(problems, [""; 0]);
        assert_eq!(read_text(" <!-- alphaswarm-settings:end -->\n"), (vec![], vec![]));
    }

    #[test]
    fn other_marks_are_problems() {
        let begin = "<!-- alphaswarm-settings:begin group=Runtime -->\n";
        let end = "<!-- alphaswarm-settings:end -->\n";
        for (text, expected) in [
            (begin.to_owned(), vec!["this block has no end"]),
            (end.to_owned(), vec!["no block begins above this end"]),
            (
                [begin, begin, end].concat(),
                vec!["this block has no end", "two blocks are for the same group"],
            ),
            (begin.replace("Runtime", "Runtme") + end, vec!["no variable has the group `Runtme`"]),
            (
                "<!-- alphaswarm-settings:begin gruop=x -->".to_owned(),
                vec!["this mark is not one of the tool's"],
            ),
            (
                "<!-- alphaswarm-settings:begin group= -->".to_owned(),
                vec!["this mark is not one of the tool's"],
            ),
            ("<!-- alphaswarm-settings:end".to_owned(), vec!["this mark is not one of the tool's"]),
        ] {
            assert_eq!(read_text(&text).1, expected, "{text}");
        }
    }
}
