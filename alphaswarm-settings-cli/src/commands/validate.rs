//! `validate`: proves that every artifact agrees with the schema.

use super::render::{Texts, render};
use super::work;
use crate::cli::{Files, Validate};
use crate::console::Console;
use crate::exit::Exit;
use crate::find::CONFIG;
use crate::message::{Draft, Messages};
use crate::path::shown;
use crate::project::{Known, Project};

/// Runs the command. It writes nothing, whatever it finds.
pub(crate) fn validate(
    files: &Files,
    arguments: &Validate,
    console: &mut Console,
) -> Result<Exit, Messages> {
    let project = Project::open(files)?;
    let (parsed, mut warnings) = project.parse()?;
    let Some(config) = project.config.as_ref().filter(|config| !config.artifacts.is_empty()) else {
        return Err(nothing_configured(&project));
    };
    let Texts { all: texts, warnings: found, misleads } =
        render(&project, &parsed, &config.artifacts, false)?;
    warnings.extend(found);
    let known = Known::of(&parsed.schema);
    let mut works = work::inspect(config.artifacts.clone(), texts, &project)?;
    works.retain(|work| !work.artifact.optional || work.destination.bytes().is_some());
    let diff = work::diffs(&works, &known)?.concat();
    // A value that somebody misreads is a finding, not a remark.
    let has_findings = !diff.is_empty() || misleads;
    let fails = has_findings || (arguments.deny_warnings && !warnings.is_empty());
    if fails || arguments.verbose {
        console.say(&warnings);
    }
    console.data(&diff)?;
    Ok(if fails { Exit::Drift } else { Exit::Clean })
}

fn nothing_configured(project: &Project) -> Messages {
    let title = match &project.config {
        Some(config) => format!("`{}` lists no artifact to validate", shown(&config.path)),
        None => format!("no `{CONFIG}` says which artifacts to validate"),
    };
    let example = "[[artifact]]\nenv = \"local\"\nout = \"deploy/compose/.env.local\"";
    let help = format!("write each artifact into `{CONFIG}`:\n\n{example}");
    Draft::error(title).help(help).into()
}
