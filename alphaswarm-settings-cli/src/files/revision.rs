//! Commits by the names that people give them, and the files in them.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use alphaswarm_settings_schema::diagnostic::nearest;
use gix_hash::ObjectId;
use gix_object::Kind;

use super::objects::{Objects, Short};
use super::paths;
use super::references::References;
use super::repositories::Repositories;
use super::repository::Repository;

/// A commit, by the tree that it holds.
pub(crate) struct Revision {
    objects: Objects,
    repository: Arc<Repository>,
    tree: ObjectId,
}

/// Why there is no such commit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoRevision {
    /// There is no repository, or it cannot be read.
    Unreadable(String),
    /// Nothing is called so: what may be meant, and what may get it.
    Unknown { nearest: Option<String>, fetch: Option<String> },
    /// The beginning of a hash that several objects have.
    Ambiguous,
    /// The repository knows of it, and does not have it: what gets it.
    Absent { fetch: String },
}

impl Repositories {
    /// The commit of that name in the repository of a directory: a branch, a tag, `HEAD`, a hash or
    /// the beginning of one, with `~1` or `^` for what came before.
    ///
    /// # Errors
    ///
    /// Why there is no such commit. Nothing is fetched.
    pub(crate) fn revision(&self, directory: &Path, name: &str) -> Result<Revision, NoRevision> {
        let (repository, _) = self.work_tree(directory).map_err(NoRevision::Unreadable)?;
        let objects = Objects::of(&repository).map_err(NoRevision::Unreadable)?;
        let search = Search { objects: &objects, repository: &repository };
        let commit = search.commit(name)?;
        let tree = objects.tree_of(&commit).map_err(|_| absent(&commit))?;
        Ok(Revision { objects, repository, tree })
    }
}

fn absent(commit: &ObjectId) -> NoRevision {
    NoRevision::Absent { fetch: format!("git fetch --depth=1 origin {commit}") }
}

struct Search<'a> {
    objects: &'a Objects,
    repository: &'a Repository,
}

impl Search<'_> {
    fn commit(&self, name: &str) -> Result<ObjectId, NoRevision> {
        let end = name.find(['~', '^']).unwrap_or(name.len());
        let (start, steps) = name.split_at(end);
        let steps = steps_back(steps).ok_or_else(|| self.unknown(name))?;
        let mut commit = self.peeled(self.named(start)?)?;
        let count = |all: usize, step: &Step| all.saturating_add(step.generations());
        let left = steps.iter().fold(0, count);
        let mut done = 0;
        for step in steps {
            for _ in 0..step.generations() {
                let parents = self.objects.parents(&commit).map_err(|_| absent(&commit))?;
                if parents.is_empty() || self.is_shallow(&commit) {
                    return Err(if self.is_shallow(&commit) {
                        let fetch = format!("git fetch --deepen={} origin", left - done);
                        NoRevision::Absent { fetch }
                    } else {
                        self.unknown(name)
                    });
                }
                let at = step.parent();
                commit = *parents.get(at).ok_or_else(|| self.unknown(name))?;
                done += 1;
            }
        }
        Ok(commit)
    }

    /// What a name without steps is: a whole hash, a branch or tag, or the beginning of a hash.
    fn named(&self, name: &str) -> Result<ObjectId, NoRevision> {
        let name = if name == "@" { "HEAD" } else { name };
        let is_whole = name.len() == self.repository.hash.len_in_hex();
        let is_hash = is_whole && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hash && let Ok(id) = ObjectId::from_hex(name.to_ascii_lowercase().as_bytes()) {
            return if self.objects.has(&id) { Ok(id) } else { Err(absent(&id)) };
        }
        let references = References::of(self.repository).map_err(NoRevision::Unreadable)?;
        if let Some(id) = references.find(name).map_err(NoRevision::Unreadable)? {
            return Ok(id);
        }
        match self.objects.beginning_with(name) {
            Short::One(id) => Ok(id),
            Short::Many => Err(NoRevision::Ambiguous),
            Short::None => Err(self.unknown(name)),
        }
    }

    /// The commit that a tag is for.
    fn peeled(&self, mut id: ObjectId) -> Result<ObjectId, NoRevision> {
        const MOST_TAGS: usize = 8;
        for _ in 0..MOST_TAGS {
            match self.objects.kind(&id).ok_or_else(|| absent(&id))? {
                Kind::Commit => return Ok(id),
                Kind::Tag => id = self.objects.tagged(&id).map_err(NoRevision::Unreadable)?,
                other => {
                    let reason = format!("the object {id} is a {other}, not a commit");
                    return Err(NoRevision::Unreadable(reason));
                }
            }
        }
        Err(NoRevision::Unreadable(format!("the tag {id} is of tags alone")))
    }

    /// Whether the parents of a commit were left out when the repository was cloned.
    fn is_shallow(&self, commit: &ObjectId) -> bool {
        let list = std::fs::read_to_string(self.repository.common.join("shallow"));
        let wanted = commit.to_string();
        list.unwrap_or_default().lines().any(|line| line.trim() == wanted)
    }

    fn unknown(&self, name: &str) -> NoRevision {
        let Ok(references) = References::of(self.repository) else {
            return NoRevision::Unknown { nearest: None, fetch: None };
        };
        let names = references.names();
        let nearest = nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
        let is_shallow = self.repository.common.join("shallow").exists();
        let remote = name.split_once('/').filter(|(remote, _)| references.has_remote(remote));
        let fetch = match remote {
            _ if !is_plain(name) => None,
            Some((remote, branch)) => Some(format!(
                "git fetch --depth=1 {remote} {branch}:refs/remotes/{remote}/{branch}"
            )),
            None if is_shallow && nearest.is_none() => {
                Some(format!("git fetch --depth=1 origin tag {name}"))
            }
            None => None,
        };
        NoRevision::Unknown { nearest, fetch }
    }
}

/// Whether a name can stand in a line for a shell as it is.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('-')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-+".contains(&byte))
}

/// `~3` or `^2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Generations(usize),
    Parent(usize),
}

impl Step {
    const fn generations(self) -> usize {
        match self {
            Self::Generations(count) => count,
            Self::Parent(0) => 0,
            Self::Parent(_) => 1,
        }
    }

    const fn parent(self) -> usize {
        match self {
            Self::Generations(_) => 0,
            Self::Parent(number) => number.saturating_sub(1),
        }
    }
}

/// The steps behind a name; none where they are something else.
fn steps_back(mut text: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    while let Some(sign) = text.chars().next() {
        text = &text[sign.len_utf8()..];
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number = if digits == 0 { 1 } else { text[..digits].parse().ok()? };
        text = &text[digits..];
        steps.push(match sign {
            '~' => Step::Generations(number),
            '^' => Step::Parent(number),
            _ => return None,
        });
    }
    Some(steps)
}

impl Revision {
    /// The path in the repository of a file of the work tree; none where it lies outside.
    pub(crate) fn inside(&self, path: &Path) -> Option<String> {
        let mut full = paths::slashed(&paths::real(path)?);
        full.pop();
        let inside = full.strip_prefix(self.repository.base.as_slice())?;
        String::from_utf8(inside.to_vec()).ok()
    }

    /// The content of a file of the commit, by its path in the repository.
    ///
    /// # Errors
    ///
    /// The reason why an object cannot be read.
    pub(crate) fn file(&self, inside: &str) -> Result<Option<Vec<u8>>, String> {
        let mut tree = self.tree;
        let mut names = inside.split('/').peekable();
        while let Some(name) = names.next() {
            let entries = self.objects.tree(&tree)?;
            let Some(entry) = entries.into_iter().find(|entry| entry.name == name.as_bytes())
            else {
                return Ok(None);
            };
            if names.peek().is_some() {
                if !entry.mode.is_tree() {
                    return Ok(None);
                }
                tree = entry.id;
            } else if entry.mode.is_blob() {
                return self.objects.read(&entry.id, Kind::Blob).map(Some);
            }
        }
        Ok(None)
    }

    /// The paths of all files of the commit that have one of these names, in order.
    ///
    /// # Errors
    ///
    /// The reason why an object cannot be read.
    pub(crate) fn named(&self, names: &[&str]) -> Result<Vec<String>, String> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![(String::new(), self.tree)];
        while let Some((path, tree)) = open.pop() {
            // The same directory may be there many times.
            if !seen.insert(tree) {
                continue;
            }
            for entry in self.objects.tree(&tree)? {
                let Ok(name) = String::from_utf8(entry.name) else { continue };
                if entry.mode.is_tree() {
                    open.push((format!("{path}{name}/"), entry.id));
                } else if entry.mode.is_blob() && names.contains(&name.as_str()) {
                    found.push(format!("{path}{name}"));
                }
            }
        }
        found.sort_by_key(|path| (path.matches('/').count(), path.clone()));
        Ok(found)
    }
}
