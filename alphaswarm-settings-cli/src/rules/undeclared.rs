//! A name is set that the schema does not declare.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::mask;

use alphaswarm_settings_scan::Kind;

use super::{Scope, Usage};
use crate::codes;
use crate::variables::Name;

/// Checks one name.
pub(crate) fn check(name: &str, at: &Place, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    let Name::Undeclared = scope.index.classify(name) else { return None };
    Some(problem(name, at, scope))
}

/// The problem that a name is set.
pub(crate) fn problem(name: &str, at: &Place, scope: &Scope<'_, '_, '_>) -> Diagnostic {
    let message = "the schema does not declare this variable";
    let problem = scope.problem_of(codes::UNDECLARED, name, Some(at), message);
    match scope.index.nearest(name) {
        Some(meant) => problem.help(format!("did you mean `{}`?", mask::shown(meant))),
        None => problem.help(format!("declare it in `{}`, or unset it", scope.schema_name)),
    }
}

/// Checks one use.
pub(crate) fn used(usage: &Usage<'_>, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    let mut problem = check(usage.key?, &usage.place, scope)?;
    if !matches!(usage.kind, Kind::Set(_)) {
        problem.help = Some(format!("declare it in `{}`", scope.schema_name));
    }
    Some(problem)
}
