//! An `ExternalSecret` takes a secret from another place in its store than the schema says.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::Scope;
use crate::codes;

/// Where a value comes from.
#[derive(Debug)]
pub(crate) struct Remote<'a> {
    /// The `ExternalSecret`, as messages show it.
    pub(crate) object: &'a str,
    /// The key in the store.
    pub(crate) key: &'a str,
    /// Whether the value is a part of what stands there.
    pub(crate) is_part: bool,
    pub(crate) place: Place,
}

/// Checks where the value of a secret comes from. The template of the environment says where whole values
/// are in a store of its own; of anything else only `remote_ref` says where it is.
pub(crate) fn check(
    variable: &Variable<'_>,
    remote: &Remote<'_>,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let environment = scope.environment?;
    let says = match variable.extension().remote_ref {
        Some(_) => "`remote_ref` of the variable",
        None if remote.is_part => return None,
        None => environment.secret_store.as_ref().map(|_| "`remote` of the environment")?,
    };
    let expected = environment.remote_of(variable);
    if remote.key == expected {
        return None;
    }
    let (from, object) = (mask::shown(remote.key), remote.object);
    let message = format!("ExternalSecret `{object}` takes the value from `{from}`");
    let mut problem = Diagnostic::general(codes::WRONG_REMOTE, message).key(variable.key.value);
    problem.places.push(remote.place.clone());
    Some(
        problem
            .note(scope.name())
            .note(format!("declared: {}", scope.declared(variable)))
            .about("environment", &environment.name)
            .about("workload", format!("ExternalSecret/{object}"))
            .help(format!("write `{}`, as {says} says", mask::shown(&expected))),
    )
}
