//! The errors of the command held against what `load()` refuses.

use std::collections::BTreeMap;

use alphaswarm_settings::Target;

use crate::environment::{self, Container};
use crate::findings::Errors;
use crate::loading::{self, Refused};
use crate::manifests::{Stream, Workload};
use crate::pool;
use crate::tally::Tally;

/// The rules that say what `load()` would refuse.
pub(crate) const PREDICTIONS: [&str; 6] = [
    "missing-value",
    "invalid-value",
    "conflicting-values",
    "value-and-file",
    "left-placeholder",
    "service-link",
];

/// Errors that come before what `load()` would say of the value: it has to go, or is not there yet.
const EARLIER: [&str; 4] =
    ["wrong-target", "secret-in-plain", "missing-reference", "rejected-value"];

/// The differences in a stream.
pub(crate) fn compare(
    stream: &Stream,
    target: Target,
    findings: &BTreeMap<(String, String), Errors>,
    tally: &mut Tally,
) -> Vec<String> {
    let containers = environment::of(stream);
    let workload = |container: &Container| {
        let mut all = stream.workloads.iter();
        all.find(|of| of.name == container.name.0).expect("the test made the workload")
    };
    // A container that takes nothing is no service, unless the command line says so of its workload.
    let is_service = |container: &&Container| {
        let of_same = |other: &Container| other.name.0 == container.name.0;
        let takes_any = containers.iter().any(|other| of_same(other) && other.takes);
        let is_assigned = workload(container).is_assigned && container.is_main;
        container.takes || is_assigned && !takes_any
    };
    let compared = containers.iter().filter(is_service).flat_map(|container| {
        tally.containers += 1;
        let workload = workload(container);
        let refused = loading::refused(container, workload.service, target);
        let errors = findings.get(&container.name).map_or(&[][..], Vec::as_slice);
        Subject { container, workload, refused, errors }.differences(tally)
    });
    compared.collect()
}

/// One container, and what both sides say of it.
struct Subject<'a> {
    container: &'a Container,
    workload: &'a Workload,
    refused: Refused,
    errors: &'a [(String, String)],
}

impl Subject<'_> {
    fn differences(&self, tally: &mut Tally) -> Vec<String> {
        let keys = pool::schema().variables.iter().map(|variable| variable.key.value);
        let differences = keys.filter_map(|key| {
            tally.variables += 1;
            let refused = self.refused.get(key);
            let predicted = self.error(key, &PREDICTIONS);
            tally.add(refused, predicted);
            let is_wrong = match (refused, predicted) {
                (Some(kind), None) => {
                    self.error(key, &EARLIER).is_none() && !self.is_uncertain(key, kind)
                }
                (None, Some(rule)) => rule != "left-placeholder" || !self.is_odd_placeholder(key),
                _ => false,
            };
            is_wrong.then(|| self.shown(key, refused, predicted))
        });
        differences.collect()
    }

    /// The rule of the first error that concerns a variable, under any of its names.
    fn error(&self, key: &str, rules: &[&str]) -> Option<&String> {
        let is_name = |of: &str| pool::names_of(key).any(|name| name.text == of);
        let mut rules_of = self.errors.iter().filter(|(_, of)| is_name(of)).map(|(rule, _)| rule);
        rules_of.find(|rule| rules.contains(&rule.as_str()))
    }

    /// Whether the manifests do not show enough to tell that `load()` fails.
    fn is_uncertain(&self, key: &str, kind: &str) -> bool {
        let Container { known, unknown, is_open, .. } = self.container;
        let is_hidden = pool::names_of(key).any(|name| unknown.contains(&name.text));
        // What a file holds, and whether it is there, nobody knows.
        let is_set = |name: &str| known.get(name).is_some_and(|path| !path.is_empty());
        let has_file = pool::names_of(key).any(|name| name.is_file && is_set(&name.text));
        is_hidden || has_file && kind != "KeyBesideFile" || *is_open && kind == "Missing"
    }

    /// Whether the value is a placeholder that `load()` does not know: it is a string like any other
    /// to it, and was never meant.
    fn is_odd_placeholder(&self, key: &str) -> bool {
        let mut values =
            pool::names_of(key).filter_map(|name| self.container.known.get(&name.text));
        values.any(|value| matches!(value.as_str(), "<set-via-secret-store>" | "Y2hhbmdlbWU="))
    }

    fn shown(&self, key: &str, refused: Option<&String>, predicted: Option<&String>) -> String {
        let Container { name, known, unknown, .. } = self.container;
        let value = |name: &str| match known.get(name) {
            Some(value) => format!("{name}={value:?}"),
            None if unknown.contains(name) => format!("{name}=?"),
            None => String::new(),
        };
        let values: Vec<_> = pool::names_of(key).map(|name| value(&name.text)).collect();
        let of = self.workload.service.unwrap_or("any service");
        format!(
            "{name:?} ({of}), {key}: load() {refused:?}, command {predicted:?}; {}",
            values.join(" ")
        )
    }
}
