//! `generate`: writes artifacts, or shows what would change.

use std::collections::BTreeMap;

use super::cadence;
use super::compare;
use super::gather::Gathered;
use super::ledger;
use super::overlay;
use super::plan::{self, PlannedArtifact};
use super::render::{Texts, render};
use super::select::{self, Selection, usage};
use crate::artifact::Kind;
use crate::cli::{Files, Generate};
use crate::exit::Exit;
use crate::find::CONFIG;
use crate::generate::{Inputs, overwrite};
use crate::project::Project;
use crate::report::{ArtifactStatus, Format, Problems, Report};
use crate::sources::Sources;
use crate::variables::VariableIndex;

/// Runs the command.
pub(crate) fn generate(
    files: &Files,
    arguments: &Generate,
    sources: &Sources,
) -> Result<Report, Problems> {
    select::check(arguments)?;
    let project = Project::open(files, sources)?;
    let asked = overlay::asked(arguments, &project, sources)?;
    let (mut parsed, mut warnings) = project.parse()?;
    if let Some(asked) = &asked {
        asked.lay_over(&mut parsed, &project)?;
    }
    let index = VariableIndex::of(&parsed.schema);
    let config = project.config.as_ref();
    let selection = match &asked {
        Some(asked) => overlay::select(arguments, &asked.environment, config)?,
        None => select::select(arguments, config)?,
    };
    let (Selection::Files(artifacts) | Selection::Stdout(artifacts)) = &selection;
    let mut rotations = Vec::new();
    if artifacts.iter().any(|artifact| artifact.kind == Kind::RotationRunbook) {
        let opened = ledger::open(&project, &index, sources)?;
        rotations = opened.rotations(&project, &parsed.schema);
        warnings.extend(opened.warnings);
        warnings.extend(cadence::missing(&project, &parsed.schema));
    }
    let gathered = Gathered::read(artifacts, &project, sources)?;
    let inputs = Inputs {
        schema_path: &gathered.schema_path,
        environments: &gathered.environments,
        uses: &gathered.uses,
        rotations: &rotations,
        ..Inputs::of(&parsed.schema, project.schema_name())
    };
    let mut laid_over = BTreeMap::new();
    if asked.is_none() {
        overlay::check(artifacts, &index, &project, sources)?;
        laid_over = overlay::in_environments(&parsed.schema, artifacts, sources);
    }
    let Texts { all: texts, warnings: found } = render(&project, inputs, &laid_over, artifacts)?;
    warnings.extend(found);
    let Selection::Files(artifacts) = selection else {
        return to_stdout(&texts, warnings, arguments, files.format);
    };
    let mut planned = plan::plan(artifacts, texts, &project, inputs, &index, sources)?;
    warnings.extend(planned.iter_mut().flat_map(|planned| planned.warnings.drain(..)));
    if arguments.diff {
        return show(&planned, warnings, &index, sources);
    }
    if !arguments.force {
        refuse(&planned, &index, sources)?;
    }
    let remarks = write(&planned)?;
    Ok(Report { problems: warnings, remarks, ..Report::default() })
}

fn to_stdout(
    texts: &[String],
    warnings: Problems,
    arguments: &Generate,
    format: Format,
) -> Result<Report, Problems> {
    if arguments.diff {
        let help =
            format!("name one with `--out FILE`, or list it as `[[artifact]]` in `{CONFIG}`");
        return Err(usage("`--diff` has no file to compare with", help));
    }
    if format != Format::Human {
        let title = "artifacts and problems cannot both go to stdout";
        return Err(usage(title, "name a file with `--out FILE`, or leave out `--format`"));
    }
    Ok(Report { problems: warnings, data: texts.join("---\n"), ..Report::default() })
}

fn show(
    planned: &[PlannedArtifact<'_>],
    warnings: Problems,
    index: &VariableIndex<'_, '_>,
    sources: &Sources,
) -> Result<Report, Problems> {
    let artifacts = plan::statuses(planned, |planned| planned.status(index, sources))?;
    let drift: Problems = artifacts.iter().filter_map(ArtifactStatus::problem).collect();
    if drift.is_empty() {
        return Ok(Report { artifacts, ..Report::default() });
    }
    let problems = warnings.into_iter().chain(drift).collect();
    Ok(Report { problems, artifacts, exit: Exit::Findings, ..Report::default() })
}

/// Nothing is written while any of the files holds what a person has typed and would be lost.
fn refuse(
    planned: &[PlannedArtifact<'_>],
    index: &VariableIndex<'_, '_>,
    sources: &Sources,
) -> Result<(), Problems> {
    let mut problems = Vec::new();
    for PlannedArtifact { artifact, text, destination, .. } in planned {
        if destination.bytes() == Some(text.as_bytes()) {
            continue;
        }
        match compare::existing(destination, artifact, index, sources) {
            Ok(Some(source)) => problems.extend(overwrite::refusal(&source.file, artifact)),
            Ok(None) => {}
            Err(errors) => problems.extend(errors),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Prepares every file before the first is put in its place; says what was done.
fn write(planned: &[PlannedArtifact<'_>]) -> Result<Vec<String>, Problems> {
    let mut staged = Vec::new();
    let mut remarks = Vec::new();
    for PlannedArtifact { artifact, text, destination, .. } in planned {
        match destination.stage(artifact.kind, text)? {
            Some(file) => staged.push(file),
            None => remarks.push(format!("`{}` is up to date", destination.name)),
        }
    }
    for file in staged {
        remarks.push(format!("`{}` is written", file.commit()?));
    }
    Ok(remarks)
}
