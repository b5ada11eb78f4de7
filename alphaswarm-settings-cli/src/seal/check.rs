//! Whether a file of committed SealedSecrets agrees with schema and configuration. Their values cannot be
//! read: their keys, names, namespaces and scopes can.

use std::path::Path;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::span::Span;

use super::cipher::looks_sealed;
use super::existing::{self, Existing};
use super::secret;
use crate::artifact::Artifact;
use crate::codes;
use crate::config::Config;
use crate::environment::Environment;
use crate::input;
use crate::path::shown;
use crate::rendered::{broken_document, refused};
use crate::report::{PATH, Problems};
use crate::rules::{Scope, not_in_secret, sealed_secret_mismatch as mismatch};
use crate::sources::{Source, Sources};
use crate::variables::VariableIndex;

/// What the files of an environment are checked against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Committed<'a, 'v, 's> {
    pub(crate) config: Option<&'a Config>,
    pub(crate) environment: &'a Environment,
    pub(crate) index: &'a VariableIndex<'v, 's>,
    pub(crate) schema_name: &'a str,
}

/// What one file has wrong.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) problems: Problems,
    /// Whether a part of the file could not be read.
    pub(crate) is_incomplete: bool,
}

/// Checks one file.
pub(crate) fn check(path: &Path, committed: Committed<'_, '_, '_>, sources: &Sources) -> Outcome {
    read(path, committed, sources)
        .unwrap_or_else(|problems| Outcome { problems, is_incomplete: true })
}

fn read(
    path: &Path,
    committed: Committed<'_, '_, '_>,
    sources: &Sources,
) -> Result<Outcome, Problems> {
    let help = || how_to_write(&shown(path), committed.environment);
    let (source, faults) = input::read("SealedSecret", path, sources).map_err(|problems| {
        problems.into_iter().map(|problem| problem.help(help())).collect::<Vec<_>>()
    })?;
    if !faults.is_empty() {
        return Err(faults);
    }
    let file = existing::read(source.file.text()).map_err(|reason| refused(reason, source))?;
    let mut problems: Problems =
        file.broken.iter().map(|broken| broken_document(broken, source)).collect();
    let is_incomplete = !problems.is_empty();
    if file.objects.is_empty() && !is_incomplete {
        return Err(vec![nothing(source, committed.environment)]);
    }
    for object in &file.objects {
        problems.extend(of_object(object, source, committed));
    }
    Ok(Outcome { problems, is_incomplete })
}

fn nothing(source: &Source, environment: &Environment) -> Diagnostic {
    let file = source.file.name();
    let title = format!("there is no SealedSecret in `{file}`");
    let problem = Diagnostic::general(codes::NOTHING_TO_CHECK, title).about(PATH, file);
    problem.help(how_to_write(file, environment))
}

fn how_to_write(file: &str, environment: &Environment) -> String {
    let name = &environment.name;
    format!(
        "write it: `alphaswarm-settings seal FILE --environment {name} --cert cert.pem --out {file}`"
    )
}

fn of_object(object: &Existing, source: &Source, committed: Committed<'_, '_, '_>) -> Problems {
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
