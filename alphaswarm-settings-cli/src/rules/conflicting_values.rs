//! A variable and an old name of it are set to different values.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::{Assignment, Scope};
use crate::codes;

/// The problem, at the assignment of the old name.
pub(crate) fn problem(
    variable: &Variable<'_>,
    other: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let old = mask::shown(other.key);
    let message = format!("its old name `{old}` is set to another value");
    scope
        .problem(codes::CONFLICTING_VALUES, variable, &other.place, message)
        .help(format!("keep the value that is right, and unset `{old}`"))
}
