//! The index of git: the files that it tracks.

use std::ops::Range;
use std::path::Path;

use gix_hash::{Kind, ObjectId};
use gix_index::entry::{Flags, Mode, Stage};
use gix_index::{Entry, File, State};

use super::depth::is_too_deep;

/// Every entry of an index, sorted by the bytes of its path. Each path is a sound one: no name in it
/// is empty, `.`, `..` or `.git`.
#[derive(Debug)]
pub(super) struct Index(State);

/// The entries of one name in a directory: a file, or all that lies in a directory of that name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) entries: Range<usize>,
    /// How long the name is, without the slash of a directory.
    pub(super) name: usize,
    pub(super) is_directory: bool,
}

impl Index {
    /// An index without entries.
    pub(super) fn empty(hash: Kind) -> Self {
        Self(State::new(hash))
    }

    /// Reads an index of any version, with the shared one of a split index. No file is no entry.
    ///
    /// # Errors
    ///
    /// The reason why it cannot be used.
    pub(super) fn read(file: &Path, hash: Kind) -> Result<Self, String> {
        if !file.try_exists().map_err(|error| crate::console::reason(&error))? {
            return Ok(Self::empty(hash));
        }
        if is_too_deep(file, hash).map_err(|error| crate::console::reason(&error))? {
            return Err("its trees are nested too deep".to_owned());
        }
        let options = gix_index::decode::Options { thread_limit: Some(1), ..Default::default() };
        let file = File::at(file, hash, false, options).map_err(|error| error.to_string())?;
        let index = Self(file.into());
        index.validate()?;
        Ok(index)
    }

    fn validate(&self) -> Result<(), String> {
        let mut last: &[u8] = b"";
        for at in 0..self.len() {
            let path = self.path(at);
            if path < last {
                return Err("its entries are not sorted".to_owned());
            }
            let whole = if self.is_sparse(at) { path.strip_suffix(b"/") } else { Some(path) };
            if !whole.is_some_and(is_sound) {
                return Err("it holds a path that leaves the work tree".to_owned());
            }
            last = path;
        }
        Ok(())
    }

    pub(super) fn len(&self) -> usize {
        self.0.entries().len()
    }

    fn entry(&self, at: usize) -> &Entry {
        &self.0.entries()[at]
    }

    /// The path of an entry, from the root of the work tree.
    pub(super) fn path(&self, at: usize) -> &[u8] {
        self.entry(at).path(&self.0)
    }

    pub(super) fn id(&self, at: usize) -> ObjectId {
        self.entry(at).id
    }

    pub(super) fn mode(&self, at: usize) -> Mode {
        self.entry(at).mode
    }

    /// The size of the file when git last looked at it, modulo 2³².
    pub(super) fn size(&self, at: usize) -> u32 {
        self.entry(at).stat.size
    }

    /// Whether the entry is another repository in this one.
    pub(super) fn is_submodule(&self, at: usize) -> bool {
        self.mode(at) == Mode::COMMIT
    }

    /// Whether the entry stands for a whole directory that is not checked out.
    pub(super) fn is_sparse(&self, at: usize) -> bool {
        self.mode(at) == Mode::DIR
    }

    /// Whether the entry is kept out of the work tree by a sparse checkout.
    pub(super) fn is_kept_out(&self, at: usize) -> bool {
        self.is_sparse(at) || self.entry(at).flags.contains(Flags::SKIP_WORKTREE)
    }

    /// Whether the entry is one side of a merge conflict.
    pub(super) fn is_unmerged(&self, at: usize) -> bool {
        self.entry(at).stage() != Stage::Unconflicted
    }

    /// Whether the entry only announces a file that will be added.
    pub(super) fn is_announced(&self, at: usize) -> bool {
        self.entry(at).flags.contains(Flags::INTENT_TO_ADD)
    }

    /// The trees that git wrote for parts of the index that have not changed since.
    pub(super) fn trees(&self) -> Option<&gix_index::extension::Tree> {
        self.0.tree()
    }

    /// An entry of exactly this path.
    pub(super) fn find(&self, path: &[u8]) -> Option<usize> {
        let at = self.first_from(0..self.len(), path);
        (at < self.len() && self.path(at) == path).then_some(at)
    }

    /// The entries in a directory and below it; `directory` ends with a slash or is empty.
    pub(super) fn below(&self, directory: &[u8]) -> Range<usize> {
        self.below_within(0..self.len(), directory)
    }

    fn below_within(&self, entries: Range<usize>, directory: &[u8]) -> Range<usize> {
        let start = self.first_from(entries.clone(), directory);
        let rest = &self.0.entries()[start..entries.end];
        let len = rest.partition_point(|entry| entry.path(&self.0).starts_with(directory));
        start..start + len
    }

    fn first_from(&self, entries: Range<usize>, path: &[u8]) -> usize {
        let slice = &self.0.entries()[entries.clone()];
        entries.start + slice.partition_point(|entry| entry.path(&self.0) < path)
    }

    /// The entries of a directory, grouped by what lies directly in it; `prefix` is the length of
    /// its path with the slash.
    pub(super) fn groups(&self, entries: Range<usize>, prefix: usize) -> Vec<Group> {
        let mut groups = Vec::new();
        let mut at = entries.start;
        while at < entries.end {
            let path = self.path(at);
            let Some(inside) = path.get(prefix..) else { break };
            if inside.is_empty() {
                // A directory that is not checked out stands for itself.
                at += 1;
                continue;
            }
            let slash = inside.iter().position(|byte| *byte == b'/');
            let end = match slash {
                Some(slash) => self.below_within(at..entries.end, &path[..=prefix + slash]).end,
                // The sides of a conflict have one path.
                None => {
                    (at..entries.end).find(|&next| self.path(next) != path).unwrap_or(entries.end)
                }
            };
            let name = slash.unwrap_or(inside.len());
            groups.push(Group { entries: at..end, name, is_directory: slash.is_some() });
            at = end;
        }
        groups
    }

    /// The name of a group.
    pub(super) fn name(&self, group: &Group, prefix: usize) -> &[u8] {
        &self.path(group.entries.start)[prefix..prefix + group.name]
    }

    /// The group of a file or of a directory of a name.
    pub(super) fn group(
        &self,
        groups: &[Group],
        prefix: usize,
        name: &[u8],
        is_directory: bool,
    ) -> Option<usize> {
        // As git sorts, a directory has a slash at its end.
        let key = |name: &[u8], is_directory: bool| {
            name.iter().copied().chain(is_directory.then_some(b'/')).collect::<Vec<u8>>()
        };
        let wanted = key(name, is_directory);
        groups
            .binary_search_by(|group| {
                let length = group.name + usize::from(group.is_directory);
                self.path(group.entries.start)[prefix..prefix + length].cmp(&wanted)
            })
            .ok()
    }
}

fn is_sound(path: &[u8]) -> bool {
    path.split(|byte| *byte == b'/').all(|name| {
        !matches!(name, b"" | b"." | b"..")
            && !name.eq_ignore_ascii_case(b".git")
            && !name.contains(&0)
    })
}
