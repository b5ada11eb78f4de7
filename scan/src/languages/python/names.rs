//! What names stand for, and where.

use std::collections::HashMap;
use std::ops::Range;

use tree_sitter::Node;

use crate::languages::scope::Bindings;

/// How many of the values that a name may have are looked at.
const CANDIDATES: usize = 4;

/// What a name stands for.
#[derive(Debug, Clone)]
pub(super) enum Bound<'t> {
    /// A module, or what it exports under a name.
    Import {
        module: &'t str,
        name: Option<&'t str>,
    },
    /// The value of an expression.
    Value(Node<'t>),
    /// One after the other of what an expression yields; of tuples, this part.
    Each {
        iterated: Node<'t>,
        part: Option<usize>,
    },
    Parameter(Parameter<'t>),
    /// A class, by its place in the list.
    Class(usize),
    /// A function that has a name.
    Function(Node<'t>),
    Other,
}

/// A parameter of a function.
#[derive(Debug, Clone)]
pub(super) struct Parameter<'t> {
    pub(super) name: &'t str,
    /// The name of the function, where this is its first parameter.
    pub(super) function: Option<Node<'t>>,
    pub(super) default: Option<Node<'t>>,
}

/// One declaration.
#[derive(Debug)]
pub(super) struct Binding<'t> {
    pub(super) bound: Bound<'t>,
    /// Where it begins to hold.
    pub(super) from: usize,
    /// Behind this place, what the name stood for before may hold as well: the end of an `if`.
    pub(super) surely_until: usize,
}

/// What surrounds a place most closely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    Function,
    Class(usize),
}

/// The names of a file.
#[derive(Debug, Default)]
pub(super) struct Names<'t> {
    bindings: Bindings<'t, Binding<'t>>,
    /// The names in the bodies of classes.
    members: HashMap<usize, HashMap<&'t str, Bound<'t>>>,
    /// What methods assign to `self`.
    attributes: HashMap<usize, HashMap<&'t str, Bound<'t>>>,
    around: Bindings<'t, Around>,
    classes: Bindings<'t, usize>,
}

impl<'t> Names<'t> {
    /// What a name may stand for at a place, the likeliest first; nothing if nothing declares it.
    pub(super) fn at(&self, name: &str, at: usize) -> Vec<&Bound<'t>> {
        if let Some(Around::Class(class)) = self.around.innermost("", at)
            && let Some(bound) = self.members.get(class).and_then(|names| names.get(name))
        {
            return vec![bound];
        }
        let mut found = Vec::new();
        let mut from = at;
        while let Some(binding) = self.bindings.innermost(name, from) {
            // In its own value, a name stands for what it was before.
            let is_own =
                matches!(&binding.bound, Bound::Value(node) if node.byte_range().contains(&at));
            if !is_own {
                found.push(&binding.bound);
            }
            let is_sure = at < binding.surely_until && !is_own;
            if is_sure || found.len() == CANDIDATES {
                break;
            }
            let Some(before) = binding.from.checked_sub(1) else { break };
            from = before;
        }
        found
    }

    /// Declares a name for a range.
    pub(super) fn declare(&mut self, name: &'t str, range: Range<usize>, binding: Binding<'t>) {
        self.bindings.declare(name, range, binding);
    }

    /// Declares a name in the body of a class. Of two, the first one stands.
    pub(super) fn declare_member(&mut self, class: usize, name: &'t str, bound: Bound<'t>) {
        self.members.entry(class).or_default().entry(name).or_insert(bound);
    }

    /// Declares what a method assigns to `self`.
    pub(super) fn declare_attribute(&mut self, class: usize, name: &'t str, bound: Bound<'t>) {
        self.attributes.entry(class).or_default().entry(name).or_insert(bound);
    }

    /// Takes note of the body of a function.
    pub(super) fn enter_function(&mut self, body: Range<usize>) {
        self.around.declare("", body, Around::Function);
    }

    /// Takes note of the body of a class.
    pub(super) fn enter_class(&mut self, body: Range<usize>, class: usize) {
        self.around.declare("", body.clone(), Around::Class(class));
        self.classes.declare("", body, class);
    }

    /// Sorts the declarations; needed once, before the first question.
    pub(super) fn link(&mut self) {
        self.bindings.link();
        self.around.link();
        self.classes.link();
    }

    /// What a class declares under a name, or a method of it assigns.
    pub(super) fn member(&self, class: usize, name: &str) -> Option<&Bound<'t>> {
        let names = [&self.members, &self.attributes];
        names.into_iter().find_map(|names| names.get(&class)?.get(name))
    }

    /// The class around a place.
    pub(super) fn class_around(&self, at: usize) -> Option<usize> {
        self.classes.innermost("", at).copied()
    }
}
