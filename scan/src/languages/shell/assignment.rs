//! Assignments: `X=…`, `X+=…`, `X[1]=…`, `X=(…)`.

use std::ops::Range;

use super::event::{Assign, What};
use super::parser::Parser;

/// How long a subscript on the left of an assignment is looked for.
const SUBSCRIPT: usize = 256;

impl Parser<'_> {
    /// The name that is assigned here, if the text goes on with an assignment.
    pub(super) fn assignment_ahead(&self) -> Option<Range<usize>> {
        let name = self.name_ahead(0);
        if name.is_empty() {
            return None;
        }
        let mut rest = &self.text.as_bytes()[name.end..self.end];
        if rest.first() == Some(&b'[') {
            let length = rest
                .iter()
                .take(SUBSCRIPT)
                .take_while(|&&byte| byte != b'\n')
                .position(|&byte| byte == b']')?;
            rest = &rest[length + 1..];
        }
        matches!(rest, [b'=', ..] | [b'+', b'=', ..]).then_some(name)
    }

    /// Reads the assignment to a name, and notes it. Which event it is.
    pub(super) fn assignment(&mut self, name: Range<usize>, assign: Assign) -> usize {
        self.at = name.end;
        if self.peek() == Some(b'[') {
            self.subscript();
        }
        let appends = self.peek() == Some(b'+');
        self.skip(if appends { 2 } else { 1 });
        let (first, start) = (self.events.len(), self.at);
        let text = self.text;
        self.assigning.push(&text[name.clone()]);
        if self.peek() == Some(b'(') {
            self.array();
        } else {
            self.word();
        }
        self.assigning.pop();
        self.values.push((name.clone(), start..self.at));
        let keeps = self.events[first..]
            .iter()
            .any(|event| event.name == &text[name.clone()] && event.what.is_own());
        let assign = if keeps && assign == Assign::Script { Assign::Default } else { assign };
        self.assign(name, assign);
        self.events.len() - 1
    }

    /// Reads the words of an array, past its parenthesis.
    fn array(&mut self) {
        self.at += 1;
        loop {
            self.skip_blanks();
            match self.peek() {
                Some(b')') => return self.skip(1),
                Some(b'#') => self.comment(),
                Some(b'\n' | b';' | b'&' | b'|' | b'<' | b'>' | b'(') => self.at += 1,
                Some(b'`') if self.in_backticks => return,
                Some(_) => {
                    self.word();
                }
                None => return self.give_up(),
            }
        }
    }
}

impl What {
    /// Whether it is an expansion in the value of the same variable.
    fn is_own(&self) -> bool {
        matches!(self, Self::Expand(expand) if expand.is_own)
    }
}
