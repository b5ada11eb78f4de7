//! The index held against the tree of HEAD. The index remembers the tree of each directory that has
//! not changed since the tree was written or read, so that only what has changed is looked at.

use std::collections::HashMap;
use std::ops::Range;

use gix_hash::ObjectId;
use gix_index::extension::Tree;

use super::index::{Group, Index};
use super::objects::{Objects, TreeEntry};

/// A tree can name itself many times over, and hold more paths than any memory.
const MOST_DELETED: usize = 1 << 20;

/// How the index differs from HEAD; entries of the index by their number.
#[derive(Debug, Default)]
pub(super) struct Difference {
    pub(super) added: Vec<usize>,
    pub(super) modified: Vec<usize>,
    /// Paths of HEAD that the index lacks.
    pub(super) deleted: Vec<(Vec<u8>, ObjectId)>,
    /// The first side of each merge conflict.
    pub(super) unmerged: Vec<usize>,
    /// Submodules that were added or moved to another commit.
    pub(super) submodules: usize,
}

/// A directory, in HEAD and in the index.
struct Pair<'a> {
    /// Its path with a slash at its end; empty for the root.
    path: Vec<u8>,
    tree: Option<ObjectId>,
    entries: Range<usize>,
    /// What the index remembers of it.
    remembered: Option<&'a Tree>,
}

/// Compares the index with the tree of HEAD, at and below `directory` (with a slash at its end, or
/// empty) only.
pub(super) fn compare(
    index: &Index,
    objects: &Objects,
    head: Option<ObjectId>,
    directory: &[u8],
) -> Result<Difference, String> {
    let mut difference = Difference::default();
    let whole = 0..index.len();
    let mut pairs =
        vec![Pair { path: Vec::new(), tree: head, entries: whole, remembered: index.trees() }];
    while let Some(pair) = pairs.pop() {
        if !pair.is_unchanged() {
            pair.compare(index, objects, directory, &mut difference, &mut pairs)?;
        }
    }
    for entries in [&mut difference.added, &mut difference.modified, &mut difference.unmerged] {
        entries.sort_unstable();
    }
    difference.deleted.sort_unstable();
    Ok(difference)
}

impl<'a> Pair<'a> {
    fn is_unchanged(&self) -> bool {
        let (Some(remembered), Some(tree)) = (self.remembered, self.tree) else { return false };
        let count = remembered.num_entries.and_then(|count| usize::try_from(count).ok());
        count == Some(self.entries.len()) && remembered.id == tree
    }

    fn compare(
        self,
        index: &Index,
        objects: &Objects,
        directory: &[u8],
        difference: &mut Difference,
        pairs: &mut Vec<Pair<'a>>,
    ) -> Result<(), String> {
        let old = self.tree.map(|tree| objects.tree(&tree)).transpose()?.unwrap_or_default();
        let mut old: HashMap<(Vec<u8>, bool), TreeEntry> = old
            .into_iter()
            .map(|entry| ((entry.name.clone(), entry.mode.is_tree()), entry))
            .collect();
        for group in index.groups(self.entries.clone(), self.path.len()) {
            let name = index.name(&group, self.path.len());
            let old = old.remove(&(name.to_owned(), group.is_directory));
            if !group.is_directory {
                if self.path.starts_with(directory) {
                    file(index, &group, old.as_ref(), difference);
                }
                continue;
            }
            let sparse = group.entries.start;
            if !index.is_sparse(sparse) {
                self.push(name, old.map(|old| old.id), group.entries, directory, pairs);
            } else if old.is_none_or(|old| old.id != index.id(sparse)) {
                return Err("a directory outside of the sparse checkout was changed".to_owned());
            }
        }
        for ((name, is_directory), old) in old {
            if is_directory {
                self.push(&name, Some(old.id), 0..0, directory, pairs);
            } else if !old.mode.is_commit() && self.path.starts_with(directory) {
                difference.deleted.push(([self.path.as_slice(), &name].concat(), old.id));
            }
        }
        if difference.deleted.len() + pairs.len() > MOST_DELETED {
            return Err("more than a million files were deleted".to_owned());
        }
        Ok(())
    }

    /// Puts a directory on the list, if it lies at or below `directory`, or above it.
    fn push(
        &self,
        name: &[u8],
        tree: Option<ObjectId>,
        entries: Range<usize>,
        directory: &[u8],
        pairs: &mut Vec<Pair<'a>>,
    ) {
        let path = [self.path.as_slice(), name, b"/"].concat();
        if path.starts_with(directory) || directory.starts_with(&path) {
            let remembered = self.remembered.and_then(|trees| child(trees, name));
            pairs.push(Pair { path, tree, entries, remembered });
        }
    }
}

fn child<'a>(tree: &'a Tree, name: &[u8]) -> Option<&'a Tree> {
    let at = tree.children.binary_search_by(|child| child.name.as_slice().cmp(name)).ok()?;
    tree.children.get(at)
}

fn file(index: &Index, group: &Group, old: Option<&TreeEntry>, difference: &mut Difference) {
    let at = group.entries.start;
    if index.is_unmerged(at) {
        difference.unmerged.push(at);
        return;
    }
    let mode = u32::from(old.map_or(0, |old| old.mode.value()));
    let is_same = old.is_some_and(|old| old.id == index.id(at) && mode == index.mode(at).bits());
    if is_same || index.is_announced(at) {
        return;
    }
    if index.is_submodule(at) {
        difference.submodules += 1;
    } else if old.is_some_and(|old| !old.mode.is_commit()) {
        difference.modified.push(at);
    } else {
        difference.added.push(at);
    }
}
