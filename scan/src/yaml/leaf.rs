//! Every scalar of a document, with the path to it.

use std::rc::Rc;

use super::{Entry, Node, Scalar, Value};

/// A scalar that is not a key.
#[derive(Debug, Clone, Copy)]
pub struct Leaf<'n, 'p> {
    /// The way to it from the top.
    pub path: &'p [Step<'n>],
    /// The node, for its bytes.
    pub node: &'n Node,
    /// What it is.
    pub scalar: &'n Scalar,
}

/// One step on the way to a value.
#[derive(Debug, Clone, Copy)]
pub enum Step<'n> {
    /// Into the entry of a mapping.
    Entry(&'n Entry),
    /// Into the item of a list, counted from 0.
    Item(usize),
}

impl<'n> Step<'n> {
    /// The key; the empty string for the item of a list.
    #[must_use]
    pub fn key(self) -> &'n str {
        match self {
            Self::Entry(entry) => &entry.key,
            Self::Item(_) => "",
        }
    }
}

impl<'n> Leaf<'n, '_> {
    /// The nearest entry on the way: the one that the scalar, or a list around it, is the value of.
    #[must_use]
    pub fn entry(&self) -> Option<&'n Entry> {
        self.path.iter().rev().find_map(|step| match step {
            Step::Entry(entry) => Some(*entry),
            Step::Item(_) => None,
        })
    }

    /// The key of [`Leaf::entry`]; the empty string where there is none.
    #[must_use]
    pub fn key(&self) -> &'n str {
        self.entry().map_or("", |entry| &entry.key)
    }
}

impl Node {
    /// Hands every scalar that is not a key to `visit`, in order. What an alias stands for comes up
    /// at each of its places; the budget of the reader bounds how often.
    pub fn leaves<'n>(&'n self, mut visit: impl FnMut(Leaf<'n, '_>)) {
        walk(self, &mut Vec::new(), &mut visit);
    }
}

/// The reader allows no document so deep that this would be too much for the stack.
fn walk<'n>(node: &'n Node, path: &mut Vec<Step<'n>>, visit: &mut dyn FnMut(Leaf<'n, '_>)) {
    let mut enter = |step, node: &'n Rc<Node>| {
        path.push(step);
        walk(node, path, visit);
        path.pop();
    };
    match &node.value {
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                enter(Step::Item(index), item);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                enter(Step::Entry(entry), &entry.node);
            }
        }
        Value::Scalar(scalar) => visit(Leaf { path, node, scalar }),
    }
}
