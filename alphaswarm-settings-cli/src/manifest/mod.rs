//! Manifests as trees: every document of a stream, with the line of each value.
//!
//! Aliases are resolved by sharing and merge keys by sharing entries, so that a text which expands
//! to much more than it holds costs no memory; the budget ends a run that would walk over it.

mod budget;
mod build;
mod split;
mod tree;

use std::rc::Rc;

pub(crate) use budget::{Budget, TooMuch};
pub(crate) use tree::{Entry, Node, Value};

/// One document of a stream.
#[derive(Debug)]
pub(crate) struct Document {
    /// From 1; what holds nothing is not counted.
    pub(crate) number: usize,
    pub(crate) root: Rc<Node>,
}

/// A document that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) document: usize,
    /// In the stream.
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) why: String,
}

/// Reads a stream, and hands each document on as soon as it is read. One that is broken does not
/// keep the others from being read.
pub(crate) fn read(
    text: &str,
    budget: &mut Budget,
    mut each: impl FnMut(&Document, &mut Budget) -> Result<(), TooMuch>,
) -> Result<Vec<Broken>, TooMuch> {
    let mut broken = Vec::new();
    let mut number = 0;
    for part in split::split(text) {
        let mut roots = Vec::new();
        let outcome = build::build(part, budget, &mut roots)?;
        for root in roots {
            number += 1;
            each(&Document { number, root }, budget)?;
        }
        if let Err((line, column, why)) = outcome {
            number += 1;
            broken.push(Broken { document: number, line, column, why });
        }
    }
    Ok(broken)
}

#[cfg(test)]
mod tests;
