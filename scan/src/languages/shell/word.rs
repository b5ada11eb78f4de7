//! Words: what stands between blanks and operators, with its quotes.

use std::ops::Range;

use super::parser::Parser;

/// A word of a command.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) span: Range<usize>,
    /// Whether it is what it says: without quotes, escapes and expansions.
    pub(super) is_plain: bool,
}

impl Parser<'_> {
    /// Reads the word that begins here.
    pub(super) fn word(&mut self) -> Word {
        self.word_until(|parser, byte| {
            matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b';' | b'&' | b'|' | b'<' | b'>' | b')')
                || (byte == b'(' && !parser.is_after(b"?*+@!"))
        })
    }

    /// Reads a word of `[[ … ]]`, where operators of the shell are those of expressions.
    pub(super) fn test_word(&mut self) -> Word {
        self.word_until(|_, byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
    }

    fn word_until(&mut self, is_end: impl Fn(&Self, u8) -> bool) -> Word {
        let start = self.at;
        let mut is_plain = true;
        // Patterns like `@(a|b)` hold what otherwise ends a word.
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'\'' => {
                    self.at += 1;
                    self.skip_past(b'\'');
                }
                b'"' => self.nested(Self::double_quotes),
                b'$' => self.dollar(false),
                b'`' if self.in_backticks => break,
                b'`' => self.backticks(),
                b'\\' => self.skip(2),
                b'(' if open > 0 || !is_end(self, byte) => {
                    open += 1;
                    self.at += 1;
                }
                b')' if open > 0 => {
                    open -= 1;
                    self.at += 1;
                }
                b'\n' => break,
                _ if open == 0 && is_end(self, byte) => break,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            is_plain = false;
        }
        Word { span: start..self.at, is_plain }
    }

    /// Whether the byte before is one of these.
    fn is_after(&self, bytes: &[u8]) -> bool {
        self.at.checked_sub(1).is_some_and(|at| bytes.contains(&self.text.as_bytes()[at]))
    }

    /// Reads a string in double quotes; the next byte is the first of them.
    pub(super) fn double_quotes(&mut self) {
        self.at += 1;
        loop {
            match self.peek() {
                Some(b'"') => return self.skip(1),
                Some(b'\\') => self.skip(2),
                Some(b'$') => self.dollar(true),
                Some(b'`') if self.in_backticks => return,
                Some(b'`') => self.backticks(),
                Some(_) => self.at += 1,
                None => return self.give_up(),
            }
        }
    }
}
