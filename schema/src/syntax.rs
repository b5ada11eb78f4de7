//! Text to syntax: lines, `field: value` pairs and the blocks they stand in.
//!
//! Nothing is judged here: a field may be unknown or stand twice. Every piece borrows from the
//! source text and knows its place.

use crate::source_file::SourceFile;
use crate::span::{Span, Spanned};

/// The blocks of a file, in order.
#[derive(Debug, Default)]
pub struct Syntax<'s> {
    /// Every run of lines that are neither blank nor comments.
    pub blocks: Vec<Block<'s>>,
}

/// Neighbouring lines that declare one variable.
#[derive(Debug)]
pub struct Block<'s> {
    /// The lines, in order.
    pub lines: Vec<Line<'s>>,
    /// The comment that ended the block before, when no blank line stands between the two.
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

/// Splits a file into blocks. Linear in the length of the text.
#[must_use]
pub fn read(source: &SourceFile) -> Syntax<'_> {
    let mut reader = Reader::default();
    let mut offset = 0;
    for (index, raw) in source.text().split_inclusive('\n').enumerate() {
        reader.line(index + 1, trimmed(raw, offset));
        offset += raw.len();
    }
    reader.finish()
}

#[derive(Default)]
struct Reader<'s> {
    syntax: Syntax<'s>,
    open: Vec<Line<'s>>,
    cut_by_comment: Option<Span>,
}

impl<'s> Reader<'s> {
    fn line(&mut self, number: usize, text: Spanned<&'s str>) {
        if text.value.is_empty() {
            self.close();
            self.cut_by_comment = None;
        } else if text.value.starts_with('#') {
            let cuts_a_block = !self.open.is_empty();
            self.close();
            if cuts_a_block {
                self.cut_by_comment = Some(text.span);
            }
        } else {
            self.open.push(Line { number, text, content: content(text) });
        }
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            let lines = std::mem::take(&mut self.open);
            let cut_by_comment = self.cut_by_comment.take();
            self.syntax.blocks.push(Block { lines, cut_by_comment });
        }
    }

    fn finish(mut self) -> Syntax<'s> {
        self.close();
        self.syntax
    }
}

fn content(line: Spanned<&str>) -> Content<'_> {
    let colon = line.value.find(':');
    if let Some(equals) = line.value.find('=') {
        let before_colon = colon.is_none_or(|colon| equals < colon);
        if before_colon && crate::key::is_valid(assigned_name(&line.value[..equals])) {
            return Content::Assignment { value: part(line, equals + 1, line.value.len()) };
        }
    }
    match colon {
        Some(colon) => Content::Field {
            name: part(line, 0, colon),
            value: part(line, colon + 1, line.value.len()),
        },
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
        let syntax = read(&source);
        let sizes: Vec<_> = syntax.blocks.iter().map(|block| block.lines.len()).collect();
        assert_eq!(sizes, [2, 1, 1]);
        let Content::Field { name, value } = syntax.blocks[1].lines[0].content else {
            panic!("a field")
        };
        assert_eq!((name.value, value.value), ("c", "d:e"));
        assert_eq!(&source.text()[value.span.start..value.span.end], "d:e");
        let Content::Field { value, .. } = syntax.blocks[0].lines[1].content else {
            panic!("a field")
        };
        assert_eq!(value.value, "2 # x");
        assert!(syntax.blocks[1].cut_by_comment.is_none());
        assert!(syntax.blocks[2].cut_by_comment.is_some());
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
