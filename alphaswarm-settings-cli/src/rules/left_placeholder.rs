//! A variable still has the value of the scaffold.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use alphaswarm_settings_schema::mask::{PLACEHOLDER, PLACEHOLDER_BASE64, SET_VIA_STORE};
use alphaswarm_settings_schema::model::Variable;

use super::{Assignment, Origin, Scope};
use crate::codes;

/// Checks one assignment. Where `load()` takes the placeholder of an optional secret for unset, it is a
/// warning; the placeholders of env files and scaffolds would become the value itself.
pub(crate) fn check(
    variable: &Variable<'_>,
    set: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let is_unset = match set.value? {
        SET_VIA_STORE | PLACEHOLDER_BASE64 => false,
        PLACEHOLDER if variable.is_secret() => !variable.is_required_in(scope.target),
        _ => return None,
    };
    let mut problem = problem(variable, set, scope);
    if is_unset {
        problem.severity = Severity::Warning;
    }
    Some(problem)
}

/// The problem that a value is a placeholder.
pub(crate) fn problem(
    variable: &Variable<'_>,
    set: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let message = "still the placeholder";
    let problem = scope.problem(codes::LEFT_PLACEHOLDER, variable, &set.value_place, message);
    match set.origin {
        Origin::ValuesFile | Origin::EnvFile => problem.help("write the real value"),
        _ => problem.help(
            "put the real value into the Secret; `kubectl create -f` is for the first time only",
        ),
    }
}
