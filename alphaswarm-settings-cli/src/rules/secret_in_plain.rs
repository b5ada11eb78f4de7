//! A variable of a secret class stands where anybody can read it.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::{Assignment, Origin, Scope};
use crate::codes;

/// Checks one assignment, whether or not it takes effect.
pub(crate) fn check(
    variable: &Variable<'_>,
    set: &Assignment<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    if !variable.is_secret() || set.is_empty() || set.is_from_secret {
        return None;
    }
    let (place, help) = match set.origin {
        Origin::ValuesFile => (
            "a file of plain values".to_owned(),
            "delete the line, rotate the secret, and set it in the secret store",
        ),
        Origin::Literal => ("a literal of the manifest".to_owned(), MOVE),
        Origin::ConfigMap(name) => (format!("the ConfigMap `{}`", mask::shown(name)), MOVE),
        Origin::EnvFile | Origin::Secret | Origin::Pod | Origin::Service => return None,
    };
    let class = variable.classification.value;
    let message = format!("a variable of class `{class}` is set in {place}");
    let problem = scope.problem(codes::SECRET_IN_PLAIN, variable, &set.value_place, message);
    Some(problem.help(help))
}

const MOVE: &str = "move it to a Secret and rotate it: it has been seen";
