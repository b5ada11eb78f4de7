//! What begins with a dollar sign, and command substitution.

use std::ops::Range;

use super::command::End;
use super::event::{Assign, Expand};
use super::parser::Parser;

impl Parser<'_> {
    /// Reads an expansion or substitution; the next byte is the dollar sign.
    pub(super) fn dollar(&mut self, in_quotes: bool) {
        match self.look(1) {
            Some(b'(') if self.look(2) == Some(b'(') => self.nested(Self::arithmetic_or_command),
            Some(b'(') => {
                self.skip(2);
                self.nested(|parser| parser.substitution(End::Parenthesis));
            }
            // An expression of a workflow, which no shell sees.
            Some(b'{') if self.look(2) == Some(b'{') => {
                self.skip(3);
                while self.peek().is_some() && !self.starts_with("}}") {
                    self.at += 1;
                }
                self.skip(2);
            }
            Some(b'{') => self.nested(|parser| parser.braced(in_quotes)),
            Some(b'\'') if !in_quotes => {
                self.skip(2);
                self.escaped_quotes();
            }
            Some(b'"') if !in_quotes => self.at += 1,
            _ => {
                let name = self.name_ahead(1);
                if name.is_empty() {
                    // `$1`, `$?`; or a dollar sign that is only one.
                    let is_special =
                        self.look(1).is_some_and(|byte| b"0123456789?#*@!$-".contains(&byte));
                    self.skip(if is_special { 2 } else { 1 });
                } else {
                    self.at = name.end;
                    self.expand(name, Expand::default());
                }
            }
        }
    }

    /// `$((`, which begins arithmetic or a command that begins with a subshell.
    fn arithmetic_or_command(&mut self) {
        if !self.is_arithmetic(3) {
            self.skip(2);
            self.substitution(End::Parenthesis);
        }
    }

    /// Reads the commands of a substitution up to its end.
    pub(super) fn substitution(&mut self, end: End) {
        let in_backticks = std::mem::replace(&mut self.in_backticks, end == End::Backtick);
        self.commands(end);
        self.in_backticks = in_backticks;
    }

    /// Reads a command in backticks.
    pub(super) fn backticks(&mut self) {
        self.at += 1;
        self.nested(|parser| parser.substitution(End::Backtick));
    }

    /// Reads the rest of `$'…'`.
    fn escaped_quotes(&mut self) {
        loop {
            match self.peek() {
                Some(b'\'') => return self.skip(1),
                Some(b'\\') => self.skip(2),
                Some(_) => self.at += 1,
                None => return self.give_up(),
            }
        }
    }

    /// `${…}`, with all that a shell lets stand in it.
    fn braced(&mut self, in_quotes: bool) {
        let start = self.at;
        self.skip(2);
        if self.peek() == Some(b'(') {
            // Flags of zsh.
            self.skip_past(b')');
        }
        let is_indirect = self.peek() == Some(b'!') && !self.name_ahead(1).is_empty();
        let is_length = self.peek() == Some(b'#') && !self.name_ahead(1).is_empty();
        self.skip(usize::from(is_indirect || is_length));
        let name = self.name_ahead(0);
        if name.is_empty() {
            // A parameter by number or sign.
            self.skip(usize::from(self.peek() != Some(b'}')));
            self.parameter_word(in_quotes, false);
            return;
        }
        self.at = name.end;
        let lists_names = is_indirect && matches!(self.peek(), Some(b'*' | b'@'));
        let lists_keys = is_indirect && self.peek() == Some(b'[');
        let index = self.events.len();
        if !lists_names {
            self.expand(name.clone(), Expand::default());
        }
        if self.peek() == Some(b'[') {
            self.subscript();
        }
        let (operator, value) = self.operator_and_word(in_quotes);
        if is_indirect && !lists_names && !lists_keys {
            self.expand_dynamic(start..self.at);
        }
        self.apply_operator(index, name, operator, value);
    }

    /// Reads the operator after a parameter and its word, past the brace.
    fn operator_and_word(&mut self, in_quotes: bool) -> (Option<u8>, Range<usize>) {
        self.skip(usize::from(self.peek() == Some(b':') && self.look(1).is_some_and(is_operator)));
        let operator = self.peek().filter(|&byte| is_operator(byte));
        self.skip(usize::from(operator.is_some()));
        let start = self.at;
        self.parameter_word(in_quotes, operator.is_none());
        let is_closed = self.text.as_bytes()[start..self.at].ends_with(b"}");
        (operator, start..self.at - usize::from(is_closed))
    }

    /// Adds to the expansion what its operator says of it.
    fn apply_operator(
        &mut self,
        index: usize,
        name: Range<usize>,
        operator: Option<u8>,
        value: Range<usize>,
    ) {
        let Some(operator) = operator else { return };
        if let Some(expand) = self.events.get_mut(index).and_then(|event| event.what.as_expand()) {
            expand.is_guarded = true;
            expand.is_own |= operator == b'=';
            expand.value = matches!(operator, b'-' | b'=').then_some(value);
        }
        if operator == b'=' {
            self.assign(name, Assign::Default);
        }
    }

    /// Reads up to the brace that ends a parameter, and past it.
    fn parameter_word(&mut self, in_quotes: bool, is_pattern: bool) {
        loop {
            match self.peek() {
                Some(b'}') => return self.skip(1),
                Some(b'\\') => self.skip(2),
                Some(b'$') => self.dollar(in_quotes),
                Some(b'`') if !self.in_backticks => self.backticks(),
                Some(b'"') => self.nested(Self::double_quotes),
                Some(b'\'') if !in_quotes || is_pattern => {
                    self.at += 1;
                    self.skip_past(b'\'');
                }
                Some(_) => self.at += 1,
                None => return self.give_up(),
            }
        }
    }

    /// Reads a subscript, past its bracket.
    pub(super) fn subscript(&mut self) {
        self.at += 1;
        loop {
            match self.peek() {
                Some(b']') => return self.skip(1),
                Some(b'\\') => self.skip(2),
                Some(b'$') => self.dollar(false),
                Some(b'"') => self.nested(Self::double_quotes),
                Some(b'\n') | None => return,
                Some(_) => self.at += 1,
            }
        }
    }
}

/// Whether it says what happens when a variable is unset.
fn is_operator(byte: u8) -> bool {
    matches!(byte, b'-' | b'=' | b'+' | b'?')
}
