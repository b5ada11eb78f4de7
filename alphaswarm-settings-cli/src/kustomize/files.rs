//! Where kustomizations lie.

use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::Severity;

use crate::files::{Exclude, Repositories};
use crate::input;
use crate::path::{KUSTOMIZATIONS, is_kustomization};
use crate::report::Problems;

/// Every kustomization in a directory and below it that git tracks or would, and a warning for each
/// place where one may lie unseen.
pub(super) fn kustomizations(
    directory: &Path,
    repositories: &Repositories,
) -> (Vec<PathBuf>, Problems) {
    let walk = repositories.walk(&[directory.to_owned()], &Exclude::default());
    let mut warnings = input::unread("directory", &walk);
    for warning in &mut warnings {
        warning.severity = Severity::Warning;
    }
    let paths = walk.files.into_iter().map(|file| file.path);
    (paths.filter(|path| is_kustomization(path)).collect(), warnings)
}

/// The kustomization of a directory.
pub(super) fn of_directory(directory: &Path) -> Option<PathBuf> {
    KUSTOMIZATIONS.iter().map(|name| directory.join(name)).find(|path| path.is_file())
}
