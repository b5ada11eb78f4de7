//! What names stand for, and where: for every language that has blocks.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// The declarations of a file. Places are numbers that count up in the order of the text.
#[derive(Debug)]
pub(super) struct Bindings<'t, B> {
    by_name: HashMap<&'t str, Name<B>>,
}

/// The declarations of one name.
#[derive(Debug)]
struct Name<B> {
    /// Each with where the name stands for it.
    bindings: Vec<(Range<usize>, B)>,
    /// What the name stands for from a place on, up to the next one: a place in the list.
    changes: Vec<(usize, Option<usize>)>,
}

impl<B> Default for Bindings<'_, B> {
    fn default() -> Self {
        Self { by_name: HashMap::new() }
    }
}

impl<'t, B> Bindings<'t, B> {
    /// Adds a declaration. Of two in the same scope the first one stands.
    pub(super) fn declare(&mut self, name: &'t str, scope: Range<usize>, bound: B) {
        let name = self.by_name.entry(name);
        let name = name.or_insert_with(|| Name { bindings: Vec::new(), changes: Vec::new() });
        name.bindings.push((scope, bound));
    }

    /// Sorts the declarations; needed once, before the first question.
    pub(super) fn link(&mut self) {
        self.by_name.values_mut().for_each(Name::link);
    }

    /// What a name stands for at a place: the innermost of its declarations there.
    pub(super) fn innermost(&self, name: &str, at: usize) -> Option<&B> {
        let name = self.by_name.get(name)?;
        let after = name.changes.partition_point(|(place, _)| *place <= at);
        let (_, binding) = name.changes.get(after.checked_sub(1)?)?;
        name.bindings.get((*binding)?).map(|(_, bound)| bound)
    }
}

impl<B> Name<B> {
    fn link(&mut self) {
        self.bindings.sort_by_key(|(scope, _)| (scope.start, Reverse(scope.end)));
        self.bindings.dedup_by(|(later, _), (first, _)| later == first);
        let mut open = Vec::new();
        for index in 0..self.bindings.len() {
            let start = self.bindings[index].0.start;
            self.leave(&mut open, start);
            open.push(index);
            self.change(start, Some(index));
        }
        self.leave(&mut open, usize::MAX);
    }

    /// Leaves the scopes that end at a place or before it, the inner ones first.
    fn leave(&mut self, open: &mut Vec<usize>, place: usize) {
        let mut end = 0;
        while let Some(&inner) = open.last()
            && self.bindings[inner].0.end <= place
        {
            end = end.max(self.bindings[inner].0.end);
            open.pop();
            self.change(end, open.last().copied());
        }
    }

    fn change(&mut self, place: usize, binding: Option<usize>) {
        match self.changes.last_mut() {
            Some((last, current)) if *last >= place => *current = binding,
            _ => self.changes.push((place, binding)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_for_the_innermost_declaration_around_it() {
        let mut bindings = Bindings::default();
        for (scope, bound) in
            [(0..20, "file"), (2..10, "outer"), (4..6, "inner"), (4..6, "again"), (8..8, "empty")]
        {
            bindings.declare("a", scope, bound);
        }
        bindings.declare("b", 5..9, "b");
        bindings.link();
        let at = |name, place| bindings.innermost(name, place).copied();
        let all: Vec<_> = (0..22).filter_map(|place| at("a", place)).collect();
        let (file, outer, inner) = ("file", "outer", "inner");
        let expected =
            [&[file; 2][..], &[outer; 2], &[inner; 2], &[outer; 4], &[file; 10]].concat();
        assert_eq!(all, expected);
        assert_eq!([at("b", 4), at("b", 5), at("b", 9), at("c", 5)], [None, Some("b"), None, None]);
    }

    #[test]
    fn scopes_that_cross_each_other_are_left_one_after_the_other() {
        let mut bindings = Bindings::default();
        bindings.declare("a", 0..4, 1);
        bindings.declare("a", 2..6, 2);
        bindings.declare("a", 8..9, 3);
        bindings.link();
        let all: Vec<_> = (0..10).map(|place| bindings.innermost("a", place).copied()).collect();
        let [one, two, three] = [1, 2, 3].map(Some);
        assert_eq!(all, [one, one, two, two, two, two, None, None, three, None]);
    }
}
