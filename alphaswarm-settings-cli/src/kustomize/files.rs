//! Where kustomizations lie.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// The names of a kustomization, as kustomize looks for them.
const NAMES: [&str; 3] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/// Every kustomization in a directory and below it, less those that a committed rule of git ignores.
pub(super) fn kustomizations(directory: &Path) -> Vec<PathBuf> {
    let here = if directory.as_os_str().is_empty() { Path::new(".") } else { directory };
    let mut walk = WalkBuilder::new(here);
    // Rules of one machine would make two machines disagree.
    walk.git_global(false).git_exclude(false).ignore(false).require_git(false);
    walk.hidden(false).filter_entry(|entry| entry.file_name() != ".git");
    let files = walk.sort_by_file_path(Ord::cmp).build().flatten();
    let files = files.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    let paths = files.map(ignore::DirEntry::into_path);
    let is_one = |path: &PathBuf| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| NAMES.contains(&name))
    };
    let relative = |path: PathBuf| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
    paths.filter(is_one).map(relative).collect()
}

/// The kustomization of a directory.
pub(super) fn of_directory(directory: &Path) -> Option<PathBuf> {
    NAMES.iter().map(|name| directory.join(name)).find(|path| path.is_file())
}
