//! One directory of a walk.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::found::{Unread, Walk};
use super::repository::Repository;
use super::rules::Level;

/// A directory to walk.
#[derive(Debug)]
pub(super) struct Directory {
    /// As the user wrote its root; empty for the working directory.
    pub(super) path: PathBuf,
    /// Its real path with slashes, one of them at its end.
    pub(super) full: Vec<u8>,
    /// How long the real path of the root is.
    pub(super) root: usize,
    pub(super) repository: Option<Arc<Repository>>,
    /// The entries of the index below it.
    pub(super) tracked: Range<usize>,
    /// The rules of the directories above it.
    pub(super) rules: Option<Arc<Level>>,
    /// Whether a rule ignores it: then only what is tracked counts.
    pub(super) is_ignored: bool,
    pub(super) is_root: bool,
}

impl Directory {
    /// A root outside of any repository.
    pub(super) fn new(path: PathBuf, full: Vec<u8>) -> Self {
        Self {
            path,
            root: full.len(),
            full,
            repository: None,
            tracked: 0..0,
            rules: None,
            is_ignored: false,
            is_root: true,
        }
    }

    /// Puts the directory into a repository.
    pub(super) fn enter(&mut self, repository: Arc<Repository>, found: &mut Walk) {
        match repository.index() {
            Ok(index) => self.tracked = index.below(&self.full[repository.base.len()..]),
            Err(why) => {
                let unread = Unread { path: repository.root.clone(), reason: why.to_owned() };
                found.without_index.push(unread);
            }
        }
        self.repository = Some(repository);
    }
}
