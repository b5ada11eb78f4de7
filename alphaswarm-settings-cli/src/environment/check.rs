//! Whether the values of an environment fit the schema: all that is wrong in one run.

use std::collections::HashMap;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::dotenv;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::span::Span;

use super::{Environment, Values};
use crate::codes;
use crate::find::CONFIG;
use crate::input::is_broken;
use crate::report::Problems;
use crate::rules::resolution::{Resolution, resolve};
use crate::rules::{
    Assignment, Origin, Scope, conflicting_values, invalid_value, left_placeholder, missing_value,
    secret_in_plain, undeclared, value_and_file, wrong_target,
};
use crate::sources::Source;
use crate::variables::{Name, VariableIndex};

/// What an environment has wrong.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    pub(crate) problems: Problems,
    /// Whether the configuration is wrong, or the file of values cannot be read.
    pub(crate) is_unusable: bool,
}

/// Checks the file of values, and the list of secrets that the environment does without.
pub(crate) fn check(
    environment: &Environment,
    values: Option<&Values<'_>>,
    index: &VariableIndex<'_, '_>,
    schema_name: &str,
) -> Checked {
    let scope = Scope {
        index,
        target: environment.target,
        targets: environment.targets(),
        environment: Some(environment),
        schema_name,
    };
    let mut problems: Problems =
        environment.omit.iter().filter_map(|key| omitted(key, environment, &scope)).collect();
    let mut is_unusable = !problems.is_empty();
    match values {
        Some(values) => {
            let document = values.read();
            let broken = values.problems(&document);
            let found = of_file(values, &document, is_broken(&broken), &scope);
            is_unusable |= !broken.is_empty();
            problems.extend(broken.into_iter().chain(found));
        }
        None => {
            problems.extend(required(&scope).filter_map(|variable| without_file(variable, &scope)));
        }
    }
    Checked { problems, is_unusable }
}

/// What is wrong with the lines of a file that can be read. A broken line may be one that seems to be
/// missing.
fn of_file(
    values: &Values<'_>,
    document: &dotenv::Document<'_>,
    is_broken: bool,
    scope: &Scope<'_, '_, '_>,
) -> Problems {
    let mut problems = Vec::new();
    let assigned =
        document.assignments().map(|set| (set.key.value, assignment(set, values.source)));
    let assigned: HashMap<&str, Assignment<'_>> = assigned.collect();
    for set in document.assignments() {
        problems.extend(assigned.get(set.key.value).and_then(|set| of_assignment(set, scope)));
    }
    let end = values.source.file.text().trim_end().len();
    let end = values.source.place(Span::new(end, end));
    let own = scope.index.schema.variables.iter();
    let own = own.filter(|v| !v.is_secret() && v.targets.intersects(scope.targets));
    for variable in own {
        let is_optional = !variable.is_required_in(scope.target);
        match resolve(variable, scope.target, |name| assigned.get(name).cloned()) {
            Resolution::Unset if is_broken => {}
            Resolution::Unset | Resolution::Empty(_) if is_optional => {}
            resolution => problems.extend(of_resolution(variable, resolution, &end, scope)),
        }
    }
    problems.sort_by_key(Diagnostic::span);
    problems
}

/// A line of the file, for the rules.
pub(super) fn assignment<'d>(set: &'d dotenv::Assignment<'_>, source: &Source) -> Assignment<'d> {
    let place = source.place(set.key.span);
    let value_place =
        if set.raw.span.is_empty() { place.clone() } else { source.place(set.raw.span) };
    Assignment {
        key: set.key.value,
        value: Some(&set.value),
        origin: Origin::ValuesFile,
        is_from_secret: false,
        faults: &[],
        place,
        value_place,
    }
}

/// The first thing that is wrong with a line; the others follow from it.
fn of_assignment(set: &Assignment<'_>, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    match scope.index.classify(set.key) {
        Name::Declared(variable) | Name::Alias(variable) => {
            secret_in_plain::check(variable, set, scope)
                .or_else(|| wrong_target::check(variable, set, scope))
                .or_else(|| left_placeholder::check(variable, set, scope))
                .or_else(|| invalid_value::check(variable, set, scope))
        }
        Name::FileKey(_) | Name::Reserved | Name::ServiceLink | Name::Ambient => None,
        Name::Undeclared => undeclared::check(set.key, &set.place, scope),
    }
}

/// The plain variables that only the environment can set.
fn required<'a, 'v, 's>(
    scope: &Scope<'a, 'v, 's>,
) -> impl Iterator<Item = &'v Variable<'s>> + use<'a, 'v, 's> {
    let target = scope.target;
    let variables = scope.index.schema.variables.iter();
    variables.filter(move |variable| !variable.is_secret() && variable.is_required_in(target))
}

/// What `load()` would refuse of a variable. Unset, its default stands in: the artifacts hold it.
fn of_resolution(
    variable: &Variable<'_>,
    resolution: Resolution<'_>,
    end: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let help =
        || format!("write `{}=…`: expected {}", variable.key.value, variable.rules().expected());
    match resolution {
        Resolution::Empty(set) => Some(missing_value::empty(variable, &set.place, scope, help())),
        Resolution::Unset if variable.default_in(scope.target).is_none() => {
            Some(missing_value::unset(variable, end, scope, help()))
        }
        Resolution::Conflict(other) => Some(conflicting_values::problem(variable, &other, scope)),
        Resolution::ValueAndFile(set) => Some(value_and_file::problem(variable, &set, scope)),
        _ => None,
    }
}

/// The same where the environment has no file at all.
fn without_file(variable: &Variable<'_>, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    if variable.default_in(scope.target).is_some() {
        return None;
    }
    let help = format!("give the environment a file: `values = \"…\"` in `{CONFIG}`");
    let mut problem = missing_value::unset(variable, &Place::default(), scope, help);
    problem.places.clear();
    Some(problem)
}

/// What is wrong with an item of `omit`.
fn omitted(key: &str, environment: &Environment, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    let why = match scope.index.variable(key) {
        None => "the schema does not declare it",
        Some(variable) if !variable.is_secret() => "it is plain",
        Some(variable) if variable.is_required_in(scope.target) => "it is required",
        Some(_) => return None,
    };
    let name = mask::shown(&environment.name);
    let message = format!("`omit` of environment `{name}` names it, but {why}");
    let problem = scope.problem_of(codes::INVALID_CONFIG_VALUE, key, None, message);
    Some(problem.help(format!("`omit` lists optional secrets: delete the key in `{CONFIG}`")))
}
