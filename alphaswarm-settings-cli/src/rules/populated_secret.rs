//! A file of the repository holds the value of a secret.

use alphaswarm_settings_scan::{Kind, Within};
use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::key;

use super::{Scope, Usage};
use crate::codes;
use crate::credential::is_credential;
use crate::variables::Name;

/// Checks one use: a key of a Secret, and the secrets of an env file that git has.
pub(crate) fn check(
    usage: &Usage<'_>,
    placeholders: &[String],
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let name = usage.key?;
    let is_undeclared = matches!(scope.index.classify(name), Name::Undeclared);
    let holder = match usage.kind {
        Kind::Set(Within::Secret | Within::SecretString) => "a Secret in the repository",
        Kind::Set(Within::EnvFile)
            if usage.is_tracked
                && (scope.index.is_secret(name) || is_undeclared && key::looks_secret(name)) =>
        {
            "an env file that git tracks"
        }
        _ => return None,
    };
    let value = usage.literal(placeholders)?;
    // What an example of an env file makes up is no secret, unless one was forgotten there.
    let is_example = usage.is_example && matches!(usage.kind, Kind::Set(Within::EnvFile));
    if is_example && !is_credential(value, placeholders) {
        return None;
    }
    let message = format!("{holder} holds a value");
    let problem = scope.problem_of(codes::POPULATED_SECRET, name, Some(&usage.place), message);
    Some(
        problem
            .help("empty it, rotate the secret: it has been seen, and set it in the secret store"),
    )
}
