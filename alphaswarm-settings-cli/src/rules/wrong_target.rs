//! A variable is set where its `targets` say that it does not exist.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Variable;

use super::{Assignment, Scope};
use crate::codes;

/// Checks one assignment.
pub(crate) fn check(
    variable: &Variable<'_>,
    set: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    if variable.targets.intersects(scope.targets) {
        return None;
    }
    let message = format!("set, but it does not exist in {}", scope.name());
    let problem = scope.problem(codes::WRONG_TARGET, variable, &set.place, message);
    let problem = problem.note(format!("its targets are {}", variable.targets));
    Some(problem.help(format!("unset it here, or add `{}` to its targets", scope.target)))
}
