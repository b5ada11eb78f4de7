//! Where a repository is, and how it is kept: found by looking, without starting git.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use gix_hash::Kind;

use super::index::Index;
use super::paths;

/// The name of what makes a directory a work tree.
pub(super) const DOT_GIT: &str = ".git";

/// A work tree and where git keeps what belongs to it.
#[derive(Debug)]
pub(super) struct Repository {
    /// The root of the work tree, with links followed.
    pub(super) root: PathBuf,
    /// The same with slashes, one of them at its end.
    pub(super) base: Vec<u8>,
    /// What belongs to this work tree alone: HEAD and the index.
    pub(super) git: PathBuf,
    /// What all work trees of a repository share: objects and branches.
    pub(super) common: PathBuf,
    pub(super) hash: Kind,
    /// Whether git would not take it for a repository.
    pub(super) is_damaged: bool,
    index: OnceLock<Result<Index, String>>,
    nothing: Index,
}

impl Repository {
    /// The repository whose work tree has its root at a directory with links followed.
    pub(super) fn at(root: &Path) -> Option<Self> {
        let git = git_directory(&root.join(DOT_GIT))?;
        Some(Self::new(root, git))
    }

    /// A directory with a `.git` that git would not take for one: its rules count all the same.
    pub(super) fn damaged_at(root: &Path) -> Option<Self> {
        let git = root.join(DOT_GIT);
        if !git.exists() {
            return None;
        }
        let repository = Self { is_damaged: true, ..Self::new(root, git) };
        let reason = "its `.git` is incomplete, or points to nowhere".to_owned();
        let _ = repository.index.set(Err(reason));
        Some(repository)
    }

    fn new(root: &Path, git: PathBuf) -> Self {
        let common = common_directory(&git);
        let hash = hash(&common);
        Self {
            root: root.to_owned(),
            base: paths::slashed(root),
            git,
            common,
            hash,
            is_damaged: false,
            index: OnceLock::new(),
            nothing: Index::empty(hash),
        }
    }

    /// The index, read once.
    ///
    /// # Errors
    ///
    /// The reason why it cannot be read.
    pub(super) fn index(&self) -> Result<&Index, &str> {
        let index = self.index.get_or_init(|| Index::read(&self.git.join("index"), self.hash));
        index.as_ref().map_err(String::as_str)
    }

    /// The index, or an empty one where it cannot be read.
    pub(super) fn tracked(&self) -> &Index {
        self.index().unwrap_or(&self.nothing)
    }

    /// Whether git tracks a file, given by its real path with slashes.
    pub(super) fn tracks(&self, full: &[u8]) -> bool {
        let index = self.tracked();
        let at = full.strip_prefix(self.base.as_slice()).and_then(|inside| index.find(inside));
        at.is_some_and(|at| !index.is_submodule(at))
    }
}

/// The directory that `.git` is, or that it points to in a linked work tree or a submodule.
fn git_directory(dot_git: &Path) -> Option<PathBuf> {
    let metadata = fs::metadata(dot_git).ok()?;
    let directory = if metadata.is_dir() {
        dot_git.to_owned()
    } else if metadata.is_file() && metadata.len() < 1 << 16 {
        let content = fs::read(dot_git).ok()?;
        let target = content.strip_prefix(b"gitdir:")?.trim_ascii();
        dot_git.parent()?.join(paths::from_git(target)?)
    } else {
        return None;
    };
    let common = common_directory(&directory);
    let has_head = fs::symlink_metadata(directory.join("HEAD")).is_ok();
    let is_one = has_head && common.join("objects").is_dir() && common.join("refs").is_dir();
    is_one.then_some(directory)
}

fn common_directory(git: &Path) -> PathBuf {
    let content = fs::read(git.join("commondir")).unwrap_or_default();
    match paths::from_git(content.trim_ascii()) {
        Some(path) if !path.as_os_str().is_empty() => git.join(path),
        _ => git.to_owned(),
    }
}

/// The hash that names objects. Git keeps it in the configuration of the repository alone, where it
/// writes it when it makes one.
fn hash(common: &Path) -> Kind {
    let config = fs::read(common.join("config")).unwrap_or_default();
    let mut is_extensions = false;
    let mut kind = Kind::Sha1;
    for line in config.split(|byte| *byte == b'\n') {
        let line = line.trim_ascii().to_ascii_lowercase();
        if line.starts_with(b"[") {
            is_extensions = line.starts_with(b"[extensions]");
        }
        let line: Vec<u8> = line.into_iter().filter(|byte| !b" \t\"".contains(byte)).collect();
        if is_extensions && line.ends_with(b"objectformat=sha256") {
            kind = Kind::Sha256;
        }
    }
    kind
}
