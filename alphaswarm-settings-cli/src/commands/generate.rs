//! `generate`: writes artifacts, or shows what would change.

use super::compare;
use super::overlay;
use super::render::{Texts, render};
use super::select::{self, Selection};
use super::work::{self, Work};
use crate::cli::{Files, Generate};
use crate::console::Console;
use crate::exit::Exit;
use crate::find::CONFIG;
use crate::generate::overwrite;
use crate::message::{Draft, Messages};
use crate::project::{Known, Project};

/// Runs the command.
pub(crate) fn generate(
    files: &Files,
    arguments: &Generate,
    console: &mut Console,
) -> Result<Exit, Messages> {
    select::check(arguments)?;
    let project = Project::open(files)?;
    let asked = overlay::asked(arguments, &project)?;
    let (mut parsed, mut warnings) = project.parse()?;
    if let Some(asked) = &asked {
        asked.lay_over(&mut parsed, &project)?;
    }
    let known = Known::of(&parsed.schema);
    let config = project.config.as_ref();
    let selection = match &asked {
        Some(asked) => overlay::select(arguments, &asked.environment, config)?,
        None => select::select(arguments, config)?,
    };
    let (Selection::Files(artifacts) | Selection::Stdout(artifacts)) = &selection;
    let Texts { all: texts, warnings: found, .. } = render(&project, &parsed, artifacts)?;
    warnings.extend(found);
    let Selection::Files(artifacts) = selection else {
        return to_stdout(&texts, &warnings, arguments, console);
    };
    let mut works = work::inspect(artifacts, texts, &project, &known)?;
    warnings.extend(works.iter_mut().flat_map(|work| work.warnings.drain(..)));
    if arguments.diff {
        return show(&works, &warnings, &known, console);
    }
    if !arguments.force {
        refuse(&works)?;
    }
    write(&works, &warnings, console)?;
    Ok(Exit::Clean)
}

fn to_stdout(
    texts: &[String],
    warnings: &Messages,
    arguments: &Generate,
    console: &mut Console,
) -> Result<Exit, Messages> {
    if arguments.diff {
        return Err(Draft::error("`--diff` has no file to compare with")
            .help(format!("name one with `--out FILE`, or list it as `[[artifact]]` in `{CONFIG}`"))
            .into());
    }
    console.say(warnings);
    console.data(&texts.join("---\n"))?;
    Ok(Exit::Clean)
}

fn show(
    works: &[Work],
    warnings: &Messages,
    known: &Known<'_, '_>,
    console: &mut Console,
) -> Result<Exit, Messages> {
    let diffs = work::diffs(works, known)?.concat();
    if diffs.is_empty() {
        return Ok(Exit::Clean);
    }
    console.say(warnings);
    console.diff(&diffs)?;
    Ok(Exit::Drift)
}

/// Nothing is written while any of the files holds what somebody has typed and would be lost.
fn refuse(works: &[Work]) -> Result<(), Messages> {
    let mut messages = Vec::new();
    for Work { artifact, text, destination, .. } in works {
        if destination.bytes() == Some(text.as_bytes()) {
            continue;
        }
        match compare::existing(destination, artifact) {
            Ok(Some(source)) => messages.extend(overwrite::refusal(&source, artifact)),
            Ok(None) => {}
            Err(errors) => messages.extend(errors),
        }
    }
    if messages.is_empty() { Ok(()) } else { Err(messages) }
}

/// Prepares every file before the first is put in its place.
fn write(works: &[Work], warnings: &Messages, console: &mut Console) -> Result<(), Messages> {
    let mut staged = Vec::new();
    let mut settled = Vec::new();
    for Work { artifact, text, destination, .. } in works {
        match destination.stage(artifact.kind, text)? {
            Some(file) => staged.push(file),
            None => settled.push(&destination.name),
        }
    }
    console.say(warnings);
    for name in settled {
        console.remark(&format!("`{name}` is up to date"));
    }
    for file in staged {
        let name = file.commit()?;
        console.remark(&format!("`{name}` is written"));
    }
    Ok(())
}
