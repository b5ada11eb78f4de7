//! Kustomizations: what each applies, with all that it takes from other directories.

mod applied;
mod files;
mod object;

use std::path::Path;

use crate::files::Repositories;
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
