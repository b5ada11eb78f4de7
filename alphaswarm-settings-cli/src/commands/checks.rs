//! What `validate` reads beside the artifacts: the environments of the configuration.

use std::path::Path;

use super::rendered;
use super::status::{self, Finding as Artifact};
use crate::cli::Format;
use crate::config::Config;
use crate::console::Console;
use crate::environment::{self, Environment, Values};
use crate::finding::{Finding, github};
use crate::kustomize;
use crate::message::Messages;
use crate::path::shown;
use crate::project::{Known, Project};
use crate::rendered::Assigned;

/// A file that was read, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) path: String,
    /// The name of the environment that it belongs to.
    pub(super) environment: Option<String>,
    pub(super) findings: Vec<Finding>,
}

/// Judges one environment, or all of them.
pub(super) fn environments(
    only: Option<&str>,
    project: &Project,
    known: &Known<'_, '_>,
    assigned: &[Assigned],
) -> Result<Vec<Checked>, Messages> {
    let config = project.config.as_ref();
    let chosen: Vec<_> = match only {
        Some(name) => vec![environment::find(config, name)?],
        None => config.map_or(&[] as &[_], |config| &config.environments).iter().collect(),
    };
    let mut checked = Vec::new();
    let mut messages = Vec::new();
    for environment in chosen {
        let of_values = values(environment, project, known).map(Some);
        let of_manifests = rendered::configured(environment, project, known, assigned);
        for outcome in [of_values, of_manifests] {
            match outcome {
                Ok(found) => checked.extend(found),
                Err(errors) => messages.extend(errors),
            }
        }
    }
    if messages.is_empty() { Ok(checked) } else { Err(messages) }
}

fn values(
    environment: &Environment,
    project: &Project,
    known: &Known<'_, '_>,
) -> Result<Checked, Messages> {
    let values = environment.values.as_deref().map(Values::open).transpose()?;
    let schema = shown(&project.schema);
    let findings = environment::judge(environment, values.as_ref(), known, &schema);
    let config = project.config.as_ref().map(|Config { path, .. }| path);
    let path = environment.values.as_ref().or(config).map(|path| shown(path)).unwrap_or_default();
    Ok(Checked { path, environment: Some(environment.name.clone()), findings })
}

/// Judges the kustomizations beside the configuration and below; gives those that are wrong.
pub(super) fn kustomizations(config: &Config) -> Vec<Checked> {
    let folder = config.path.parent().unwrap_or(Path::new(""));
    let wrong = kustomize::judge(folder).into_iter().filter(|(_, findings)| !findings.is_empty());
    wrong.map(|(path, findings)| Checked { path, environment: None, findings }).collect()
}

/// Says what was found, of artifacts and of files that were only read.
pub(super) fn report(
    artifacts: &[Artifact<'_>],
    checked: &[Checked],
    format: Format,
    console: &mut Console,
) -> Result<(), Messages> {
    let findings = checked.iter().flat_map(|checked| &checked.findings);
    match format {
        Format::Diff => {
            let messages: Messages = findings.map(Finding::message).collect();
            console.say(&messages);
            let diffs: String = artifacts.iter().map(|artifact| artifact.diff.as_str()).collect();
            console.diff(&diffs)
        }
        Format::Json => console.data(&status::json(artifacts, checked)),
        Format::Github => {
            let findings: Vec<_> = findings.cloned().collect();
            console.data(&(status::github(artifacts) + &github(&findings)))
        }
    }
}
