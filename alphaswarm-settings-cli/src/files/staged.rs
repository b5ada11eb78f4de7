//! What a commit would change: the index against HEAD, with the bytes that git has stored, which
//! the work tree may have left behind.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gix_hash::ObjectId;
use gix_index::entry::Mode;
use gix_object::Kind;

use super::compare::compare;
use super::index::Index;
use super::objects::Objects;
use super::paths;
use super::repositories::Repositories;
use super::repository::Repository;

/// What a commit would change below a directory; paths begin as the user wrote the directory, and
/// are sorted by their bytes.
#[derive(Debug, Default)]
pub(crate) struct Staged {
    /// Files that were added, or whose content, mode or kind differs.
    pub(crate) files: Vec<StagedFile>,
    pub(crate) deleted: Vec<PathBuf>,
    /// Files with a merge conflict: they have no content yet.
    pub(crate) unmerged: Vec<PathBuf>,
    /// Links that were added or changed.
    pub(crate) links: usize,
    /// Submodules that were added or moved to another commit.
    pub(crate) submodules: usize,
}

/// A file that a commit would add or change.
#[derive(Clone)]
pub(crate) struct StagedFile {
    pub(crate) path: PathBuf,
    /// Whether HEAD lacks a file of this path.
    pub(crate) is_new: bool,
    id: ObjectId,
    objects: Arc<Objects>,
}

impl StagedFile {
    /// How long the file is, without reading it.
    ///
    /// # Errors
    ///
    /// The reason why git's object cannot be found.
    pub(crate) fn size(&self) -> Result<u64, String> {
        self.objects.size(&self.id)
    }

    /// The content, as git stores it.
    ///
    /// # Errors
    ///
    /// The reason why git's object cannot be read.
    pub(crate) fn read(&self) -> Result<Vec<u8>, String> {
        self.objects.read(&self.id, Kind::Blob)
    }
}

impl fmt::Debug for StagedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("StagedFile");
        shown.field("path", &self.path).field("is_new", &self.is_new).field("id", &self.id);
        shown.finish_non_exhaustive()
    }
}

impl Repositories {
    /// What a commit would change at and below a directory. Before the first commit that is all of
    /// the index.
    ///
    /// Within a hook git may commit from another index than the usual one and say so in
    /// `GIT_INDEX_FILE`, which the caller hands over as `index`; a relative one begins at the root of
    /// the work tree.
    ///
    /// # Errors
    ///
    /// The reason why there is no such comparison: no repository, or one that cannot be read.
    pub(crate) fn staged(&self, directory: &Path, index: Option<&Path>) -> Result<Staged, String> {
        let (repository, inside) = self.work_tree(directory)?;
        let hook;
        let index = match index {
            Some(file) => {
                hook = Index::read(&repository.root.join(file), repository.hash)?;
                &hook
            }
            None => repository.index()?,
        };
        let objects = Arc::new(Objects::of(&repository)?);
        let head = objects.head(&repository)?;
        let difference = compare(index, &objects, head, &inside)?;
        let start = paths::without_dot(directory);
        let shown = |path: &[u8]| Some(start.join(paths::from_git(path.get(inside.len()..)?)?));
        let mut staged = Staged { submodules: difference.submodules, ..Staged::default() };
        let (new, changed) = (difference.added.iter(), difference.modified.iter());
        for (&at, is_new) in new.map(|at| (at, true)).chain(changed.map(|at| (at, false))) {
            if index.mode(at) == Mode::SYMLINK {
                staged.links += 1;
            } else if let Some(path) = shown(index.path(at)) {
                let (id, objects) = (index.id(at), Arc::clone(&objects));
                staged.files.push(StagedFile { path, is_new, id, objects });
            }
        }
        staged.files.sort_by(|a, b| paths::bytes(&a.path).cmp(paths::bytes(&b.path)));
        staged.deleted = difference.deleted.iter().filter_map(|(path, _)| shown(path)).collect();
        let unmerged = difference.unmerged.iter();
        staged.unmerged = unmerged.filter_map(|&at| shown(index.path(at))).collect();
        Ok(staged)
    }

    /// The repository of a directory, and the directory's path in it with a slash at its end.
    pub(super) fn work_tree(&self, directory: &Path) -> Result<(Arc<Repository>, Vec<u8>), String> {
        let real = paths::openable(directory).canonicalize();
        let real = real.map_err(|error| crate::console::reason(&error))?;
        let repository = self.of(&real).ok_or("it is not in a git repository")?;
        let full = paths::slashed(&real);
        let inside = full.get(repository.base.len()..).unwrap_or_default().to_owned();
        Ok((repository, inside))
    }
}
