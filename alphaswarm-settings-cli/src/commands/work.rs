//! Artifacts, their texts and their files, side by side.

use alphaswarm_settings_schema::source_file::SourceFile;

use super::compare;
use crate::artifact::{Artifact, Kind};
use crate::generate::dotenv::merge::merge;
use crate::message::{Draft, Messages};
use crate::path::is_same;
use crate::project::{Known, Project};
use crate::write::{Destination, Folders};

/// One artifact on its way to its file.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) artifact: Artifact,
    /// What the file should hold: the artifact, merged with what a person has typed.
    pub(super) text: String,
    pub(super) destination: Destination,
    /// What a person should know before it is written.
    pub(super) warnings: Messages,
}

impl Work {
    /// The diff from the file to what it should hold; empty where it holds that.
    pub(super) fn diff(&self, known: &Known<'_, '_>) -> Result<String, Messages> {
        compare::diff(&self.destination, &self.artifact, &self.text, known)
    }
}

/// Looks at the files of the artifacts; all that stands in the way in one run.
pub(super) fn inspect(
    artifacts: Vec<Artifact>,
    texts: Vec<String>,
    project: &Project,
    known: &Known<'_, '_>,
) -> Result<Vec<Work>, Messages> {
    let mut works = Vec::new();
    let mut messages = Vec::new();
    for (artifact, text) in artifacts.into_iter().zip(texts) {
        let work = destination(&artifact, project)
            .and_then(|destination| merged(artifact, text, destination, known));
        match work {
            Ok(work) => works.push(work),
            Err(errors) => messages.extend(errors),
        }
    }
    if messages.is_empty() { Ok(works) } else { Err(messages) }
}

fn destination(artifact: &Artifact, project: &Project) -> Result<Destination, Messages> {
    let out = artifact.out.as_deref().unwrap_or_else(|| "".as_ref());
    let config = project.config.as_ref();
    let sources = [Some(&project.schema), config.map(|config| &config.path)];
    let destination = Destination::inspect(out, folders(artifact, project))?;
    if sources.into_iter().flatten().any(|source| is_same(source, out)) {
        let title =
            format!("cannot write `{}`: it is what the artifacts are made from", destination.name);
        return Err(Draft::error(title).help("choose another file").into());
    }
    Ok(destination)
}

/// The configuration may name folders that a fresh checkout does not have; a mistyped `--out`
/// should not make any.
fn folders(artifact: &Artifact, project: &Project) -> Folders {
    let is_configured = |other: &Artifact| other.out == artifact.out;
    let configured = project.config.as_ref().map_or(&[] as &[_], |config| &config.artifacts);
    if configured.iter().any(is_configured) { Folders::Make } else { Folders::Expect }
}

/// The text as it has to be in a file that may hold what a person has typed.
fn merged(
    artifact: Artifact,
    text: String,
    destination: Destination,
    known: &Known<'_, '_>,
) -> Result<Work, Messages> {
    let mut work = Work { artifact, text, destination, warnings: Vec::new() };
    // What the tool wrote last is what merging with it gives.
    let is_settled = work.destination.bytes() == Some(work.text.as_bytes());
    if work.artifact.kind != Kind::Env || is_settled {
        return Ok(work);
    }
    if let Some(there) = compare::existing(&work.destination, &work.artifact)? {
        // So every line ends when it is written, however it ended before.
        let there = SourceFile::new(there.name(), there.text().replace("\r\n", "\n"));
        let merged = merge(&there, known.schema, known, &work.artifact);
        work.text = merged.text;
        let name = &work.destination.name;
        work.warnings = merged.events.iter().map(|event| event.message(name)).collect();
    }
    Ok(work)
}

/// The diff of each file, empty for those that hold what they should.
pub(super) fn diffs(works: &[Work], known: &Known<'_, '_>) -> Result<Vec<String>, Messages> {
    let mut diffs = Vec::new();
    let mut messages = Vec::new();
    for work in works {
        match work.diff(known) {
            Ok(diff) => diffs.push(diff),
            Err(errors) => messages.extend(errors),
        }
    }
    if messages.is_empty() { Ok(diffs) } else { Err(messages) }
}
