//! What names stand for, and where: for every language that has blocks.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// The declarations of a file. Places are whatever counts up in the order of the text.
#[derive(Debug)]
pub(super) struct Bindings<'t, B> {
    by_name: HashMap<&'t str, Vec<Binding<B>>>,
}

/// One declaration of a name.
#[derive(Debug)]
struct Binding<B> {
    /// Where the name stands for it.
    scope: Range<usize>,
    /// The binding of the same name around it, by its place in the list.
    outer: Option<usize>,
    bound: B,
}

impl<B> Default for Bindings<'_, B> {
    fn default() -> Self {
        Self { by_name: HashMap::new() }
    }
}

impl<'t, B> Bindings<'t, B> {
    /// Adds a declaration. Of two in the same scope the first one stands.
    pub(super) fn declare(&mut self, name: &'t str, scope: Range<usize>, bound: B) {
        self.by_name.entry(name).or_default().push(Binding { scope, outer: None, bound });
    }

    /// Sorts the declarations; needed once, before the first question.
    pub(super) fn link(&mut self) {
        for bindings in self.by_name.values_mut() {
            bindings.sort_by_key(|binding| (binding.scope.start, Reverse(binding.scope.end)));
            bindings.dedup_by(|later, first| later.scope == first.scope);
            let mut open: Vec<usize> = Vec::new();
            for index in 0..bindings.len() {
                let start = bindings[index].scope.start;
                while open.last().is_some_and(|&outer| bindings[outer].scope.end <= start) {
                    open.pop();
                }
                bindings[index].outer = open.last().copied();
                open.push(index);
            }
        }
    }

    /// What a name stands for at a place: the innermost of its declarations there.
    pub(super) fn innermost(&self, name: &str, at: usize) -> Option<&B> {
        let bindings = self.by_name.get(name)?;
        let mut index =
            bindings.partition_point(|binding| binding.scope.start <= at).checked_sub(1)?;
        loop {
            let binding = bindings.get(index)?;
            if at < binding.scope.end {
                return Some(&binding.bound);
            }
            index = binding.outer?;
        }
    }
}
