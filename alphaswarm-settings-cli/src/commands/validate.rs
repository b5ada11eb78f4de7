//! `validate`: proves that every artifact agrees with the schema.

use alphaswarm_settings_schema::Lowered;
use alphaswarm_settings_schema::lint;

use super::checks;
use super::render::{Texts, render};
use super::rendered;
use super::select::nothing_configured;
use super::status::{self, Finding};
use super::work;
use crate::cli::{Files, Validate};
use crate::codes;
use crate::config::Config;
use crate::console::Console;
use crate::exit::Exit;
use crate::git;
use crate::message::{self, Draft, Messages};
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
    if let Some(name) = &arguments.environment {
        return environment(name, &project, &parsed, arguments, console);
    }
    let is_empty = |config: &Config| config.artifacts.is_empty() && config.environments.is_empty();
    let Some(config) = project.config.as_ref().filter(|config| !is_empty(config)) else {
        return Err(nothing_configured(project.config.as_ref()));
    };
    warnings.extend(message::all(&lint::lint(&parsed.schema), &project.source, &parsed.masks));
    warnings.extend(ignored_schema(&project));
    let is_committed = |out: Option<&std::path::Path>| out.is_none_or(|out| !git::ignores(out));
    let mut artifacts = config.artifacts.clone();
    if arguments.committed {
        artifacts.retain(|artifact| is_committed(artifact.out.as_deref()));
    }
    let Texts { all: texts, warnings: found, misleads } = render(&project, &parsed, &artifacts)?;
    warnings.extend(found);
    let known = Known::of(&parsed.schema);
    let mut works = work::inspect(artifacts, texts, &project, &known)?;
    warnings.extend(works.iter_mut().flat_map(|work| work.warnings.drain(..)));
    let findings = status::of(&works, &known)?;
    // A value that somebody misreads is a finding, not a remark.
    let mut checked = checks::environments(None, &project, &known, &[])?;
    checked.extend(checks::kustomizations(config));
    let has_findings = findings.iter().any(Finding::is_drift)
        || misleads
        || checked.iter().any(|checked| !checked.findings.is_empty());
    let fails = has_findings || (arguments.deny_warnings && !warnings.is_empty());
    if fails || arguments.verbose {
        console.say(&warnings);
    }
    checks::report(&findings, &checked, arguments.format, console)?;
    Ok(if fails { Exit::Drift } else { Exit::Clean })
}

/// Judges one environment and nothing else.
fn environment(
    name: &str,
    project: &Project,
    parsed: &Lowered<'_>,
    arguments: &Validate,
    console: &mut Console,
) -> Result<Exit, Messages> {
    let known = Known::of(&parsed.schema);
    if let Some(path) = &arguments.rendered {
        return rendered::validate(name, path, project, &known, arguments, console);
    }
    let assigned = &arguments.service;
    let checked = checks::environments(Some(name), project, &known, assigned)?;
    checks::report(&[], &checked, arguments.format, console)?;
    let has_findings = checked.iter().any(|checked| !checked.findings.is_empty());
    Ok(if has_findings { Exit::Drift } else { Exit::Clean })
}

/// A schema that git ignores is not in anybody else's checkout.
fn ignored_schema(project: &Project) -> Option<message::Message> {
    git::ignores(&project.schema).then(|| {
        Draft::warning(format!("git ignores the schema `{}`", shown(&project.schema)))
            .code(codes::IGNORED_SCHEMA)
            .help(format!("add `!.env.schema` to `{}`, below the rule that hides it", git::RULES))
            .done()
    })
}
