//! Code reads a variable whose name is known only when it runs.

use alphaswarm_settings_scan::Kind;
use alphaswarm_settings_schema::diagnostic::Diagnostic;

use super::{Scope, Usage};
use crate::codes;

/// Checks one use.
pub(crate) fn check(usage: &Usage<'_>, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    let reads = matches!(usage.kind, Kind::Read | Kind::Helper | Kind::Field);
    if usage.key.is_some() || !reads {
        return None;
    }
    let message = "which variable this reads is known only at run time";
    let problem = scope.problem_of(codes::DYNAMIC_KEY, "", Some(&usage.place), message);
    Some(problem.help("write the name as a literal or a constant, so that it can be checked"))
}
