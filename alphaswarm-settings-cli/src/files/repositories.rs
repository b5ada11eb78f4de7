//! The repositories that a run meets, each found and read once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::paths;
use super::repository::{DOT_GIT, Repository};
use super::rules::{Level, RULES, Rules, hides};

/// The repositories that a run meets, as they were when it first met them.
#[derive(Debug, Default)]
pub(crate) struct Repositories {
    by_directory: Mutex<HashMap<PathBuf, Option<Arc<Repository>>>>,
}

impl Repositories {
    /// Whether git tracks a file.
    #[cfg(test)]
    pub(crate) fn is_tracked(&self, path: &Path) -> bool {
        self.place(path).is_some_and(|(repository, full)| repository.tracks(&full))
    }

    /// Whether the committed rules ignore a path that git does not track; it need not exist.
    /// Nothing is ignored outside of a repository.
    pub(crate) fn is_ignored(&self, path: &Path) -> bool {
        let Some((repository, full)) = self.place(path) else { return false };
        let base = repository.base.len();
        if repository.tracked().find(&full[base..]).is_some() {
            return false;
        }
        let mut directory = repository.root.clone();
        let mut rules = None;
        let mut start = base;
        loop {
            let here = Rules::read(&directory.join(RULES)).unwrap_or_default();
            rules = Level::push(rules, here, start);
            let slash = full[start..].iter().position(|byte| *byte == b'/');
            let end = slash.map_or(full.len(), |slash| start + slash);
            if let Some(name) = paths::from_git(&full[start..end]) {
                directory.push(name);
            }
            let is_directory = slash.is_some() || directory.is_dir() && !directory.is_symlink();
            // What lies in an ignored directory is ignored for good.
            if hides(rules.as_ref(), &full[..end], is_directory) {
                return true;
            }
            if slash.is_none() {
                return false;
            }
            start = end + 1;
        }
    }

    /// The repository of a path, and its real path with slashes.
    fn place(&self, path: &Path) -> Option<(Arc<Repository>, Vec<u8>)> {
        let real = paths::real(path)?;
        let repository = self.of(real.parent()?)?;
        let mut full = paths::slashed(&real);
        full.pop();
        full.starts_with(&repository.base).then_some((repository, full))
    }

    /// The repository that a directory lies in; its links are followed already, and it need not
    /// exist.
    pub(super) fn of(&self, directory: &Path) -> Option<Arc<Repository>> {
        let mut known = self.by_directory.lock().unwrap_or_else(PoisonError::into_inner);
        let mut passed = Vec::new();
        let mut found = None;
        for at in directory.ancestors() {
            if let Some(answer) = known.get(at) {
                found.clone_from(answer);
                break;
            }
            passed.push(at);
            if let Some(repository) = Repository::at(at) {
                found = Some(Arc::new(repository));
                break;
            }
        }
        if found.is_none() {
            // Only where git would find none at all.
            found = passed.iter().find_map(|at| Repository::damaged_at(at)).map(Arc::new);
        }
        for at in passed {
            let is_inside = found.as_ref().is_some_and(|found| at.starts_with(&found.root));
            known.insert(at.to_owned(), found.clone().filter(|_| is_inside));
        }
        found
    }

    /// The repository whose work tree has its root at a directory.
    pub(super) fn with_root(&self, directory: &Path) -> Option<Arc<Repository>> {
        let real = paths::openable(directory).canonicalize().ok()?;
        self.of(&real).filter(|found| found.root == real && !found.is_damaged)
    }

    /// Whether a path is git's own, inside of a repository or of none.
    pub(super) fn is_of_git(path: &Path, repository: Option<&Repository>) -> bool {
        let inside = repository.and_then(|found| path.strip_prefix(&found.root).ok());
        inside.unwrap_or(path).components().any(|name| name.as_os_str() == DOT_GIT)
    }
}
