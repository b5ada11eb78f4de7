//! The names that lists yield.

use std::ops::Range;

use super::closure::ITERATORS;
use super::file::{Bound, File};
use super::key::{DEPTH, STEPS, Value};
use crate::uses::Name;

/// How many names one expression may stand for.
const NAMES: usize = 256;

impl File<'_> {
    /// The names that a list yields, if all of them are known.
    pub(super) fn each_of(&self, list: Range<usize>) -> Vec<Name> {
        let mut steps = STEPS;
        self.each(list, 0, &mut steps, 0)
    }

    /// What a list that is written out yields; of tuples, this part.
    pub(super) fn each(
        &self,
        iterated: Range<usize>,
        part: usize,
        steps: &mut usize,
        depth: usize,
    ) -> Vec<Name> {
        if *steps == 0 || depth > DEPTH {
            return Vec::new();
        }
        *steps -= 1;
        let Range { start, end } = self.iterated(iterated);
        let tokens = &self.tokens;
        let is_vec = tokens.is_ident(start, "vec") && tokens.is(start + 1, b'!');
        let list = if is_vec { start + 2 } else { start };
        if tokens.is(list, b'[') && tokens.next(list) == end {
            let items = tokens.split(tokens.inside(list)).take(NAMES);
            let names = items.map(|item| self.item(item, part, depth));
            return names.collect::<Option<Vec<_>>>().unwrap_or_default().concat();
        }
        let Some(path) = tokens.path(start).filter(|path| path.end == end) else {
            return Vec::new();
        };
        let value = match path.segments[..] {
            [name] => match self.values.innermost(name, start) {
                Some(Bound::Value(value)) => Some(value),
                _ => None,
            },
            [.., container, name] => self.constants.get(&(container, name)),
            [] => None,
        };
        value.map_or_else(Vec::new, |value| self.each(value.clone(), part, steps, depth + 1))
    }

    /// One item of a list; of a tuple, this part.
    fn item(&self, item: Range<usize>, part: usize, depth: usize) -> Option<Vec<Name>> {
        let item = if self.tokens.is(item.start, b'(') {
            self.tokens.split(self.tokens.inside(item.start)).nth(part)?
        } else {
            item
        };
        // A list may be longer than a way may be far.
        if !self.may_expand() {
            return None;
        }
        match self.value(item, &mut { STEPS }, depth + 1) {
            Value::Known(names) => Some(names),
            _ => None,
        }
    }

    /// What is gone through, without `&` and `.iter()`.
    fn iterated(&self, expression: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = expression;
        let tokens = &self.tokens;
        while tokens.is(start, b'&') && start < end {
            start += 1;
        }
        while end >= start + 5
            && tokens.is(end - 1, b')')
            && tokens.ident(end - 3).is_some_and(|name| ITERATORS.contains(&name))
            && tokens.is(end - 4, b'.')
        {
            end -= 4;
        }
        start..end
    }
}
