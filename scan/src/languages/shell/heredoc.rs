//! Here-documents: the lines after a command that it reads.

use super::parser::Parser;

/// A here-document whose lines are still to come.
#[derive(Debug, Clone)]
pub(super) struct Heredoc<'t> {
    /// The line that ends it.
    delimiter: &'t str,
    /// Whether its delimiter is quoted, so that nothing in it is expanded.
    is_literal: bool,
    /// Whether tabs before the delimiter are ignored.
    is_indented: bool,
}

impl Parser<'_> {
    /// Reads the delimiter that follows `<<` or `<<-`.
    pub(super) fn heredoc_delimiter(&mut self, is_indented: bool) {
        self.skip_blanks();
        let text = self.text;
        let word = self.word();
        let raw = &text[word.span];
        let delimiter = raw.trim_start_matches('\\').trim_matches(['\'', '"']);
        if !delimiter.is_empty() {
            let is_literal = raw != delimiter;
            self.heredocs.push(Heredoc { delimiter, is_literal, is_indented });
        }
    }

    /// Reads the here-documents that the line before announced.
    pub(super) fn heredoc_bodies(&mut self) {
        for heredoc in std::mem::take(&mut self.heredocs) {
            let start = self.at;
            let (end, next) = self.heredoc_end(&heredoc);
            if !heredoc.is_literal {
                let outer = std::mem::replace(&mut self.end, end);
                self.nested(Self::heredoc_body);
                self.end = outer;
            }
            self.at = next.max(start);
        }
    }

    /// Where the lines end, and where the text after the delimiter begins.
    fn heredoc_end(&mut self, heredoc: &Heredoc<'_>) -> (usize, usize) {
        let mut start = self.at;
        for line in self.text[start..self.end].split_inclusive('\n') {
            let bare = line.trim_end_matches(['\n', '\r']);
            let bare = if heredoc.is_indented { bare.trim_start_matches('\t') } else { bare };
            let next = start + line.len();
            if bare == heredoc.delimiter {
                return (start, next);
            }
            start = next;
        }
        self.is_broken = true;
        (self.end, self.end)
    }

    fn heredoc_body(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' => self.skip(2),
                b'$' => self.dollar(true),
                b'`' => self.backticks(),
                _ => self.at += 1,
            }
        }
    }
}
