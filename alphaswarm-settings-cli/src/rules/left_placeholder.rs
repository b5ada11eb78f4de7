//! A variable still has the value of the scaffold.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use alphaswarm_settings_schema::mask::{PLACEHOLDER, PLACEHOLDER_BASE64, SET_VIA_STORE};
use alphaswarm_settings_schema::model::Variable;

use super::{Assignment, Origin, Scope};
use crate::codes;

/// Checks one assignment. An optional secret with a placeholder counts as unset: a warning.
pub(crate) fn check(
    variable: &Variable<'_>,
    set: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let is_placeholder = match set.value? {
        SET_VIA_STORE | PLACEHOLDER_BASE64 => true,
        PLACEHOLDER => variable.is_secret(),
        _ => false,
    };
    if !is_placeholder {
        return None;
    }
    let message = "still the placeholder";
    let mut problem = scope.problem(codes::LEFT_PLACEHOLDER, variable, &set.value_place, message);
    if variable.is_secret() && !variable.is_required_in(scope.target) {
        problem.severity = Severity::Warning;
    }
    Some(match set.origin {
        Origin::ValuesFile | Origin::EnvFile => problem.help("write the real value"),
        _ => problem.help(
            "put the real value into the Secret; `kubectl create -f` is for the first time only",
        ),
    })
}
