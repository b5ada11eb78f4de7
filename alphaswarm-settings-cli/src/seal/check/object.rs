//! One SealedSecret.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::span::Span;

use super::Committed;
use crate::artifact::Artifact;
use crate::report::Problems;
use crate::rules::{Scope, not_in_secret, sealed_secret_mismatch as mismatch};
use crate::seal::cipher::looks_sealed;
use crate::seal::existing::Existing;
use crate::seal::secret;
use crate::sources::Source;

/// Checks one object.
pub(super) fn check(
    object: &Existing,
    source: &Source,
    committed: Committed<'_, '_, '_>,
) -> Problems {
    let Committed { config, environment, index, schema_name } = committed;
    let name = object.name().unwrap_or_default();
    let secret = match secret::called(name, config, Some(environment)) {
        Ok(secret) => secret,
        Err(secrets) => {
            let scope = secret::scope(&secrets[0], index, schema_name);
            let at = source.place(object.span(&["metadata", "name"]));
            return vec![mismatch::name(name, &secrets, &at, &scope)];
        }
    };
    let scope = secret::scope(&secret, index, schema_name);
    let mut problems = Vec::new();
    problems.extend(of_namespace(object, &secret, source, &scope));
    if object.scope() != environment.sealed_scope {
        let at = source.place(object.span(&["metadata", "annotations"]));
        problems.push(mismatch::sealing_scope(
            object.scope(),
            environment.sealed_scope,
            source.file.name(),
            &at,
            &scope,
        ));
    }
    problems.extend(of_keys(object, &secret, source, &scope));
    problems
}

fn of_namespace(
    object: &Existing,
    secret: &Artifact,
    source: &Source,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    // What names none is given one when it is applied.
    let (found, own) = (object.namespace()?, secret.namespace.as_deref()?);
    let at = source.place(object.span(&["metadata", "namespace"]));
    (found != own).then(|| mismatch::namespace(found, own, source.file.name(), &at, scope))
}

fn of_keys(
    object: &Existing,
    secret: &Artifact,
    source: &Source,
    scope: &Scope<'_, '_, '_>,
) -> Problems {
    let place = |range: &std::ops::Range<usize>| source.place(Span::new(range.start, range.end));
    let mut problems = Vec::new();
    for entry in object.entries() {
        let at = place(&entry.key_span);
        match not_in_secret::check(&entry.key, &at, secret, scope) {
            Ok(variable) => {
                let is_sealed = entry.node.text().is_some_and(looks_sealed);
                problems.extend(
                    (!is_sealed)
                        .then(|| mismatch::unsealed(variable, source.file.name(), &at, scope)),
                );
            }
            Err(found) => problems.extend(found),
        }
    }
    problems.extend(missing(object, secret, source, scope));
    problems
}

fn missing(
    object: &Existing,
    secret: &Artifact,
    source: &Source,
    scope: &Scope<'_, '_, '_>,
) -> Problems {
    let at: Place = source.place(match object.data() {
        Some(data) => Span::new(data.key_span.start, data.key_span.end),
        None => object.span(&["metadata", "name"]),
    });
    let own = secret::variables(secret, scope.index.schema);
    let missing = own.filter(|(variable, _)| {
        let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
        !std::iter::once(variable.key.value).chain(aliases).any(|name| object.has(name))
    });
    missing
        .map(|(variable, target)| {
            mismatch::missing(variable, target, source.file.name(), &at, scope)
        })
        .collect()
}
