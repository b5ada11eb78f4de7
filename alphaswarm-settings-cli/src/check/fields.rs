//! The fields of settings that Rust code reads.

use std::collections::{BTreeSet, HashSet};

use alphaswarm_settings_scan::languages::rust::Reads;
use alphaswarm_settings_schema::key::field_name;

/// The fields that Rust code reads from its settings, told by names.
#[derive(Debug, Default)]
pub(super) struct Fields {
    names: HashSet<String>,
    /// What stands in string literals: one may be a key.
    strings: HashSet<String>,
    prefixes: BTreeSet<String>,
}

impl Fields {
    /// Adds those of one file.
    pub(super) fn add(&mut self, reads: Option<Reads>) {
        let Some(reads) = reads else { return };
        self.names.extend(reads.fields);
        self.strings.extend(reads.strings);
        self.prefixes.extend(reads.prefixes);
    }

    /// Whether something reads the field of a variable.
    pub(super) fn have(&self, key: &str) -> bool {
        let is_field = |prefix: &str| self.names.contains(&field_name(key, prefix));
        self.strings.contains(key) || is_field("") || self.prefixes.iter().any(|p| is_field(p))
    }
}
