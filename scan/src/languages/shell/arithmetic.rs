//! Arithmetic: `$(( … ))` and `(( … ))`, where a bare name is a variable.

use std::ops::Range;

use super::event::{Assign, Expand};
use super::parser::Parser;

/// How many bytes may be read in vain. What begins like arithmetic and is none is read twice, and so is
/// all that nests in it: without an end to it, that doubles with each level.
const VAIN: usize = 1 << 20;

impl Parser<'_> {
    /// Reads what begins like arithmetic, with `opening` bytes before it. Where it is none, nothing is
    /// read.
    pub(super) fn is_arithmetic(&mut self, opening: usize) -> bool {
        if self.vain > VAIN {
            return false;
        }
        let (start, is_broken) = (self.at, self.is_broken);
        let (events, comments) = (self.events.len(), self.comments.len());
        let heredocs = self.heredocs.clone();
        self.skip(opening);
        if self.arithmetic() {
            return true;
        }
        self.vain += self.at - start;
        (self.at, self.is_broken) = (start, is_broken);
        self.events.truncate(events);
        self.comments.truncate(comments);
        self.heredocs = heredocs;
        false
    }

    /// Reads up to the `))` that ends it. Whether there is one: what begins like arithmetic may be
    /// a subshell.
    fn arithmetic(&mut self) -> bool {
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

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::super::scan;

    /// Hours, if all that nests were read twice for each level.
    #[test]
    fn what_seems_to_be_arithmetic_over_and_over_is_read_quickly() {
        for text in
            ["((`".repeat(60), "$((`".repeat(60), "((((((((`".repeat(60), "(".repeat(1 << 20)]
        {
            let start = Instant::now();
            let _ = scan(&text, |_| false);
            assert!(start.elapsed() < Duration::from_secs(5), "{text:.20}");
        }
    }

    #[test]
    fn what_is_no_arithmetic_is_read_once() {
        let script = "((echo $A # c\n); echo $(( $B )) $((echo $C `# d\n`) ))";
        let found = scan(script, |_| false);
        let names: Vec<_> = found.uses.iter().map(|of| format!("{:?}", of.name)).collect();
        assert_eq!(names, ["Literal(\"A\")", "Literal(\"B\")", "Literal(\"C\")"]);
        assert_eq!(found.comments.len(), 2, "{:?}", found.comments);
    }
}
