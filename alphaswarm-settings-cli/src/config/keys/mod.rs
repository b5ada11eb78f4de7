//! Every key of the configuration: the one table that the parser and the page in the docs are
//! made from.

mod artifact;
mod check;
mod compat;
mod environment;
mod ledger;
mod top;

pub(crate) use super::section::Section;
use crate::artifact::Kind;

/// One key.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) section: Section,
    pub(crate) name: &'static str,
    /// What its value has to be, as the end of "it is not …".
    pub(crate) expected: &'static str,
    /// The kinds of artifact that it goes with; every kind where there is none.
    pub(crate) kinds: &'static [Kind],
    /// What holds without it; empty where it has to be there.
    pub(crate) default: &'static str,
    pub(crate) meaning: &'static str,
}

const ANY: &[Kind] = &[];

/// The table, in the order of the page.
const TABLES: [&[Key]; 6] =
    [top::KEYS, artifact::KEYS, environment::KEYS, check::KEYS, compat::KEYS, ledger::KEYS];

/// Every key.
pub(crate) fn all() -> impl Iterator<Item = &'static Key> {
    TABLES.into_iter().flatten()
}

/// The keys of a table.
pub(crate) fn of(section: Section) -> impl Iterator<Item = &'static Key> {
    all().filter(move |key| key.section == section)
}

/// One key of a table.
pub(crate) fn find(section: Section, name: &str) -> Option<&'static Key> {
    of(section).find(|key| key.name == name)
}

impl Key {
    /// Whether the key means something for a kind of artifact.
    pub(crate) fn goes_with(&self, kind: Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}
