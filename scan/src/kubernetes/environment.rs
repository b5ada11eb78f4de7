//! The environment that a container gets.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use super::{Fault, Place, SourceKind};

/// What a container gets.
#[derive(Debug, Default)]
pub struct Environment<'c> {
    /// The variables, in the order in which their names first come up.
    pub variables: Vec<Variable<'c>>,
    /// What was set and then overridden, in the order in which that first happened.
    pub shadowed: Vec<Variable<'c>>,
    /// What the container refers to and the cluster does not have.
    pub dangling: Vec<Dangling<'c>>,
    /// Whether there may be more variables than the stream shows: a source is missing, or holds
    /// keys that only a controller knows.
    pub is_open: bool,
    by_name: HashMap<Rc<str>, usize>,
    /// Where the shadowed variables stand: a source can be taken many times.
    shadowed_at: HashSet<(usize, usize)>,
}

/// One variable that is set.
#[derive(Debug, Clone)]
pub struct Variable<'c> {
    /// Its name.
    pub name: Rc<str>,
    /// Its value, references replaced; none where only a running pod has it, or it has a fault.
    pub value: Option<Rc<str>>,
    /// Where the value comes from.
    pub origin: Origin<'c>,
    /// Whether something of the value came from a Secret.
    pub is_tainted: bool,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Where it stands: the item of `env`, or the key of the ConfigMap or the Secret.
    pub place: Place,
    /// The bytes of its value, or of what stands for it, in the same document.
    pub span: Range<usize>,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'c> {
    /// The item of `env` itself.
    Literal,
    /// A ConfigMap or a Secret.
    Source {
        /// Which of the two.
        kind: SourceKind,
        /// Its name.
        name: &'c str,
    },
    /// The running pod.
    Pod,
}

/// A reference to what the cluster does not have.
#[derive(Debug)]
pub struct Dangling<'c> {
    /// The variable that refers; none for a whole source.
    pub variable: Option<&'c str>,
    /// What it refers to.
    pub kind: SourceKind,
    /// The name of the ConfigMap or the Secret.
    pub source: &'c str,
    /// The key that the source lacks; none where the whole source is missing.
    pub key: Option<&'c str>,
    /// Where the reference stands.
    pub place: &'c Place,
}

impl<'c> Environment<'c> {
    /// What is set under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Variable<'c>> {
        self.by_name.get(name).and_then(|&index| self.variables.get(index))
    }

    /// Sets a variable; what was set before under its name is shadowed.
    pub(super) fn set(&mut self, variable: Variable<'c>) {
        if let Some(&index) = self.by_name.get(&variable.name) {
            let shadowed = std::mem::replace(&mut self.variables[index], variable);
            let Place { document, span } = &shadowed.place;
            if self.shadowed_at.insert((*document, span.start)) {
                self.shadowed.push(shadowed);
            }
        } else {
            self.by_name.insert(Rc::clone(&variable.name), self.variables.len());
            self.variables.push(variable);
        }
    }
}
