//! Artifacts with their texts and their files.

use std::path::Path;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::compare;
use super::select::usage;
use crate::artifact::Artifact;
use crate::codes;
use crate::find;
use crate::generate::{Inputs, merging};
use crate::path::{is_same, real, shown};
use crate::project::Project;
use crate::report::{ArtifactStatus, Problems, Status};
use crate::sources::{Source, Sources};
use crate::variables::VariableIndex;
use crate::write::{Destination, Directories};

/// One artifact on its way to its file.
#[derive(Debug)]
pub(super) struct PlannedArtifact<'r> {
    pub(super) artifact: Artifact,
    /// What the file should hold: the artifact, merged with what a person has typed.
    pub(super) text: String,
    pub(super) destination: Destination,
    /// The file as it is; none where it does not exist or is the tool's own to the last byte.
    pub(super) existing: Option<&'r Source>,
    /// What a person should know before it is written.
    pub(super) warnings: Problems,
}

impl PlannedArtifact<'_> {
    /// How the file stands to what it should hold.
    pub(super) fn status(
        &self,
        index: &VariableIndex<'_, '_>,
        sources: &Sources,
    ) -> Result<ArtifactStatus, Problems> {
        let exists = self.destination.bytes().is_some();
        let path = self.destination.name.clone();
        let diff = compare::diff(&self.destination, &self.artifact, &self.text, index, sources)?;
        let status = match (exists, diff.is_empty()) {
            (false, _) => Status::Missing,
            (true, true) => Status::InSync,
            (true, false) => Status::Drift,
        };
        Ok(ArtifactStatus { path, status, diff })
    }

    /// The same, where an optional file may be absent.
    pub(super) fn committed_status(
        &self,
        index: &VariableIndex<'_, '_>,
        sources: &Sources,
    ) -> Result<ArtifactStatus, Problems> {
        if self.destination.bytes().is_some() || !self.artifact.optional {
            return self.status(index, sources);
        }
        let path = self.destination.name.clone();
        Ok(ArtifactStatus { path, status: Status::Absent, diff: String::new() })
    }
}

/// Reads the files of the artifacts; all that prevents it in one run.
pub(super) fn plan<'r>(
    artifacts: Vec<Artifact>,
    texts: Vec<String>,
    project: &Project<'_>,
    inputs: Inputs<'_, '_>,
    index: &VariableIndex<'_, '_>,
    sources: &'r Sources,
) -> Result<Vec<PlannedArtifact<'r>>, Problems> {
    collect(artifacts.into_iter().zip(texts).map(|(artifact, text)| {
        let destination = destination(&artifact, project)?;
        merged(artifact, text, destination, inputs, index, sources)
    }))
}

/// The status of each artifact, as `of` tells it.
pub(super) fn statuses<'p, 'r: 'p>(
    planned: &'p [PlannedArtifact<'r>],
    of: impl Fn(&'p PlannedArtifact<'r>) -> Result<ArtifactStatus, Problems>,
) -> Result<Vec<ArtifactStatus>, Problems> {
    collect(planned.iter().map(of))
}

/// Every result, or every problem.
fn collect<T>(results: impl Iterator<Item = Result<T, Problems>>) -> Result<Vec<T>, Problems> {
    let mut all = Vec::new();
    let mut problems = Vec::new();
    for result in results {
        match result {
            Ok(one) => all.push(one),
            Err(errors) => problems.extend(errors),
        }
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

fn destination(artifact: &Artifact, project: &Project<'_>) -> Result<Destination, Problems> {
    let out = artifact.out.as_deref().unwrap_or(Path::new(""));
    let config = project.config.as_ref();
    let ledger = project.ledger();
    let inputs = [Some(&project.schema), config.map(|config| &config.path), Some(&ledger)];
    let directories = directories(artifact, project);
    if directories == Directories::Make && leads_out(out, project) {
        return Err(vec![leading_out(out, artifact)]);
    }
    let destination = Destination::inspect(out, directories)?;
    if inputs.into_iter().flatten().any(|input| is_same(input, out)) {
        let title = format!("cannot write `{}`: the artifacts are made from it", destination.name);
        return Err(usage(title, "choose another file"));
    }
    Ok(destination)
}

/// Whether a file that the configuration names is outside of the project, links followed.
fn leads_out(out: &Path, project: &Project<'_>) -> bool {
    let directory = |path: &Path| path.parent().unwrap_or(Path::new("")).to_owned();
    let Some(config) = &project.config else { return false };
    let root = find::project_root(&directory(&config.path), &directory(&project.schema));
    let Some(root) = root else { return false };
    out.canonicalize().ok().or_else(|| real(out)).is_some_and(|out| !out.starts_with(root))
}

fn leading_out(out: &Path, artifact: &Artifact) -> Diagnostic {
    let title = format!("`{}` is outside of the project", shown(out));
    let mut problem = Diagnostic::general(codes::INVALID_CONFIG_VALUE, title);
    problem.places.extend(artifact.place.clone());
    problem
        .note("the project is the git repository of the configuration; without git, the directory that holds it and the schema")
        .help("name a file of the project, or write it with `--out FILE`")
}

/// The configuration may name directories that a fresh checkout does not have; a mistyped `--out`
/// should not make any.
fn directories(artifact: &Artifact, project: &Project<'_>) -> Directories {
    let is_configured = |other: &Artifact| other.out == artifact.out;
    let configured = project.config.as_ref().map_or(&[] as &[_], |config| &config.artifacts);
    if configured.iter().any(is_configured) { Directories::Make } else { Directories::Expect }
}

/// The text as it has to be in a file that may hold what a person has typed.
fn merged<'r>(
    artifact: Artifact,
    text: String,
    destination: Destination,
    inputs: Inputs<'_, '_>,
    index: &VariableIndex<'_, '_>,
    sources: &'r Sources,
) -> Result<PlannedArtifact<'r>, Problems> {
    let (existing, warnings) = (None, Vec::new());
    let mut planned = PlannedArtifact { artifact, text, destination, existing, warnings };
    // What the tool wrote last is what merging with it gives.
    let is_own = planned.destination.bytes() == Some(planned.text.as_bytes());
    let Some(merging) = merging(planned.artifact.kind).filter(|_| !is_own) else {
        return Ok(planned);
    };
    planned.existing = compare::existing(&planned.destination, &planned.artifact, index, sources)?;
    if let Some(there) = planned.existing {
        // So every line ends when it is written, however it ended before.
        let file = SourceFile::new(there.file.name(), there.file.text().replace("\r\n", "\n"));
        let merged = (merging.merge)(&file, inputs, index, &planned.artifact);
        planned.text = merged.text;
        planned.warnings = merged.warnings;
    }
    Ok(planned)
}
