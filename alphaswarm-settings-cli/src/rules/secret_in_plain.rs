//! A variable of a secret class stands where anybody can read it.

use alphaswarm_settings_scan::languages::javascript::PUBLIC_PREFIXES;
use alphaswarm_settings_scan::{Kind, Within};
use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::{Assignment, Origin, Scope, Usage};
use crate::codes;
use crate::variables::Name;

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

/// Checks one use of a variable in a file of the repository.
pub(crate) fn used(
    usage: &Usage<'_>,
    placeholders: &[String],
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let name = usage.key?;
    let (Name::Declared(variable) | Name::Alias(variable)) = scope.index.classify(name) else {
        return None;
    };
    if !variable.is_secret() {
        return None;
    }
    let is_literal = usage.literal(placeholders).is_some();
    let place = match usage.kind {
        Kind::Set(Within::ConfigMap) => "is set in a ConfigMap",
        Kind::Set(Within::Dockerfile) => "is set in a Dockerfile, and every layer keeps it",
        Kind::Set(Within::Compose) if is_literal => "is a literal of a compose file",
        Kind::Set(Within::Container) if is_literal => "is a literal of a manifest",
        Kind::Set(Within::Workflow) if is_literal => "is a literal of a workflow",
        Kind::Read if PUBLIC_PREFIXES.iter().any(|start| name.starts_with(start)) => {
            "goes to every browser"
        }
        _ => return None,
    };
    let class = variable.classification.value;
    let message = format!("a variable of class `{class}` {place}");
    let problem = scope.problem(codes::SECRET_IN_PLAIN, variable, &usage.place, message);
    Some(problem.help(MOVE))
}

const MOVE: &str = "move it to a Secret and rotate it: it has been seen";
