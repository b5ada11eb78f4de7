//! Artifacts, their texts and their files, side by side.

use super::compare;
use crate::artifact::Artifact;
use crate::message::Draft;
use crate::message::Messages;
use crate::path::is_same;
use crate::project::{Known, Project};
use crate::write::{Destination, Folders};

/// One artifact on its way to its file.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) artifact: Artifact,
    pub(super) text: String,
    pub(super) destination: Destination,
}

/// Looks at the files of the artifacts; all that stands in the way in one run.
pub(super) fn inspect(
    artifacts: Vec<Artifact>,
    texts: Vec<String>,
    project: &Project,
) -> Result<Vec<Work>, Messages> {
    let mut works = Vec::new();
    let mut messages = Vec::new();
    for (artifact, text) in artifacts.into_iter().zip(texts) {
        match destination(&artifact, project) {
            Ok(Some(destination)) => works.push(Work { artifact, text, destination }),
            Ok(None) => {}
            Err(errors) => messages.extend(errors),
        }
    }
    if messages.is_empty() { Ok(works) } else { Err(messages) }
}

fn destination(artifact: &Artifact, project: &Project) -> Result<Option<Destination>, Messages> {
    let Some(out) = &artifact.out else { return Ok(None) };
    let config = project.config.as_ref();
    let sources = [Some(&project.schema), config.map(|config| &config.path)];
    let destination = Destination::inspect(out, folders(artifact, project))?;
    if sources.into_iter().flatten().any(|source| is_same(source, out)) {
        let title =
            format!("cannot write `{}`: it is what the artifacts are made from", destination.name);
        return Err(Draft::error(title).help("choose another file").into());
    }
    Ok(Some(destination))
}

/// The configuration may name folders that a fresh checkout does not have; a mistyped `--out`
/// should not make any.
fn folders(artifact: &Artifact, project: &Project) -> Folders {
    let configured =
        project.config.as_ref().is_some_and(|config| config.artifacts.contains(artifact));
    if configured { Folders::Make } else { Folders::Expect }
}

/// The diff of each file that differs, empty for the others.
pub(super) fn diffs(works: &[Work], known: &Known<'_, '_>) -> Result<Vec<String>, Messages> {
    let mut diffs = Vec::new();
    let mut messages = Vec::new();
    for Work { artifact, text, destination } in works {
        match compare::diff(destination, artifact, text, known) {
            Ok(diff) => diffs.push(diff),
            Err(errors) => messages.extend(errors),
        }
    }
    if messages.is_empty() { Ok(diffs) } else { Err(messages) }
}
