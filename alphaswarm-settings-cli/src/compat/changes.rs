//! The variables of both versions, each with its counterpart.

use std::collections::{HashMap, HashSet};

use alphaswarm_settings_schema::diagnostic::nearest;
use alphaswarm_settings_schema::model::{Schema, Variable};

/// A variable in one version or in both.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change<'a, 's> {
    Added(&'a Variable<'s>),
    Removed(&'a Variable<'s>),
    /// The same variable, which may have changed.
    Kept {
        base: &'a Variable<'s>,
        head: &'a Variable<'s>,
    },
    /// The same variable under another key.
    Renamed {
        base: &'a Variable<'s>,
        head: &'a Variable<'s>,
    },
}

impl<'a, 's> Change<'a, 's> {
    /// The variable in the base and in the head.
    pub(super) const fn sides(self) -> (Option<&'a Variable<'s>>, Option<&'a Variable<'s>>) {
        match self {
            Self::Added(head) => (None, Some(head)),
            Self::Removed(base) => (Some(base), None),
            Self::Kept { base, head } | Self::Renamed { base, head } => (Some(base), Some(head)),
        }
    }
}

/// Every variable: those of the head in their order, then those that are gone.
pub(super) fn changes<'a, 's>(base: &'a Schema<'s>, head: &'a Schema<'s>) -> Vec<Change<'a, 's>> {
    let old: HashMap<&str, &Variable<'s>> = by_key(base);
    let new: HashMap<&str, &Variable<'s>> = by_key(head);
    let is_gone = |variable: &&Variable<'s>| !new.contains_key(variable.key.value);
    let gone: Vec<_> = base.variables.iter().filter(is_gone).collect();
    let mut left = Gone::of(&gone);
    let mut all = Vec::with_capacity(head.variables.len() + gone.len());
    for variable in &head.variables {
        let change = match old.get(variable.key.value) {
            Some(&base) => Change::Kept { base, head: variable },
            None => match left.take(variable) {
                Some(base) => Change::Renamed { base, head: variable },
                None => Change::Added(variable),
            },
        };
        all.push(change);
    }
    let removed = gone.into_iter().filter(|variable| !left.taken.contains(variable.key.value));
    all.extend(removed.map(Change::Removed));
    all
}

fn by_key<'a, 's>(schema: &'a Schema<'s>) -> HashMap<&'s str, &'a Variable<'s>> {
    schema.variables.iter().map(|variable| (variable.key.value, variable)).collect()
}

/// The variables that are gone, by what may lead to them.
struct Gone<'a, 's> {
    by_key: HashMap<&'s str, &'a Variable<'s>>,
    by_successor: HashMap<&'s str, &'a Variable<'s>>,
    by_description: HashMap<&'s str, Vec<&'a Variable<'s>>>,
    taken: HashSet<&'s str>,
}

impl<'a, 's> Gone<'a, 's> {
    fn of(all: &[&'a Variable<'s>]) -> Self {
        let mut gone = Self {
            by_key: HashMap::new(),
            by_successor: HashMap::new(),
            by_description: HashMap::new(),
            taken: HashSet::new(),
        };
        for &variable in all {
            gone.by_key.insert(variable.key.value, variable);
            if let Some(successor) = variable.extension().replaced_by {
                gone.by_successor.entry(successor.value).or_insert(variable);
            }
            gone.by_description.entry(variable.description.value).or_default().push(variable);
        }
        gone
    }

    /// What a new variable was called before: an alias names it, the old block did with `replaced_by`,
    /// or type, description and name are alike.
    fn take(&mut self, new: &Variable<'s>) -> Option<&'a Variable<'s>> {
        let is_free = |old: &&Variable<'s>| !self.taken.contains(old.key.value);
        let old_names = new.extension().aliases.iter();
        let aliased = old_names.filter_map(|alias| self.by_key.get(alias.value)).copied();
        let announced = self.by_successor.get(new.key.value).copied();
        let alike = self.by_description.get(new.description.value).into_iter().flatten().copied();
        let alike = alike.take(MOST_ALIKE).filter(|old| {
            let is_near = || nearest(old.key.value, [new.key.value]).is_some();
            old.value_type == new.value_type && is_near()
        });
        let found = aliased.chain(announced).chain(alike).find(is_free)?;
        self.taken.insert(found.key.value);
        Some(found)
    }
}

/// More blocks than these with one description say nothing of each other.
const MOST_ALIKE: usize = 20;

/// Whether a variable is still read under a name.
pub(super) fn has_alias(variable: &Variable<'_>, name: &str) -> bool {
    variable.extension().aliases.iter().any(|alias| alias.value == name)
}
