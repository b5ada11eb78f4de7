//! One value to seal.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place, Severity};
use alphaswarm_settings_schema::model::{Target, Variable};

use crate::codes;
use crate::report::Problems;
use crate::rules::{Assignment, Scope, invalid_value, left_placeholder};

/// A value that may be sealed.
pub(crate) struct Plaintext<'v, 's, 'd> {
    pub(crate) variable: &'v Variable<'s>,
    pub(crate) target: Target,
    pub(crate) value: &'d str,
    pub(crate) place: Place,
}

/// Checks a value. What would stand for none in a service is refused, even where the variable is
/// optional: nobody can see it once it is sealed.
pub(super) fn check<'v, 's, 'd>(
    variable: &'v Variable<'s>,
    target: Target,
    set: Assignment<'d>,
    placeholders: &[String],
    scope: &Scope<'_, '_, '_>,
) -> Result<Plaintext<'v, 's, 'd>, Problems> {
    let value = set.value.unwrap_or_default();
    if value.is_empty() {
        let problem = scope.problem(codes::MISSING_VALUE, variable, &set.place, "empty");
        let expected = variable.rules().expected();
        return Err(vec![problem.help(format!("fill it in: expected {expected}"))]);
    }
    if placeholders.iter().any(|placeholder| placeholder == value) {
        return Err(vec![left_placeholder::problem(variable, &set, scope)]);
    }
    let found = left_placeholder::check(variable, &set, scope)
        .or_else(|| invalid_value::check(variable, &set, scope));
    match found {
        Some(problem) => Err(vec![Diagnostic { severity: Severity::Error, ..problem }]),
        None => Ok(Plaintext { variable, target, value, place: set.value_place }),
    }
}
