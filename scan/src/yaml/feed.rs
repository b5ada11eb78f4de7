//! A text as the parser asks for it.

use std::io::{BufRead, Read, Result};

/// The parser takes all that it is offered at once, four bytes for each character.
const PIECE: usize = 4096;

/// Hands a text out in small pieces, and ends it with a line break, as Kubernetes does: the parser
/// panics at a block scalar that ends without one.
#[derive(Debug)]
pub(super) struct Feed<'t> {
    rest: &'t str,
    /// The line break that is still to come.
    end: &'static [u8],
}

impl<'t> Feed<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text, end: if text.ends_with('\n') { b"" } else { b"\n" } }
    }
}

impl BufRead for Feed<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.rest.is_empty() {
            return Ok(self.end);
        }
        let end =
            (0..=PIECE.min(self.rest.len())).rev().find(|&end| self.rest.is_char_boundary(end));
        Ok(&self.rest.as_bytes()[..end.unwrap_or_default()])
    }

    fn consume(&mut self, amount: usize) {
        if self.rest.is_empty() {
            self.end = self.end.get(amount..).unwrap_or_default();
        } else {
            self.rest = self.rest.get(amount..).unwrap_or_default();
        }
    }
}

impl Read for Feed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let mut offered = self.fill_buf()?;
        let amount = offered.read(buffer)?;
        self.consume(amount);
        Ok(amount)
    }
}
