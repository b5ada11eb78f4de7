//! A variable is set, and so is the variable that names its file.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::{Assignment, Scope};
use crate::codes;

/// The problem, at the assignment of the value.
pub(crate) fn problem(
    variable: &Variable<'_>,
    set: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let key = mask::shown(set.key);
    let message = format!("`{key}` and `{key}_FILE` are both set");
    scope.problem(codes::VALUE_AND_FILE, variable, &set.place, message).help("unset one of the two")
}
