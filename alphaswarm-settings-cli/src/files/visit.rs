//! A walk's visit of one directory: which of its files count, and which directories in it are walked.

use std::ffi::OsString;
use std::fs::{self, DirEntry, FileType};

use crate::console::reason;

use super::directory::Directory;
use super::entries::Entries;
use super::found::Walk;
use super::paths;
use super::repository::DOT_GIT;
use super::rules::{Level, RULES, Rules};
use super::search::Search;

impl Directory {
    /// Adds the files that count to `found`, and the directories to walk to `next`.
    pub(super) fn visit(mut self, search: &Search<'_>, found: &mut Walk, next: &mut Vec<Self>) {
        let entries = if self.is_ignored { None } else { self.entries(found) };
        let Some(entries) = entries else {
            return self.visit_tracked(search, found, next);
        };
        if !self.is_root && entries.iter().any(|(name, _)| name == DOT_GIT) {
            // What git tracks in this work tree is no other repository, no matter what `.git` says.
            let other = self
                .tracked
                .is_empty()
                .then(|| search.repositories.with_root(&self.path))
                .flatten();
            match other {
                Some(_) if self.repository.is_some() => {
                    found.repositories += 1;
                    return;
                }
                Some(other) => {
                    self.rules = None;
                    self.enter(other, found);
                }
                None => {}
            }
        }
        self.read_rules(&entries, found);
        let mut in_directory = Entries::new(&self, search, found, next);
        for (name, kind) in entries {
            in_directory.listed(&name, kind);
        }
        in_directory.count_kept_out();
    }

    /// What lies in the directory; none if it cannot be read.
    fn entries(&self, found: &mut Walk) -> Option<Vec<(OsString, FileType)>> {
        let listing = fs::read_dir(paths::openable(&self.path));
        let entry = |entry: DirEntry| Ok((entry.file_name(), entry.file_type()?));
        let read = |entries: fs::ReadDir| -> std::io::Result<Vec<_>> {
            entries.map(|each| each.and_then(entry)).collect()
        };
        match listing.and_then(read) {
            Ok(entries) => Some(entries),
            Err(error) => {
                found.unreadable(self.path.clone(), reason(&error));
                None
            }
        }
    }

    fn read_rules(&mut self, entries: &[(OsString, FileType)], found: &mut Walk) {
        if entries.iter().any(|(name, kind)| name == RULES && kind.is_file()) {
            let file = self.path.join(RULES);
            match Rules::read(&file) {
                Ok(rules) => {
                    self.rules = Level::push(self.rules.take(), rules, self.full.len());
                }
                Err(why) => found.unreadable(file, why),
            }
        }
    }

    /// Looks only for what the index says: in an ignored directory nothing else counts, and one that
    /// cannot be listed may have files that can be read.
    fn visit_tracked(&self, search: &Search<'_>, found: &mut Walk, next: &mut Vec<Self>) {
        let mut in_directory = Entries::new(self, search, found, next);
        in_directory.all_tracked();
        in_directory.count_kept_out();
    }
}
