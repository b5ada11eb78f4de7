//! Text to syntax: lines, `field: value` pairs and their blocks.
//!
//! Nothing is checked here: a field may be unknown or repeated. Every piece borrows from the
//! source text and knows its place.

use crate::source_file::SourceFile;
use crate::span::{Span, Spanned};

/// Neighbouring lines that declare one variable.
#[derive(Debug)]
pub struct Block<'s> {
    /// The lines, in order.
    pub lines: Vec<Line<'s>>,
    /// The comment that ended the block before, when no blank line is between the two.
    pub cut_by_comment: Option<Span>,
}

/// One line of a block.
#[derive(Debug, Clone, Copy)]
pub struct Line<'s> {
    /// The line's number, from 1.
    pub number: usize,
    /// The line without surrounding blanks.
    pub text: Spanned<&'s str>,
    /// What the line is.
    pub content: Content<'s>,
}

/// What a line of a block holds.
#[derive(Debug, Clone, Copy)]
pub enum Content<'s> {
    /// `field: value`, both trimmed.
    Field {
        /// The name before the first colon.
        name: Spanned<&'s str>,
        /// Everything after it, to the end of the line.
        value: Spanned<&'s str>,
    },
    /// `KEY=value`, the form of another tool.
    Assignment {
        /// Everything after the `=`.
        value: Spanned<&'s str>,
    },
    /// Anything else.
    Other,
}

/// Splits a file into blocks and hands each to `visit`, in order.
///
/// Linear in the length of the text. One block is in memory at a time, so that the syntax of a
/// large file needs no more room than its longest block.
pub fn each_block<'s>(source: &'s SourceFile, visit: impl FnMut(&Block<'s>)) {
    let block = Block { lines: Vec::new(), cut_by_comment: None };
    let mut reader = Reader { block, visit };
    let mut offset = 0;
    for (index, raw) in source.text().split_inclusive('\n').enumerate() {
        reader.line(index + 1, trimmed(raw, offset));
        offset += raw.len();
    }
    reader.close();
}

/// Collects lines until their block ends.
struct Reader<'s, V> {
    block: Block<'s>,
    visit: V,
}

impl<'s, V: FnMut(&Block<'s>)> Reader<'s, V> {
    fn line(&mut self, number: usize, text: Spanned<&'s str>) {
        if text.value.is_empty() {
            self.close();
            self.block.cut_by_comment = None;
        } else if text.value.starts_with('#') {
            let cuts_a_block = !self.block.lines.is_empty();
            self.close();
            if cuts_a_block {
                self.block.cut_by_comment = Some(text.span);
            }
        } else {
            self.block.lines.push(Line { number, text, content: content(text) });
        }
    }

    fn close(&mut self) {
        if !self.block.lines.is_empty() {
            (self.visit)(&self.block);
            self.block.lines.clear();
            self.block.cut_by_comment = None;
        }
    }
}

fn content(line: Spanned<&str>) -> Content<'_> {
    let text = line.value;
    // The names of fields are short, so this looks at the first few bytes of nearly every line.
    let Some(mark) = text.bytes().position(|byte| byte == b':' || byte == b'=') else {
        return Content::Other;
    };
    let is_assignment = text.as_bytes()[mark] == b'=';
    if is_assignment && crate::key::is_valid(assigned_name(&text[..mark])) {
        return Content::Assignment { value: part(line, mark + 1, text.len()) };
    }
    match text[mark..].find(':').map(|after| mark + after) {
        Some(colon) => {
            Content::Field { name: part(line, 0, colon), value: part(line, colon + 1, text.len()) }
        }
        None => Content::Other,
    }
}

fn assigned_name(left: &str) -> &str {
    let left = left.trim();
    left.strip_prefix("export ").map_or(left, str::trim_start)
}

/// The trimmed piece of `line` between two offsets counted within it.
fn part(line: Spanned<&str>, from: usize, to: usize) -> Spanned<&str> {
    trimmed(&line.value[from..to], line.span.start + from)
}

pub(crate) fn trimmed(text: &str, offset: usize) -> Spanned<&str> {
    let left = text.trim_start();
    let offset = offset + (text.len() - left.len());
    let both = left.trim_end();
    Spanned::new(both, Span::of(both, offset))
}

/// The trimmed pieces of a comma-separated value; an empty value has none.
pub(crate) fn comma_list(value: Spanned<&str>) -> impl Iterator<Item = Spanned<&str>> {
    let mut offset = value.span.start;
    let pieces = (!value.value.is_empty()).then(|| value.value.split(','));
    pieces.into_iter().flatten().map(move |piece| {
        let item = trimmed(piece, offset);
        offset += piece.len() + 1;
        item
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_end_at_blank_lines_and_comments() {
        let source = SourceFile::new("f", "a: 1\nb:2 # x\n\n# note\nc : d:e\r\n  # cut\nf: \n");
        let mut blocks = Vec::new();
        each_block(&source, |block| blocks.push((block.lines.clone(), block.cut_by_comment)));
        let sizes: Vec<_> = blocks.iter().map(|(lines, _)| lines.len()).collect();
        assert_eq!(sizes, [2, 1, 1]);
        let Content::Field { name, value } = blocks[1].0[0].content else { panic!("a field") };
        assert_eq!((name.value, value.value), ("c", "d:e"));
        assert_eq!(&source.text()[value.span.start..value.span.end], "d:e");
        let Content::Field { value, .. } = blocks[0].0[1].content else { panic!("a field") };
        assert_eq!(value.value, "2 # x");
        assert!(blocks[1].1.is_none());
        assert!(blocks[2].1.is_some());
    }

    #[test]
    fn an_assignment_is_told_from_a_field() {
        let kinds = |text: &str| match content(Spanned::new(text, Span::of(text, 0))) {
            Content::Field { .. } => "field",
            Content::Assignment { .. } => "assignment",
            Content::Other => "other",
        };
        assert_eq!(kinds("A_URL=https://x"), "assignment");
        assert_eq!(kinds("export A = 1"), "assignment");
        assert_eq!(kinds("default: a=b"), "field");
        assert_eq!(kinds("what is this = that"), "other");
        assert_eq!(kinds("word"), "other");
    }
}
