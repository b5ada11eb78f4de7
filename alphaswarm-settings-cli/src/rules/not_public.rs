//! A browser gets a variable that the schema does not call public.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::model::Variable;

use super::Scope;
use crate::codes;

/// Checks one variable that is set in a file for browsers.
pub(crate) fn check(
    variable: &Variable<'_>,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    if variable.is_public() {
        return None;
    }
    let message = "every browser gets it, but the schema does not make it public";
    let problem = scope.problem(codes::NOT_PUBLIC, variable, at, message);
    Some(problem.help("unset it here, or declare it with `exposure: public`"))
}
