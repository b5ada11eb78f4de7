//! The objects of git: what HEAD says, and the bytes of files that were added.

use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::{Arc, PoisonError};

use gix_hash::{ObjectId, oid};
use gix_object::tree::EntryMode;
use gix_object::{CommitRefIter, Find, FindHeader, Kind, TagRefIter, TreeRefIter};
use gix_odb::{HandleArc, Store};

use super::references::References;
use super::repository::Repository;

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

/// What the beginning of a hash stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Short {
    One(ObjectId),
    Many,
    None,
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
        let Some(commit) = References::of(repository)?.find("HEAD")? else { return Ok(None) };
        self.tree_of(&commit).map(Some)
    }

    /// The tree of a commit.
    pub(super) fn tree_of(&self, commit: &oid) -> Result<ObjectId, String> {
        let content = self.read(commit, Kind::Commit)?;
        let tree = CommitRefIter::from_bytes(&content, self.hash).tree_id();
        tree.map_err(|error| error.to_string())
    }

    /// The commits that a commit follows.
    pub(super) fn parents(&self, commit: &oid) -> Result<Vec<ObjectId>, String> {
        let content = self.read(commit, Kind::Commit)?;
        Ok(CommitRefIter::from_bytes(&content, self.hash).parent_ids().collect())
    }

    /// What an annotated tag is for.
    pub(super) fn tagged(&self, tag: &oid) -> Result<ObjectId, String> {
        let content = self.read(tag, Kind::Tag)?;
        let target = TagRefIter::from_bytes(&content, self.hash).target_id();
        target.map_err(|error| error.to_string())
    }

    /// Whether there is an object.
    pub(super) fn has(&self, id: &oid) -> bool {
        self.kind(id).is_some()
    }

    /// What an object is; none where it is not there.
    pub(super) fn kind(&self, id: &oid) -> Option<Kind> {
        let handle = self.handle.lock().unwrap_or_else(PoisonError::into_inner);
        handle.try_header(id).ok().flatten().map(|header| header.kind)
    }

    /// The object whose hash begins so.
    pub(super) fn beginning_with(&self, hex: &str) -> Short {
        // A longer one is a hash of another kind, which the library does not expect.
        if hex.len() > self.hash.len_in_hex() {
            return Short::None;
        }
        let Ok(prefix) = gix_hash::Prefix::from_hex(hex) else { return Short::None };
        let handle = self.handle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut candidates = HashSet::new();
        if handle.lookup_prefix(prefix, Some(&mut candidates)).is_err() {
            return Short::None;
        }
        drop(handle);
        // Of several objects, the one that is a commit is meant.
        candidates.retain(|id| matches!(self.kind(id), Some(Kind::Commit | Kind::Tag)));
        let mut found = candidates.into_iter();
        match (found.next(), found.next()) {
            (Some(id), None) => Short::One(id),
            (None, _) => Short::None,
            (Some(_), Some(_)) => Short::Many,
        }
    }
}

fn missing(id: &oid) -> String {
    format!("the object {id} is missing")
}

/// What git would name a file of this content.
pub(super) fn id_of(hash: gix_hash::Kind, content: &[u8]) -> Option<ObjectId> {
    gix_object::compute_hash(hash, Kind::Blob, content).ok()
}
