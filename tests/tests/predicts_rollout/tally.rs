//! What was compared: a test that never meets a problem proves nothing about it.

use std::collections::BTreeMap;

use crate::pairing::Pairing;

/// Counts of one run.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// How often each rule found something.
    found: BTreeMap<String, usize>,
    /// How often each pairing started, and how often it refused to.
    starts: BTreeMap<Pairing, [usize; 2]>,
    /// How often the errors of each rule came true, and how often not.
    errors: BTreeMap<String, [usize; 2]>,
}

impl Tally {
    pub(crate) fn found(&mut self, rule: &str) {
        *self.found.entry(rule.to_owned()).or_default() += 1;
    }

    pub(crate) fn started(&mut self, pairing: Pairing, starts: bool) {
        self.starts.entry(pairing).or_default()[usize::from(!starts)] += 1;
    }

    pub(crate) fn predicted(&mut self, rule: &str, is_refused: bool) {
        self.errors.entry(rule.to_owned()).or_default()[usize::from(!is_refused)] += 1;
    }

    /// Fails where some rule never came up, or an error of one never came true, or no pairing was refused.
    pub(crate) fn assert_covers(&self, is_long: bool) {
        for rule in RULES {
            assert!(self.found.contains_key(rule), "{rule} never came up: {self:?}");
        }
        let at_length = REFUSED_AT_LENGTH.iter().filter(|_| is_long);
        for &rule in REFUSED.iter().chain(at_length) {
            let came_true = self.errors.get(rule).is_some_and(|[came_true, _]| *came_true > 0);
            assert!(came_true, "{rule} never came true: {self:?}");
        }
        for pairing in [("new", "old"), ("old", "new")] {
            assert!(self.starts[&pairing].iter().all(|&count| count > 3), "{pairing:?}: {self:?}");
        }
    }
}

/// Every rule about a platform in environments whose values are files.
const RULES: [&str; 27] = [
    "added-required",
    "became-required",
    "default-removed",
    "added",
    "removed",
    "target-removed",
    "service-removed",
    "renamed-without-alias",
    "renamed",
    "alias-removed",
    "name-added",
    "file-removed",
    "object-moved",
    "type-narrowed",
    "value-removed",
    "bound-narrowed",
    "type-widened",
    "value-added",
    "bound-widened",
    "type-changed",
    "meaning-changed",
    "pattern-changed",
    "changed-default",
    "became-secret",
    "became-plain",
    "became-public",
    "remote-ref-changed",
];

/// Rules of which every run has an error that comes true.
const REFUSED: [&str; 9] = [
    "added-required",
    "became-required",
    "removed",
    "renamed-without-alias",
    "renamed",
    "alias-removed",
    "name-added",
    "object-moved",
    "value-lost",
];

/// The same for a long run.
const REFUSED_AT_LENGTH: [&str; 8] = [
    "target-removed",
    "service-removed",
    "type-narrowed",
    "value-removed",
    "bound-narrowed",
    "bound-widened",
    "type-changed",
    "pattern-changed",
];
