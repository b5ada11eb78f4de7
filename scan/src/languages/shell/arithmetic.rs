//! Arithmetic: `$(( … ))` and `(( … ))`, where a bare name is a variable.

use std::ops::Range;

use super::event::{Assign, Expand};
use super::parser::Parser;

impl Parser<'_> {
    /// Reads up to the `))` that ends it. Whether there is one: what begins like arithmetic may be
    /// a subshell.
    pub(super) fn arithmetic(&mut self) -> bool {
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'$' => self.dollar(true),
                b'`' => self.backticks(),
                b'\\' => self.skip(2),
                b'(' => {
                    open += 1;
                    self.at += 1;
                }
                b')' if open > 0 => {
                    open -= 1;
                    self.at += 1;
                }
                b')' if self.look(1) == Some(b')') => {
                    self.skip(2);
                    return true;
                }
                b')' => return false,
                b'0'..=b'9' => self.number(),
                _ => self.operand(),
            }
        }
        false
    }

    /// A number, of any base: `0xFF`, `16#FF`.
    fn number(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
            self.at += 1;
        }
    }

    /// A variable, or a character that is none.
    fn operand(&mut self) {
        let name = self.name_ahead(0);
        if name.is_empty() {
            self.at += 1;
            return;
        }
        self.at = name.end;
        let (is_read, is_set) = self.operator();
        if is_read {
            self.expand(name.clone(), Expand::default());
        }
        if is_set {
            self.assign(name, Assign::Script);
        }
    }

    /// Whether the operator after a name reads the variable, and whether it sets it.
    fn operator(&self) -> (bool, bool) {
        let rest = self.text.as_bytes()[self.at..self.end].trim_ascii_start();
        match rest {
            [b'=', b'=', ..] => (true, false),
            [b'=', ..] => (false, true),
            [b'+', b'+', ..]
            | [b'-', b'-', ..]
            | [b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^', b'=', ..]
            | [b'<', b'<', b'=', ..]
            | [b'>', b'>', b'=', ..] => (true, true),
            _ => (true, false),
        }
    }

    /// Reads the arguments of `let`: names that are set, and those that are read.
    pub(super) fn let_argument(&mut self, argument: Range<usize>) {
        let (at, end) = (self.at, self.end);
        (self.at, self.end) = (argument.start, argument.end);
        while self.peek().is_some() {
            self.operand();
        }
        (self.at, self.end) = (at, end);
    }
}
