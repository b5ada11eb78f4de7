//! Text put together from pieces of another: lines without what continues them, a block without its
//! indentation.

use std::ops::Range;

/// Text whose bytes know where they come from.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub(super) text: String,
    pieces: Vec<Piece>,
    /// Where all of it comes from, if nothing more is known.
    whole: Option<Range<usize>>,
}

#[derive(Debug)]
struct Piece {
    /// Where it begins in the text.
    start: usize,
    /// Where it begins in the source.
    source: usize,
    /// Whether it stands in place of something else.
    is_filler: bool,
}

impl Joined {
    /// A text of which the source holds no part as it is.
    pub(super) fn hidden(text: &str, source: Range<usize>) -> Self {
        Self { text: text.to_owned(), pieces: Vec::new(), whole: Some(source) }
    }

    /// Adds a piece of the source.
    pub(super) fn push(&mut self, source: &str, span: Range<usize>) {
        if span.is_empty() {
            return;
        }
        self.pieces.push(Piece { start: self.text.len(), source: span.start, is_filler: false });
        self.text.push_str(&source[span]);
    }

    /// Adds a character in place of what begins at a byte of the source.
    pub(super) fn push_filler(&mut self, filler: char, source: usize) {
        self.pieces.push(Piece { start: self.text.len(), source, is_filler: true });
        self.text.push(filler);
    }

    /// Where bytes of the text stand in the source.
    pub(super) fn source(&self, span: &Range<usize>) -> Range<usize> {
        if let Some(whole) = &self.whole {
            return whole.clone();
        }
        let start = self.at(span.start, 0);
        if span.is_empty() {
            return start..start;
        }
        start..self.at(span.end - 1, 1)
    }

    /// Where the end of `length` bytes of the text stands in the source.
    fn at(&self, at: usize, length: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.start <= at);
        match next.checked_sub(1).and_then(|index| self.pieces.get(index)) {
            Some(piece) if piece.is_filler => piece.source,
            Some(piece) => piece.source + (at - piece.start) + length,
            None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_back_to_the_source() {
        let source = "ab\\\ncd\\\nef";
        let mut joined = Joined::default();
        for span in [0..2, 2..2, 4..6, 8..10] {
            joined.push(source, span);
        }
        assert_eq!(joined.text, "abcdef");
        assert_eq!(&source[joined.source(&(1..3))], "b\\\nc");
        assert_eq!(&source[joined.source(&(2..4))], "cd");
        assert_eq!(joined.source(&(6..6)), 10..10);
        joined.push_filler(' ', 10);
        assert_eq!(joined.source(&(5..7)), 9..10);
        assert_eq!(Joined::default().source(&(0..0)), 0..0);
    }
}
