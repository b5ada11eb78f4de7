//! What was compared: a test that never meets a problem proves nothing about it.

use std::collections::BTreeMap;

/// Counts of one run.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) containers: usize,
    pub(crate) variables: usize,
    /// How often `load()` refuses for each kind of problem.
    refused: BTreeMap<String, usize>,
    /// How often the command predicts it by each rule.
    predicted: BTreeMap<String, usize>,
}

impl Tally {
    /// Counts what both sides say of a variable.
    pub(crate) fn add(&mut self, refused: Option<&String>, predicted: Option<&String>) {
        for (counts, name) in [(&mut self.refused, refused), (&mut self.predicted, predicted)] {
            if let Some(name) = name {
                *counts.entry(name.clone()).or_default() += 1;
            }
        }
    }

    /// Fails where some kind of problem, or some rule, hardly came up.
    pub(crate) fn assert_covers(&self, rules: &[&str]) {
        let kinds =
            ["Missing", "Empty", "Placeholder", "Invalid", "AliasConflict", "KeyBesideFile"];
        for (counts, names) in [(&self.refused, &kinds[..]), (&self.predicted, rules)] {
            for &name in names {
                assert!(counts.get(name).is_some_and(|&count| count > 5), "{name}: {self:?}");
            }
        }
    }
}
