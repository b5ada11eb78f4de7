//! What the whole of a walk is about, and how it begins at each root.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use crate::console::reason;

use super::directory::Directory;
use super::exclude::Exclude;
use super::found::{File, Walk};
use super::paths;
use super::repositories::Repositories;
use super::repository::Repository;
use super::rules::{Level, RULES, Rules};

/// What the whole of a walk is about.
pub(super) struct Search<'a> {
    pub(super) repositories: &'a Repositories,
    pub(super) exclude: &'a Exclude,
    /// The real paths of all roots, with slashes: each is walked as a root, and nowhere else.
    pub(super) roots: HashSet<Vec<u8>>,
}

impl Search<'_> {
    /// Begins at a root: a file counts, a directory is to be walked.
    pub(super) fn begin(
        &mut self,
        path: PathBuf,
        walk: &mut Walk,
    ) -> Result<Option<Directory>, String> {
        let real = paths::openable(&path).canonicalize().map_err(|error| reason(&error))?;
        let metadata = fs::metadata(&real).map_err(|error| reason(&error))?;
        let is_directory = metadata.is_dir();
        let home = if is_directory { Some(real.as_path()) } else { real.parent() };
        let repository = home.and_then(|home| self.repositories.of(home));
        if Repositories::is_of_git(&real, repository.as_deref()) {
            return Err("it belongs to git itself".to_owned());
        }
        if !is_directory && !metadata.is_file() {
            return Err("neither a file nor a directory".to_owned());
        }
        let mut full = paths::slashed(&real);
        let root = full.len();
        if !is_directory {
            full.pop();
        }
        if !self.roots.insert(full.clone()) {
            return Ok(None);
        }
        let name = full.strip_suffix(b"/").unwrap_or(&full);
        if self.exclude.holds_or_above(name, root, is_directory) {
            walk.excluded += 1;
        } else if is_directory {
            return Ok(Some(directory(path, full, repository, walk)));
        } else {
            let is_tracked = repository.is_some_and(|repository| repository.tracks(&full));
            walk.files.push(File { path, is_tracked });
        }
        Ok(None)
    }
}

fn directory(
    path: PathBuf,
    full: Vec<u8>,
    repository: Option<Arc<Repository>>,
    walk: &mut Walk,
) -> Directory {
    let mut start = Directory::new(path, full);
    if let Some(repository) = repository {
        start.rules = rules_above(&repository, &start.full, walk);
        start.enter(repository, walk);
    }
    start
}

/// The rules from the root of a repository down to a directory, without the directory's own.
fn rules_above(repository: &Repository, full: &[u8], walk: &mut Walk) -> Option<Arc<Level>> {
    let mut rules = None;
    let mut at = repository.root.clone();
    let mut start = repository.base.len();
    let slashes = (start..full.len()).filter(|&at| full[at] == b'/');
    for slash in slashes {
        let file = at.join(RULES);
        match Rules::read(&file) {
            Ok(here) => rules = Level::push(rules, here, start),
            Err(why) => walk.unreadable(file, why),
        }
        at.push(paths::from_git(&full[start..slash])?);
        start = slash + 1;
    }
    rules
}
