//! The entries of a directory that is walked: which count, and which are walked in turn.

use std::ffi::OsStr;
use std::fs::{self, FileType};

use super::directory::Directory;
use super::found::{File, Walk};
use super::index::{Group, Index};
use super::paths;
use super::repository::{DOT_GIT, Repository};
use super::rules::hides;
use super::search::Search;

/// A directory while it is walked.
pub(super) struct Entries<'a> {
    directory: &'a Directory,
    search: &'a Search<'a>,
    found: &'a mut Walk,
    next: &'a mut Vec<Directory>,
    index: Option<&'a Index>,
    groups: Vec<Group>,
    /// Which groups have something in the work tree.
    is_there: Vec<bool>,
    /// The length of the directory's path in the index.
    prefix: usize,
    /// The real path of the entry that is looked at.
    full: Vec<u8>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(
        directory: &'a Directory,
        search: &'a Search<'a>,
        found: &'a mut Walk,
        next: &'a mut Vec<Directory>,
    ) -> Self {
        let repository = directory.repository.as_deref();
        let index = repository.map(Repository::tracked);
        let prefix = directory.full.len() - repository.map_or(0, |found| found.base.len());
        let groups = index.map(|index| index.groups(directory.tracked.clone(), prefix));
        let groups = groups.unwrap_or_default();
        let is_there = vec![false; groups.len()];
        let full = directory.full.clone();
        Self { directory, search, found, next, index, groups, is_there, prefix, full }
    }

    /// Looks at an entry that was listed.
    pub(super) fn listed(&mut self, name: &OsStr, kind: FileType) {
        if name == DOT_GIT {
            return;
        }
        let bytes = name.as_encoded_bytes();
        self.full.truncate(self.directory.full.len());
        self.full.extend_from_slice(bytes);
        let file = self.group(bytes, false);
        if kind.is_dir() {
            let inside = self.group(bytes, true);
            self.directory(name, file, inside);
            return;
        }
        if !kind.is_file() && !kind.is_symlink() {
            return;
        }
        let is_ignored = file.is_none() && hides(self.directory.rules.as_ref(), &self.full, false);
        if is_ignored || self.is_root() || self.is_excluded(false) {
            return;
        }
        if kind.is_symlink() {
            self.found.links += 1;
            return;
        }
        self.file(name, file.is_some());
    }

    /// Looks only for what the index says.
    pub(super) fn all_tracked(&mut self) {
        for at in 0..self.groups.len() {
            self.tracked(at);
        }
    }

    fn tracked(&mut self, at: usize) {
        let Some(index) = self.index else { return };
        let group = self.groups[at].clone();
        let bytes = index.name(&group, self.prefix);
        let Some(name) = paths::from_git(bytes) else { return };
        let Ok(metadata) = fs::symlink_metadata(self.directory.path.join(name)) else { return };
        self.full.truncate(self.directory.full.len());
        self.full.extend_from_slice(bytes);
        let name = name.as_os_str();
        if metadata.is_dir() {
            let file = (!group.is_directory).then_some(at);
            self.directory(name, file, group.is_directory.then_some(at));
        } else if !group.is_directory {
            self.is_there[at] = true;
            if self.is_root() || self.is_excluded(false) {
                return;
            }
            if metadata.is_symlink() {
                self.found.links += 1;
            } else if metadata.is_file() {
                self.file(name, true);
            }
        }
    }

    fn file(&mut self, name: &OsStr, is_tracked: bool) {
        let path = self.directory.path.join(name);
        self.found.files.push(File { path, is_tracked });
    }

    /// A directory, with the groups of a file and of a directory of its name.
    fn directory(&mut self, name: &OsStr, file: Option<usize>, inside: Option<usize>) {
        let is_submodule = file
            .zip(self.index)
            .is_some_and(|(at, index)| index.is_submodule(self.groups[at].entries.start));
        let tracked = inside.map_or(0..0, |at| self.groups[at].entries.clone());
        let rules = self.directory.rules.as_ref();
        let is_ignored = self.directory.is_ignored || hides(rules, &self.full, true);
        let counts = is_submodule || !is_ignored || !tracked.is_empty();
        if !counts || self.is_excluded(true) {
            return;
        }
        self.full.push(b'/');
        if self.is_root() {
            return;
        }
        if is_submodule {
            self.found.submodules += 1;
            return;
        }
        let full = self.full.clone();
        self.next.push(Directory {
            path: self.directory.path.join(name),
            full,
            root: self.directory.root,
            repository: self.directory.repository.clone(),
            tracked,
            rules: self.directory.rules.clone(),
            is_ignored,
            is_root: false,
        });
    }

    fn is_excluded(&mut self, is_directory: bool) -> bool {
        let holds = self.search.exclude.holds_at(&self.full, self.directory.root, is_directory);
        self.found.excluded += usize::from(holds);
        holds
    }

    /// Whether the entry is a root of the walk itself.
    fn is_root(&self) -> bool {
        self.search.roots.len() > 1 && self.search.roots.contains(&self.full)
    }

    /// The group of a name, which is in the work tree then.
    fn group(&mut self, name: &[u8], is_directory: bool) -> Option<usize> {
        let at = self.index?.group(&self.groups, self.prefix, name, is_directory)?;
        self.is_there[at] = true;
        Some(at)
    }

    /// Counts what a sparse checkout keeps out, when all that is there was seen.
    pub(super) fn count_kept_out(&mut self) {
        let Some(index) = self.index else { return };
        let groups = self.groups.iter().zip(&self.is_there);
        let missing = groups.filter(|(_, is_there)| !**is_there).map(|(group, _)| group);
        let entries = missing.flat_map(|group| group.entries.clone());
        self.found.kept_out += entries.filter(|&at| index.is_kept_out(at)).count();
    }
}
