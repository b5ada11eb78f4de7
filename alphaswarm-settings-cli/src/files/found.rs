//! What a walk finds.

use std::path::PathBuf;
use std::{fs, io};

use super::paths;

/// A file that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// The path as the user wrote its root: a relative one stays relative.
    pub(crate) path: PathBuf,
    /// Whether git tracks it.
    pub(crate) is_tracked: bool,
}

impl File {
    /// How long the file is, in bytes. To ask for it takes longer than to find the file.
    pub(crate) fn size(&self) -> io::Result<u64> {
        fs::metadata(&self.path).map(|metadata| metadata.len())
    }
}

/// What was not read, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Unread {
    pub(crate) path: PathBuf,
    pub(crate) reason: String,
}

/// What a walk found. All lists are sorted by the bytes of the paths.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    pub(crate) files: Vec<File>,
    /// Roots and directories that cannot be read, and rules that cannot.
    pub(crate) unreadable: Vec<Unread>,
    /// Work trees whose index cannot be read: every file in them counts as untracked.
    pub(crate) without_index: Vec<Unread>,
    /// Submodules, which are other repositories.
    pub(crate) submodules: usize,
    /// Other repositories in the work tree that are no submodules.
    pub(crate) repositories: usize,
    /// Files that a sparse checkout keeps out of the work tree.
    pub(crate) kept_out: usize,
    /// Links that would count, but are not followed; a file they lead to counts where it lies.
    pub(crate) links: usize,
    /// Files and whole directories that were excluded.
    pub(crate) excluded: usize,
}

impl Walk {
    pub(super) fn unreadable(&mut self, path: PathBuf, reason: String) {
        self.unreadable.push(Unread { path, reason });
    }

    /// Adds what another thread found.
    pub(super) fn absorb(&mut self, other: Self) {
        self.files.extend(other.files);
        self.unreadable.extend(other.unreadable);
        self.without_index.extend(other.without_index);
        self.submodules += other.submodules;
        self.repositories += other.repositories;
        self.kept_out += other.kept_out;
        self.links += other.links;
        self.excluded += other.excluded;
    }

    /// Puts everything into the order of its path.
    pub(super) fn sort(&mut self) {
        self.files.sort_unstable_by(|a, b| paths::bytes(&a.path).cmp(paths::bytes(&b.path)));
        for unread in [&mut self.unreadable, &mut self.without_index] {
            unread.sort_unstable();
            // The rules above several roots are read for each, and a repository is entered by each.
            unread.dedup();
        }
    }
}
