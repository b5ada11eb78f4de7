//! The strings that lists yield.

use std::ops::Range;

use super::closure::ITERATORS;
use super::file::{Bound, File};
use super::key::{DEPTH, STEPS};

/// How many names one expression may stand for.
const NAMES: usize = 256;

impl File<'_> {
    /// The strings that a list yields, if all of them are known.
    pub(super) fn each_of(&self, list: Range<usize>) -> Vec<String> {
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
    ) -> Vec<String> {
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
            let strings = items.map(|item| self.item(item, part, steps, depth));
            return strings.collect::<Option<_>>().unwrap_or_default();
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
    fn item(
        &self,
        item: Range<usize>,
        part: usize,
        steps: &mut usize,
        depth: usize,
    ) -> Option<String> {
        let item = if self.tokens.is(item.start, b'(') {
            self.tokens.split(self.tokens.inside(item.start)).nth(part)?
        } else {
            item
        };
        // A list may be longer than a way may be far.
        let literal = self.tokens.string(item.start).filter(|_| item.len() == 1);
        literal.or_else(|| self.string(item, steps, depth + 1))
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
