//! A value is not one that its variable can have.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::value::Scalar;

use super::{Assignment, Origin, Scope};
use crate::codes;

/// Checks one assignment that is not empty, by the function that the service itself calls.
pub(crate) fn check(
    variable: &Variable<'_>,
    set: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let value = set.value.filter(|value| !value.is_empty())?;
    let problem =
        |message: String| scope.problem(codes::INVALID_VALUE, variable, &set.value_place, message);
    if set.origin == Origin::ValuesFile && value.trim() != value {
        let message = "the value begins or ends with a blank, which some readers drop";
        return Some(problem(message.to_owned()).help("delete the blank"));
    }
    let invalid = variable.rules().check(value).err()?;
    // What a Secret holds is not shown, even where the schema calls it plain.
    let is_hidden = set.is_from_secret || scope.hides(variable);
    let message = if is_hidden {
        "the value is not valid".to_owned()
    } else {
        format!("`{}` is not valid", shown(variable, value))
    };
    let hint = invalid.hint.filter(|_| !is_hidden);
    let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
    Some(problem(message).help(format!("expected {}{hint}", invalid.expected)))
}

/// The problem that a value of JSON is not a string.
pub(crate) fn not_a_string(key: &str, at: &Place, scope: &Scope<'_, '_, '_>) -> Diagnostic {
    let message = "the value is not a string";
    let problem = scope.problem_of(codes::INVALID_VALUE, key, Some(at), message);
    problem.help("put the value into quotes")
}

/// A wrong value for a sentence. Of what should have been a URL, nothing shows that may be a
/// password.
pub(crate) fn shown(variable: &Variable<'_>, value: &str) -> String {
    let is_url = variable.value_type.scalar() == Scalar::Url;
    if is_url { mask::shown_broken_url(value) } else { mask::shown(value) }
}
