//! `validate --rendered`: what the containers of final manifests will get.

use std::path::Path;

use super::checks::Checked;
use crate::cli::{Format, Validate};
use crate::console::Console;
use crate::environment::{self, Environment};
use crate::exit::Exit;
use crate::finding::{Finding, github, json};
use crate::input;
use crate::message::Messages;
use crate::path::shown;
use crate::project::{Known, Project};
use crate::rendered::{self, Assigned, Outcome, Rules};

/// Judges a stream, and says what was found. Documents that cannot be read do not hide what is
/// wrong with the others.
pub(super) fn validate(
    name: &str,
    path: &Path,
    project: &Project,
    known: &Known<'_, '_>,
    arguments: &Validate,
    console: &mut Console,
) -> Result<Exit, Messages> {
    let environment = environment::find(project.config.as_ref(), name)?;
    let outcome = judge(environment, path, project, known, &arguments.service)?;
    match arguments.format {
        Format::Diff => {
            let messages: Messages = outcome.findings.iter().map(Finding::message).collect();
            console.say(&messages);
        }
        Format::Json => console.data(&json(&outcome.findings))?,
        Format::Github => console.data(&github(&outcome.findings))?,
    }
    console.say(&outcome.broken);
    if let Some(skipped) = outcome.skipped.filter(|_| arguments.verbose) {
        console.remark(&skipped);
    }
    Ok(match (outcome.broken.is_empty(), outcome.findings.is_empty()) {
        (false, _) => Exit::Unusable,
        (true, false) => Exit::Drift,
        (true, true) => Exit::Clean,
    })
}

/// Judges the manifests that the configuration names.
pub(super) fn configured(
    environment: &Environment,
    project: &Project,
    known: &Known<'_, '_>,
    assigned: &[Assigned],
) -> Result<Option<Checked>, Messages> {
    let Some(path) = &environment.rendered else { return Ok(None) };
    let Outcome { findings, broken, .. } = judge(environment, path, project, known, assigned)?;
    if !broken.is_empty() {
        return Err(findings.iter().map(Finding::message).chain(broken).collect());
    }
    Ok(Some(Checked { path: shown(path), environment: Some(environment.name.clone()), findings }))
}

fn judge(
    environment: &Environment,
    path: &Path,
    project: &Project,
    known: &Known<'_, '_>,
    assigned: &[Assigned],
) -> Result<Outcome, Messages> {
    let source = input::read("manifests", path)?;
    let schema_name = shown(&project.schema);
    let rules =
        Rules { environment, known, schema_name: &schema_name, assigned, path: source.name() };
    rendered::judge(&source, &rules)
}
