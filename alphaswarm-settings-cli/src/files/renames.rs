//! Files that were moved since HEAD without a change of their content.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use gix_hash::ObjectId;

use super::compare::compare;
use super::found::{File, Walk};
use super::index::Index;
use super::objects::{Objects, id_of};
use super::paths;
use super::repositories::Repositories;
use super::repository::Repository;

/// A file that was moved: its content is what another path of HEAD had, which is gone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rename {
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
}

/// Paths in the repository, with what git calls their content.
type Named = Vec<(Vec<u8>, ObjectId)>;

impl Repositories {
    /// The files at and below a directory that were moved since HEAD, with the same bytes; paths begin
    /// as the user wrote the directory.
    ///
    /// Without a walk the index is the new state. With one, of the same directory, it is the work
    /// tree: a file may also have been moved without telling git.
    ///
    /// # Errors
    ///
    /// The reason why there is no such comparison: no repository, or one that cannot be read.
    pub(crate) fn renames(
        &self,
        directory: &Path,
        walk: Option<&Walk>,
    ) -> Result<Vec<Rename>, String> {
        let (repository, inside) = self.work_tree(directory)?;
        let index = repository.index()?;
        let objects = Objects::of(&repository)?;
        let head = objects.head(&repository)?;
        let difference = compare(index, &objects, head, &inside)?;
        let mut new: Named =
            difference.added.iter().map(|&at| (index.path(at).to_owned(), index.id(at))).collect();
        let mut old = difference.deleted;
        let start = paths::without_dot(directory);
        if let Some(walk) = walk {
            let added: HashSet<usize> = difference.added.into_iter().collect();
            let missing = missing(index, &repository, &inside, &start, walk);
            let gone: HashSet<&[u8]> = missing.iter().map(|&at| index.path(at)).collect();
            new.retain(|(path, _)| !gone.contains(path.as_slice()));
            old.extend(
                missing
                    .iter()
                    .filter(|at| !added.contains(at))
                    .map(|&at| (index.path(at).to_owned(), index.id(at))),
            );
            let wanted: HashSet<u64> =
                missing.iter().map(|&at| u64::from(index.size(at))).collect();
            new.extend(untracked(&repository, &inside, &start, walk, &wanted));
        }
        let shown = |path: &[u8]| Some(start.join(paths::from_git(path.get(inside.len()..)?)?));
        let pairs = pair(old, new);
        let renames = pairs
            .iter()
            .filter_map(|(old, new)| Some(Rename { old: shown(old)?, new: shown(new)? }));
        Ok(renames.collect())
    }
}

/// The entries of the index whose file is gone from the work tree.
fn missing(
    index: &Index,
    repository: &Repository,
    inside: &[u8],
    start: &Path,
    walk: &Walk,
) -> Vec<usize> {
    let there: HashSet<&Path> = walk.files.iter().map(|file| file.path.as_path()).collect();
    let is_gone = |&at: &usize| {
        if index.is_kept_out(at) || index.is_submodule(at) {
            return false;
        }
        let Some(path) = paths::from_git(index.path(at)) else { return false };
        let Some(below) = paths::from_git(&index.path(at)[inside.len()..]) else { return false };
        !there.contains(start.join(below).as_path())
            && fs::symlink_metadata(repository.root.join(path)).is_err()
    };
    index.below(inside).filter(is_gone).collect()
}

/// The untracked files of a walk that are as long as a missing one.
fn untracked(
    repository: &Repository,
    inside: &[u8],
    start: &Path,
    walk: &Walk,
    wanted: &HashSet<u64>,
) -> Named {
    let is_wanted = |file: &&File| file.size().is_ok_and(|size| wanted.contains(&size));
    let all = if wanted.is_empty() { &[] } else { walk.files.as_slice() };
    let files = all.iter().filter(|file| !file.is_tracked).filter(is_wanted);
    let named = files.filter_map(|file| {
        let below = file.path.strip_prefix(start).ok()?;
        let content = fs::read(&file.path).ok()?;
        let mut path = [inside, &paths::slashed(below)].concat();
        path.pop();
        Some((path, id_of(repository.hash, &content)?))
    });
    named.collect()
}

/// Pairs of paths with the same content: of several, those of one name first, then in their order.
fn pair(mut old: Named, mut new: Named) -> Vec<(Vec<u8>, Vec<u8>)> {
    // Files without content are alike, and moved nowhere.
    let has_content = |(_, id): &(Vec<u8>, ObjectId)| *id != ObjectId::empty_blob(id.kind());
    old.retain(has_content);
    new.retain(has_content);
    let mut pairs = take_pairs(&mut old, &mut new, |path| name(path).to_owned());
    pairs.extend(take_pairs(&mut old, &mut new, |_| Vec::new()));
    pairs.sort_unstable();
    pairs
}

/// Takes pairs of the same content and the same key out of both lists, each in the order of paths.
fn take_pairs(
    old: &mut Named,
    new: &mut Named,
    key: impl Fn(&[u8]) -> Vec<u8>,
) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut waiting: HashMap<(ObjectId, Vec<u8>), VecDeque<Vec<u8>>> = HashMap::new();
    new.sort_unstable();
    for (path, id) in new.drain(..) {
        waiting.entry((id, key(&path))).or_default().push_back(path);
    }
    let mut pairs = Vec::new();
    old.sort_unstable();
    old.retain(|(old, id)| {
        let new = waiting.get_mut(&(*id, key(old))).and_then(VecDeque::pop_front);
        let is_left = new.is_none();
        pairs.extend(new.map(|new| (old.clone(), new)));
        is_left
    });
    for ((id, _), paths) in waiting {
        new.extend(paths.into_iter().map(|path| (path, id)));
    }
    pairs
}

fn name(path: &[u8]) -> &[u8] {
    path.rsplit(|byte| *byte == b'/').next().unwrap_or(path)
}
