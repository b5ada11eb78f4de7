//! The objects of git: what HEAD says, and the bytes of files that were added.

use std::sync::Mutex;
use std::sync::{Arc, PoisonError};

use gix_hash::{ObjectId, oid};
use gix_object::tree::EntryMode;
use gix_object::{CommitRefIter, Find, FindHeader, Kind, TreeRefIter};
use gix_odb::{HandleArc, Store};

use super::repository::Repository;

/// How many names HEAD may go through: `HEAD` names a branch, which may name another.
const MOST_NAMES: usize = 8;

/// The objects of a repository, loose and packed, its alternates included.
pub(super) struct Objects {
    handle: Mutex<HandleArc>,
    hash: gix_hash::Kind,
}

/// A file, directory or submodule in a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TreeEntry {
    pub(super) name: Vec<u8>,
    pub(super) mode: EntryMode,
    pub(super) id: ObjectId,
}

impl Objects {
    pub(super) fn of(repository: &Repository) -> Result<Self, String> {
        let directory = repository.common.join("objects");
        let options = gix_odb::store::init::Options::default();
        let store = Store::at_opts(directory, repository.hash, &mut std::iter::empty(), options);
        let store = Arc::new(store.map_err(|error| error.to_string())?);
        let handle = HandleArc::from(store.to_handle_arc());
        Ok(Self { handle: Mutex::new(handle), hash: repository.hash })
    }

    /// The content of an object of a kind.
    pub(super) fn read(&self, id: &oid, kind: Kind) -> Result<Vec<u8>, String> {
        let handle = self.handle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut content = Vec::new();
        let found = handle.try_find(id, &mut content).map_err(|error| error.to_string())?;
        let found = found.ok_or_else(|| missing(id))?.kind;
        if found != kind {
            return Err(format!("the object {id} is not a {kind}"));
        }
        Ok(content)
    }

    /// How long a file is.
    pub(super) fn size(&self, id: &oid) -> Result<u64, String> {
        let handle = self.handle.lock().unwrap_or_else(PoisonError::into_inner);
        let header = handle.try_header(id).map_err(|error| error.to_string())?;
        header.map(|header| header.size).ok_or_else(|| missing(id))
    }

    /// What a tree holds.
    pub(super) fn tree(&self, id: &oid) -> Result<Vec<TreeEntry>, String> {
        let content = self.read(id, Kind::Tree)?;
        let entry = |entry: gix_object::tree::EntryRef<'_>| TreeEntry {
            name: entry.filename.to_vec(),
            mode: entry.mode,
            id: entry.oid.to_owned(),
        };
        TreeRefIter::from_bytes(&content, self.hash)
            .map(|each| each.map(entry).map_err(|error| error.to_string()))
            .collect()
    }

    /// The tree of the commit that HEAD names; none before the first commit.
    pub(super) fn head(&self, repository: &Repository) -> Result<Option<ObjectId>, String> {
        let Some(commit) = head(repository)? else { return Ok(None) };
        let content = self.read(&commit, Kind::Commit)?;
        let tree = CommitRefIter::from_bytes(&content, self.hash).tree_id();
        tree.map(Some).map_err(|error| error.to_string())
    }
}

/// The commit that HEAD names; none before the first one.
fn head(repository: &Repository) -> Result<Option<ObjectId>, String> {
    if repository.common.join("reftable").exists() {
        return Err("its branches are kept as reftable, which is not supported".to_owned());
    }
    let (git, common) = (repository.git.clone(), repository.common.clone());
    let branches = gix_ref::file::Store::for_linked_worktree(git, common, repository.hash);
    let mut name = gix_ref::FullName::try_from("HEAD").map_err(|error| error.to_string())?;
    for _ in 0..MOST_NAMES {
        let found = branches.try_find(name.as_ref()).map_err(|error| error.to_string())?;
        match found.map(|found| found.target) {
            None => return Ok(None),
            Some(gix_ref::Target::Object(id)) => return Ok(Some(id)),
            Some(gix_ref::Target::Symbolic(next)) => name = next,
        }
    }
    Err("HEAD names a branch that names itself".to_owned())
}

fn missing(id: &oid) -> String {
    format!("the object {id} is missing")
}

/// What git would name a file of this content.
pub(super) fn id_of(hash: gix_hash::Kind, content: &[u8]) -> Option<ObjectId> {
    gix_object::compute_hash(hash, Kind::Blob, content).ok()
}
