//! A variable is set where its `targets` say that it does not exist.

use alphaswarm_settings_scan::Kind;
use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::model::Variable;

use super::{Assignment, Scope, Usage};
use crate::codes;
use crate::variables::Name;

/// Checks one assignment.
pub(crate) fn check(
    variable: &Variable<'_>,
    set: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    of(variable, &set.place, scope)
}

/// Checks a use; one that sets nothing is right everywhere.
pub(crate) fn used(usage: &Usage<'_>, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    if !matches!(usage.kind, Kind::Set(_)) || scope.targets.is_empty() {
        return None;
    }
    match scope.index.classify(usage.key?) {
        Name::Declared(variable) | Name::Alias(variable) => of(variable, &usage.place, scope),
        _ => None,
    }
}

/// Checks a variable that is set at a place.
pub(crate) fn of(
    variable: &Variable<'_>,
    place: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    if variable.targets.intersects(scope.targets) {
        return None;
    }
    let message = format!("set, but it does not exist in {}", scope.name());
    let problem = scope.problem(codes::WRONG_TARGET, variable, place, message);
    let problem = problem.note(format!("its targets are {}", variable.targets));
    Some(problem.help(format!("unset it here, or add `{}` to its targets", scope.target)))
}
