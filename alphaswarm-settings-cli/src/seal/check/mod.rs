//! Whether a file of committed SealedSecrets agrees with schema and configuration. Their values cannot be
//! read: their keys, names, namespaces and scopes can.

mod object;

use std::path::Path;

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use super::existing::{self, Existing};
use super::secret;
use crate::codes;
use crate::config::Config;
use crate::environment::Environment;
use crate::input;
use crate::path::shown;
use crate::rendered::{broken_document, refused};
use crate::report::{PATH, Problems};
use crate::rules::sealed_secret_mismatch as mismatch;
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

/// What the files have wrong.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) problems: Problems,
    /// Whether a part of a file could not be read.
    pub(crate) is_incomplete: bool,
    /// What the SealedSecrets are called.
    names: Vec<String>,
}

/// Checks every file of the environment.
pub(crate) fn check(committed: Committed<'_, '_, '_>, sources: &Sources) -> Outcome {
    let mut all = Outcome::default();
    for path in &committed.environment.sealed_secrets {
        let failed = |problems| Outcome { problems, is_incomplete: true, ..Outcome::default() };
        let outcome = of_file(path, committed, sources).unwrap_or_else(failed);
        all.problems.extend(outcome.problems);
        all.is_incomplete |= outcome.is_incomplete;
        all.names.extend(outcome.names);
    }
    if !all.is_incomplete && !committed.environment.sealed_secrets.is_empty() {
        all.problems.extend(absent(committed, &all.names));
    }
    all
}

fn of_file(
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
        problems.extend(object::check(object, source, committed));
    }
    let names = file.objects.iter().filter_map(Existing::name).map(str::to_owned).collect();
    Ok(Outcome { problems, is_incomplete, names })
}

/// The Secrets that have no SealedSecret: they may be made in another way.
fn absent(committed: Committed<'_, '_, '_>, names: &[String]) -> Problems {
    let Committed { config, environment, index, schema_name } = committed;
    let secrets = secret::configured(config, Some(environment)).into_iter();
    let absent = secrets.filter(|secret| !names.iter().any(|name| *name == secret.object_name()));
    let problem = |secret| mismatch::absent(&secret, &secret::scope(&secret, index, schema_name));
    absent.map(problem).collect()
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
