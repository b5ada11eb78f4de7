//! Kustomizations: what each applies, with all that it takes from other directories.

mod applied;
mod controller;
mod files;
mod object;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use crate::files::Repositories;
use crate::path::is_kustomization;
use crate::report::Problems;
use crate::sources::Sources;

/// What the kustomizations of a directory have wrong.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) problems: Problems,
    /// Whether some file could not be read; what it applies is not checked.
    pub(crate) is_incomplete: bool,
}

/// Checks every kustomization in a directory and below it, in the order of their paths. What git
/// ignores is left out.
pub(crate) fn check(directory: &Path, repositories: &Repositories, sources: &Sources) -> Outcome {
    let mut reader = applied::Reader::new(sources);
    let (paths, problems) = files::kustomizations(directory, repositories);
    let mut outcome = Outcome { problems, ..Outcome::default() };
    for path in paths {
        let kustomization = reader.read(&path);
        outcome.is_incomplete |= !kustomization.unreadable.is_empty();
        outcome.problems.extend(kustomization.problems(sources));
    }
    outcome
}

/// Whether a manifest may apply a directory by itself.
pub(crate) fn may_apply(text: &str) -> bool {
    controller::GROUPS.iter().any(|group| text.contains(group))
}

/// A file that applies others, and the root of its repository.
#[derive(Debug)]
pub(crate) struct Applier<'p> {
    pub(crate) path: &'p Path,
    pub(crate) root: &'p Path,
}

/// What is wrong with what files apply, each with the number of its file: kustomizations, and objects of
/// Argo CD and Flux that name directories of `files`. What cannot be read is left out: whoever lists
/// the files reads them all.
pub(crate) fn findings(
    appliers: &[Applier<'_>],
    files: &BTreeSet<PathBuf>,
    sources: &Sources,
) -> Vec<(usize, Diagnostic)> {
    let mut reader = applied::Reader::new(sources);
    let above = files.iter().flat_map(|file| file.ancestors().skip(1));
    let directories: BTreeSet<PathBuf> = above.map(Path::to_owned).collect();
    let mut found = Vec::new();
    for (number, file) in appliers.iter().enumerate() {
        let all = if is_kustomization(file.path) {
            vec![reader.read(file.path)]
        } else {
            reader.controllers(file, files, &directories)
        };
        let problems = all.iter().flat_map(|one| one.findings(sources));
        found.extend(problems.map(|problem| (number, problem)));
    }
    found
}
