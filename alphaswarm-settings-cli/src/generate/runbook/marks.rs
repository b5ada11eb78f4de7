//! The marks of a runbook, and what stands between and behind them.

use std::collections::HashMap;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

use crate::codes;

const OPEN: &str = "<!-- alphaswarm-settings:";
const CLOSE: &str = "-->";

/// The line that ends a block.
pub(super) const END: &str = "<!-- alphaswarm-settings: end -->\n";

/// What a block is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Name<'t> {
    /// The table of all secrets.
    Table,
    /// The secret with this key.
    Secret(&'t str),
}

impl<'t> Name<'t> {
    /// The key of the secret.
    pub(super) const fn key(self) -> Option<&'t str> {
        match self {
            Self::Table => None,
            Self::Secret(key) => Some(key),
        }
    }
}

/// A runbook, taken apart.
#[derive(Debug, Default)]
pub(super) struct Document<'t> {
    /// What stands above the first mark.
    pub(super) above: &'t str,
    pub(super) blocks: Vec<Block<'t>>,
}

/// A block, and the text behind it.
#[derive(Debug)]
pub(super) struct Block<'t> {
    pub(super) name: Name<'t>,
    /// Where its first mark stands.
    span: Span,
    /// What stands between the marks.
    pub(super) inner: &'t str,
    /// What stands behind the last mark, up to the next block.
    pub(super) behind: &'t str,
}

/// A runbook that was read.
#[derive(Debug, Default)]
pub(super) struct Read<'t> {
    pub(super) document: Document<'t>,
    pub(super) problems: Vec<Diagnostic>,
}

/// A line that is a mark.
enum Mark<'t> {
    Begin(Name<'t>),
    End,
    Unknown,
}

/// The line that begins a block.
pub(super) fn begin(name: Name<'_>) -> String {
    match name {
        Name::Table => format!("{OPEN} begin table {CLOSE}\n"),
        Name::Secret(key) => format!("{OPEN} begin secret {key} {CLOSE}\n"),
    }
}

/// Takes a file apart; all that is wrong with its marks in one run.
pub(super) fn read(source: &SourceFile) -> Read<'_> {
    let text = source.text();
    let mut read = Read::default();
    read.document.above = text;
    // The block without an end, and where the text within it begins.
    let mut open: Option<(Block<'_>, usize)> = None;
    let mut known = HashMap::new();
    // Where the text behind the last block begins.
    let mut behind = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        let start = at;
        at += line.len();
        match mark(line) {
            None => {}
            Some(Mark::Unknown) => read.problems.push(unknown(span)),
            Some(Mark::Begin(name)) => {
                if let Some((block, _)) = open.replace((Block::new(name, span), at)) {
                    read.problems.push(without_end(block.span));
                }
                read.document.ends_at(&text[behind..start]);
            }
            Some(Mark::End) => match open.take() {
                Some((block, from)) => {
                    let first = *known.entry(block.name).or_insert(block.span);
                    read.problems.extend((first != block.span).then(|| second(block.span, first)));
                    read.document.blocks.push(Block { inner: &text[from..start], ..block });
                    behind = at;
                }
                None => read.problems.push(without_begin(span)),
            },
        }
    }
    match open {
        Some((block, _)) => read.problems.push(without_end(block.span)),
        None => read.document.ends_at(&text[behind..]),
    }
    read.problems.sort_by_key(Diagnostic::span);
    read
}

fn mark(line: &str) -> Option<Mark<'_>> {
    let words = line.trim_end().strip_prefix(OPEN)?.strip_suffix(CLOSE);
    let words: Vec<_> = words.unwrap_or_default().split_whitespace().collect();
    Some(match words[..] {
        ["end"] => Mark::End,
        ["begin", "table"] => Mark::Begin(Name::Table),
        ["begin", "secret", key] if key::is_valid(key) => Mark::Begin(Name::Secret(key)),
        _ => Mark::Unknown,
    })
}

impl<'t> Document<'t> {
    /// The text behind the last block, or above all.
    fn ends_at(&mut self, text: &'t str) {
        match self.blocks.last_mut() {
            Some(last) => last.behind = text,
            None => self.above = text,
        }
    }
}

impl<'t> Block<'t> {
    const fn new(name: Name<'t>, span: Span) -> Self {
        Self { name, span, inner: "", behind: "" }
    }
}

fn broken(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(codes::BROKEN_RUNBOOK, span, message)
}

fn second(span: Span, first: Span) -> Diagnostic {
    let problem = broken(span, "two blocks have the same mark");
    problem.also(first, "the first one").help("delete one of them")
}

fn unknown(span: Span) -> Diagnostic {
    broken(span, "this mark is not one of the tool's").help(
        "the marks are `begin table`, `begin secret KEY` and `end`; write any other comment in other words",
    )
}

fn without_end(span: Span) -> Diagnostic {
    broken(span, "this block has no end").help(format!("write `{}` below it", END.trim_end()))
}

fn without_begin(span: Span) -> Diagnostic {
    broken(span, "no block begins above this end").help("delete the line")
}
