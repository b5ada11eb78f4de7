//! Variables that nothing uses by name: whether code reads their fields, or a test names them.

use std::collections::{BTreeSet, HashSet};

use aho_corasick::AhoCorasick;
use alphaswarm_settings_scan::languages::rust;
use alphaswarm_settings_schema::key::field_name;

use super::attributes::Attributes;
use super::parallel;
use super::scan::Scanned;
use super::tree::Tree;
use crate::artifact::Artifact;
use crate::generate;

/// The names of variables that are used so: of `names`, those whose field code reads, those whose key is
/// in a string of Rust, and those that are anywhere in a test. Tests are not parsed: a name that is only
/// there is used by them, no matter what they do with it.
pub(super) fn used<'n>(
    tree: &Tree,
    scanned: &Scanned,
    artifacts: &[Artifact],
    names: &BTreeSet<&'n str>,
) -> HashSet<&'n str> {
    let words = Words::of(names, &scanned.prefixes);
    let (Some(keys), Some(all)) = (words.keys(), words.all()) else { return HashSet::new() };
    let attributes = Attributes::of(artifacts, names.iter());
    let is_rust: HashSet<usize> = scanned.rust.iter().copied().collect();
    let found = parallel::each(tree.items.len(), || {
        |at| {
            let item = tree.items.get(at)?;
            let is_test = item.purpose.is_test;
            if !is_test && !is_rust.contains(&at) && !attributes.may_read(item) {
                return None;
            }
            let bytes = item.read().ok()?.ok()?;
            let mut used = attributes.read(item, &bytes);
            // What the command wrote uses none: a sample may lie beside the tests.
            let is_ours = || std::str::from_utf8(&bytes).is_ok_and(generate::is_ours);
            if is_test && keys.is_match(&bytes) && !is_ours() {
                let hits = keys.find_overlapping_iter(&bytes);
                used.extend(hits.filter_map(|found| words.keys.get(found.pattern().as_usize())));
            }
            if is_rust.contains(&at) && all.is_match(&bytes) {
                words.read(&rust::reads(&String::from_utf8_lossy(&bytes)), &mut used);
            }
            (!used.is_empty()).then_some(used)
        }
    });
    found.into_iter().flatten().collect()
}

/// What stands for a variable in a file: its key, and its field under each prefix.
#[derive(Debug)]
struct Words<'n> {
    keys: Vec<&'n str>,
    /// With the key of each.
    fields: Vec<(String, &'n str)>,
}

impl<'n> Words<'n> {
    fn of(names: &BTreeSet<&'n str>, prefixes: &BTreeSet<String>) -> Self {
        let keys: Vec<_> = names.iter().copied().collect();
        let prefixes = || prefixes.iter().map(String::as_str).chain([""]);
        let fields =
            keys.iter().flat_map(|key| prefixes().map(|prefix| (field_name(key, prefix), *key)));
        Self { fields: fields.collect(), keys }
    }

    /// Finds the keys, each by its number, in one pass; none if there are none.
    fn keys(&self) -> Option<AhoCorasick> {
        AhoCorasick::new(&self.keys).ok().filter(|_| !self.keys.is_empty())
    }

    /// Finds keys and fields in one pass.
    fn all(&self) -> Option<AhoCorasick> {
        let fields = self.fields.iter().map(|(field, _)| field.as_str());
        // A prefix that is a whole key leaves nothing for the field.
        let fields = fields.filter(|field| !field.is_empty());
        AhoCorasick::new(self.keys.iter().copied().chain(fields)).ok()
    }

    /// The keys whose field a file reads, or that are in its strings.
    fn read(&self, reads: &rust::Reads, used: &mut HashSet<&'n str>) {
        let fields = self.fields.iter().filter(|(field, _)| reads.fields.contains(field));
        used.extend(fields.map(|(_, key)| *key));
        used.extend(self.keys.iter().filter(|key| reads.strings.contains(**key)));
    }
}
