//! A required variable is unset, or empty.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::model::{Target, Variable};

use super::Scope;
use crate::codes;

/// Whether a variable that is unset, or empty, has no value: the default stands in where the variable
/// is optional, and on a developer's machine.
pub(crate) fn lacks_value(variable: &Variable<'_>, target: Target) -> bool {
    let has_default = target == Target::Local && variable.default_in(target).is_some();
    variable.is_required_in(target) && !has_default
}

/// The problem that a variable is unset; `help` says how to set it.
pub(crate) fn unset(
    variable: &Variable<'_>,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
    help: String,
) -> Diagnostic {
    let message = format!("required in {}, but unset", scope.name());
    scope.problem(codes::MISSING_VALUE, variable, at, message).help(help)
}

/// The problem that a variable is set to the empty string.
pub(crate) fn empty(
    variable: &Variable<'_>,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
    help: String,
) -> Diagnostic {
    let message = format!("required in {}, but empty", scope.name());
    scope.problem(codes::MISSING_VALUE, variable, at, message).help(help)
}
