//! Whether the values of an env file are ones that `load()` accepts.

use std::collections::HashMap;

use alphaswarm_settings_schema::diagnostic::Severity;
use alphaswarm_settings_schema::dotenv;
use alphaswarm_settings_schema::model::TargetSet;

use crate::artifact::Artifact;
use crate::report::Problems;
use crate::rules::resolution::{Resolution, resolve};
use crate::rules::{
    Assignment, Origin, Scope, conflicting_values, invalid_value, missing_value, value_and_file,
};
use crate::sources::Source;
use crate::variables::VariableIndex;

/// Checks every variable that the artifact holds, in schema order.
///
/// A required value that is empty is an error where a person typed it (`KEY=''`). `KEY=` is what `generate`
/// writes: a note for a plain variable, and nothing for a secret, whose value is in a store.
pub(crate) fn check(
    source: &Source,
    artifact: &Artifact,
    index: &VariableIndex<'_, '_>,
    schema_name: &str,
) -> Problems {
    let document = super::read(&source.file, artifact.dialect);
    let assigned: HashMap<&str, Assignment<'_>> =
        document.assignments().map(|set| (set.key.value, assignment(set, source))).collect();
    let target = artifact.target;
    let targets = TargetSet::EMPTY.with(target);
    let scope = Scope { index, target, targets, environment: None, schema_name };
    let own = index.schema.variables.iter().filter(|v| artifact.target_of(v).is_some());
    let problems = own.filter_map(|variable| {
        match resolve(variable, target, |name| assigned.get(name).cloned()) {
            Resolution::Value(set) => invalid_value::check(variable, &set, &scope),
            Resolution::Conflict(other) => {
                Some(conflicting_values::problem(variable, &other, &scope))
            }
            Resolution::ValueAndFile(set) => Some(value_and_file::problem(variable, &set, &scope)),
            Resolution::Empty(set) if missing_value::lacks_value(variable, target) => {
                let help = format!("fill it in: expected {}", variable.rules().expected());
                let mut problem = missing_value::empty(variable, &set.place, &scope, help);
                if set.value_place.span.is_empty() {
                    problem.severity = Severity::Note;
                }
                let is_written = variable.is_secret() && problem.severity == Severity::Note;
                Some(problem).filter(|_| !is_written)
            }
            _ => None,
        }
    });
    problems.collect()
}

fn assignment<'d>(set: &'d dotenv::Assignment<'_>, source: &Source) -> Assignment<'d> {
    let place = source.place(set.key.span);
    Assignment {
        key: set.key.value,
        value: Some(&set.value),
        origin: Origin::EnvFile,
        is_from_secret: false,
        faults: &[],
        value_place: source.place(set.raw.span),
        place,
    }
}
