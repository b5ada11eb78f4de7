//! The errors of the command held against what `load()` refuses.

use std::collections::{BTreeMap, BTreeSet};

use alphaswarm_settings::{FromEnvironment, Loader, ProblemKind, Target};
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_tests::random::Random;

use crate::environment::{self, Container};
use crate::findings::Errors;
use crate::manifests::{Stream, Workload};
use crate::pool::{self, Name};
use crate::settings::{Core, Whole, Worker};

/// The rules that say what `load()` would refuse.
const PREDICTIONS: [&str; 6] = [
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

/// What was compared.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    containers: usize,
    variables: usize,
    /// How often `load()` refuses for each kind of problem.
    refused: BTreeMap<String, usize>,
    /// How often the command predicts it by each rule.
    predicted: BTreeMap<String, usize>,
}

impl Tally {
    /// Fails where some kind of problem never came up: the test would prove less than it says.
    pub(crate) fn assert_covers_everything(&self) {
        for kind in ["Missing", "Empty", "Placeholder", "Invalid", "AliasConflict", "KeyBesideFile"]
        {
            assert!(self.refused.get(kind).is_some_and(|&count| count > 20), "{kind}: {self:?}");
        }
        for rule in PREDICTIONS {
            assert!(self.predicted.get(rule).is_some_and(|&count| count > 5), "{rule}: {self:?}");
        }
    }
}

/// Compares every container of a stream.
pub(crate) fn compare(
    stream: &Stream,
    target: Target,
    findings: &BTreeMap<(String, String), Errors>,
    tally: &mut Tally,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let containers = environment::of(stream);
    for container in &containers {
        let of = stream.workloads.iter().find(|of| of.name == container.name.0);
        let workload = of.expect("the test made the workload");
        let takes_any = containers.iter().any(|o| o.name.0 == container.name.0 && o.takes);
        let is_checked = container.takes || workload.is_assigned && container.is_main && !takes_any;
        if !is_checked {
            continue;
        }
        tally.containers += 1;
        let none = Vec::new();
        let errors = findings.get(&container.name).unwrap_or(&none);
        let subject = Subject { container, workload, target, errors };
        wrong.extend(subject.differences(tally));
    }
    wrong
}

struct Subject<'a> {
    container: &'a Container,
    workload: &'a Workload,
    target: Target,
    errors: &'a Errors,
}

impl Subject<'_> {
    fn differences(&self, tally: &mut Tally) -> Vec<String> {
        let unknown = &self.container.unknown;
        // What only a running pod has may be right, and may be what another name is set to.
        let mut random = Random::new(0);
        let first = self.refused(|name| match pool::variable_of(name) {
            Some(name) if name.is_file => environment::file_of(name.variable),
            Some(name) => pool::right_value(&mut random, name.variable),
            None => "x".to_owned(),
        });
        let second = (!unknown.is_empty()).then(|| self.refused(|name| self.same_as_another(name)));
        let mut differences = Vec::new();
        for variable in &pool::schema().variables {
            let key = variable.key.value;
            let names: Vec<_> =
                pool::names().iter().filter(|name| name.variable.key.value == key).collect();
            let is_known = !names.iter().any(|name| unknown.contains(&name.name));
            tally.variables += usize::from(is_known);
            let refused =
                first.get(key).filter(|_| second.as_ref().is_none_or(|of| of.contains_key(key)));
            let errors =
                || self.errors.iter().filter(|(_, of)| names.iter().any(|name| name.name == *of));
            let predicted = errors().find(|(rule, _)| PREDICTIONS.contains(&rule.as_str()));
            let is_earlier = errors().any(|(rule, _)| EARLIER.contains(&rule.as_str()));
            if let Some(kind) = refused {
                *tally.refused.entry(kind.clone()).or_default() += 1;
            }
            if let Some((rule, _)) = predicted {
                *tally.predicted.entry(rule.clone()).or_default() += 1;
            }
            let is_uncertain = !is_known
                || self.container.is_open && refused.is_some_and(|kind| kind == "Missing")
                || self.has_file(&names) && refused.is_some_and(|kind| kind != "KeyBesideFile");
            let is_wrong = match (refused, predicted) {
                (Some(_), None) => !is_earlier && !is_uncertain,
                (None, Some((rule, _))) => {
                    rule != "left-placeholder" || !self.is_other_placeholder(variable)
                }
                _ => false,
            };
            if is_wrong {
                differences.push(self.shown(variable, refused, predicted));
            }
        }
        differences
    }

    /// The variables that `load()` refuses, each with the kind of the problem; `value` makes up what
    /// the manifests do not show.
    fn refused(&self, mut value: impl FnMut(&str) -> String) -> BTreeMap<String, String> {
        let known = self.container.known.iter().map(|(name, value)| (name.clone(), value.clone()));
        let unknown: Vec<_> =
            self.container.unknown.iter().map(|name| (name.clone(), value(name))).collect();
        let loader = Loader::new().target(self.target).vars(known.chain(unknown));
        match self.workload.service {
            Some("core") => problems::<Core>(loader),
            Some("worker") => problems::<Worker>(loader),
            _ => problems::<Whole>(loader),
        }
    }

    /// The value of another name of the same variable.
    fn same_as_another(&self, name: &str) -> String {
        let Some(of) = pool::variable_of(name) else { return "x".to_owned() };
        if of.is_file {
            return environment::file_of(of.variable);
        }
        let key = of.variable.key.value;
        let others = pool::names().iter().filter(|o| o.variable.key.value == key && !o.is_file);
        let mut values = others.filter_map(|other| self.container.known.get(&other.name));
        let value = values.find(|value| !value.is_empty());
        value.map_or_else(|| pool::right_value(&mut Random::new(1), of.variable), Clone::clone)
    }

    /// Whether the value may be in a file: what it holds, and whether it is there at all, is not known
    /// to the command.
    fn has_file(&self, names: &[&Name]) -> bool {
        let is_set =
            |name: &str| self.container.known.get(name).is_some_and(|path| !path.is_empty());
        names.iter().any(|name| name.is_file && is_set(&name.name))
    }

    /// Whether the value is a placeholder that `load()` does not know: it is a string like any other
    /// to it, and was never meant.
    fn is_other_placeholder(&self, variable: &Variable<'_>) -> bool {
        let names: BTreeSet<_> = pool::names()
            .iter()
            .filter(|name| name.variable.key.value == variable.key.value)
            .map(|name| name.name.as_str())
            .collect();
        let mut set = self.container.known.iter().filter(|(name, _)| names.contains(name.as_str()));
        set.any(|(_, value)| matches!(value.as_str(), "<set-via-secret-store>" | "Y2hhbmdlbWU="))
    }

    fn shown(
        &self,
        variable: &Variable<'_>,
        refused: Option<&String>,
        predicted: Option<&(String, String)>,
    ) -> String {
        let names =
            pool::names().iter().filter(|name| name.variable.key.value == variable.key.value);
        let values: Vec<_> = names
            .filter_map(|name| {
                let value = self.container.known.get(&name.name).map(|value| format!("{value:?}"));
                let unknown = self.container.unknown.contains(&name.name).then(|| "?".to_owned());
                Some(format!("{}={}", name.name, value.or(unknown)?))
            })
            .collect();
        format!(
            "{:?} (service {:?}) {}: load {refused:?}, command {predicted:?}; {}; {:?}",
            self.container.name,
            self.workload.service,
            variable.key.value,
            values.join(" "),
            self.errors.iter().filter(|(_, key)| key == variable.key.value).collect::<Vec<_>>()
        )
    }
}

/// What is refused, by the key.
fn problems<T: FromEnvironment>(loader: Loader) -> BTreeMap<String, String> {
    let Err(error) = loader.load::<T>() else { return BTreeMap::new() };
    let kind = |kind: &ProblemKind| {
        let name = format!("{kind:?}");
        name.split([' ', '{']).next().unwrap_or_default().to_owned()
    };
    error.problems().iter().map(|of| (of.key().to_owned(), kind(of.kind()))).collect()
}
