//! An `ExternalSecret` reads from the store of another environment.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};

use super::Scope;
use crate::codes;
use crate::environment::SecretStore;

/// Checks one reference to a store.
pub(crate) fn check(
    object: &str,
    store: &SecretStore,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let environment = scope.environment?;
    let own = environment.secret_store.as_ref().filter(|own| *own != store)?;
    let message = format!("ExternalSecret `{object}` reads from `{store}`");
    let mut problem = Diagnostic::general(codes::WRONG_STORE, message);
    problem.places.push(at.clone());
    Some(
        problem
            .note(scope.name())
            .about("environment", &environment.name)
            .about("workload", format!("ExternalSecret/{object}"))
            .help(format!("the environment's `secret_store` is `{own}`")),
    )
}
