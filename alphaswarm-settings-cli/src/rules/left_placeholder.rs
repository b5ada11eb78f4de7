//! A variable still has the value of the scaffold.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use alphaswarm_settings_schema::mask::{PLACEHOLDER_BASE64, SET_VIA_STORE};
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::placeholder::{self, Placeholder};

use super::{Assignment, Origin, Scope};
use crate::codes;

/// Checks one assignment. Where `load()` takes the placeholder of an optional secret for unset, it is a
/// warning; the placeholders of env files and scaffolds would become the value itself.
pub(crate) fn check(
    variable: &Variable<'_>,
    set: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let value = set.value?;
    let is_unset = if [SET_VIA_STORE, PLACEHOLDER_BASE64].contains(&value) {
        false
    } else {
        of_secret(variable, value, scope)?;
        !variable.is_required_in(scope.target)
    };
    let mut problem = problem(variable, set, scope);
    if is_unset {
        problem.severity = Severity::Warning;
    }
    Some(problem)
}

fn of_secret(
    variable: &Variable<'_>,
    value: &str,
    scope: &Scope<'_, '_, '_>,
) -> Option<Placeholder> {
    let is_secret = variable.is_secret();
    is_secret.then(|| placeholder::of_secret(value, || Some(scope.target))).flatten()
}

/// The problem that a value is a placeholder.
pub(crate) fn problem(
    variable: &Variable<'_>,
    set: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let is_sample = set.value.and_then(|value| of_secret(variable, value, scope));
    let message = match is_sample {
        Some(Placeholder::Sample) => "still a sample value",
        _ => "still the placeholder",
    };
    let problem = scope.problem(codes::LEFT_PLACEHOLDER, variable, &set.value_place, message);
    match set.origin {
        Origin::ValuesFile | Origin::EnvFile => problem.help("write the real value"),
        _ => problem.help(
            "put the real value into the Secret; `kubectl create -f` is for the first time only",
        ),
    }
}
