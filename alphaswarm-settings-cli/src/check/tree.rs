//! The files that a run looks at.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use alphaswarm_settings_scan::languages::{LIMIT, Language};
use alphaswarm_settings_schema::diagnostic::Diagnostic;

use super::parallel;
use super::purpose::Purpose;
use super::skip::{self, Skip};
use crate::cli;
use crate::codes;
use crate::config::Check;
use crate::console::reason;
use crate::files::{Exclude, File, Rename, Repositories, StagedFile, Walk};
use crate::input::{self, cannot_read};
use crate::path::{is_kustomization, is_same, shown};
use crate::project::Project;
use crate::report::Problems;

/// What a run looks at.
#[derive(Debug)]
pub(super) struct Tree {
    /// In the order of their paths.
    pub(super) items: Vec<Item>,
    /// Whether they are all of the repository, so that what is not used here is used nowhere.
    pub(super) is_whole: bool,
    /// What could not be looked at.
    pub(super) unread: Problems,
    /// Repositories in this one, submodules or not: they are checked by themselves.
    pub(super) repositories_below: usize,
    is_staged: bool,
    start: PathBuf,
    repositories: Repositories,
    walk: Walk,
}

/// How many files a thread takes at a time, to say what their paths say.
const PART: usize = 1024;

/// One file.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) path: PathBuf,
    /// Whether git has it.
    pub(super) is_tracked: bool,
    /// What its name says that it is written in.
    pub(super) language: Option<&'static Language>,
    /// What its path says that it is for.
    pub(super) purpose: Purpose,
    /// Where what the path says about the file begins: above it are the directories of a machine.
    base: Arc<Path>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// What lies in the work tree.
    Disk,
    /// What would be committed.
    Staged(StagedFile),
}

impl Item {
    fn new(path: PathBuf, is_tracked: bool, base: Arc<Path>, content: Content) -> Self {
        let language = Language::of(&path.to_string_lossy(), "");
        let purpose = Purpose::of(&inner(&path, &base).to_string_lossy());
        Self { path, is_tracked, language, purpose, base, content }
    }

    /// The path in the repository, or as the user names it.
    pub(super) fn inner(&self) -> &Path {
        inner(&self.path, &self.base)
    }

    /// Whether it is a kustomization by its name.
    pub(super) fn is_kustomization(&self) -> bool {
        is_kustomization(&self.path)
    }

    /// Where its repository begins.
    pub(super) fn base(&self) -> &Path {
        &self.base
    }

    /// The content; or why its length says that nobody reads it.
    pub(super) fn read(&self) -> Result<Result<Vec<u8>, Skip>, String> {
        let mut bytes = Vec::new();
        Ok(self.read_to(&mut bytes)?.map_or(Ok(bytes), Err))
    }

    /// Puts the content in the place of what a buffer holds; or says why its length says that nobody
    /// reads it. One buffer does for many files.
    pub(super) fn read_to(&self, buffer: &mut Vec<u8>) -> Result<Option<Skip>, String> {
        buffer.clear();
        match &self.content {
            Content::Disk => from_disk(&self.path, buffer).map_err(|error| reason(&error)),
            Content::Staged(file) => {
                let skipped = skip::by_size(file.size()?);
                if skipped.is_none() {
                    *buffer = file.read()?;
                }
                Ok(skipped)
            }
        }
    }

    pub(super) fn is_rust(&self) -> bool {
        self.language.is_some_and(|language| language.name == "Rust")
    }

    /// Whether the content begins with some bytes. Of a file in the work tree no more is read.
    pub(super) fn begins_with(&self, bytes: [u8; 2]) -> Result<bool, String> {
        match &self.content {
            Content::Disk => {
                let mut first = Vec::new();
                let file = fs::File::open(&self.path);
                file.and_then(|file| file.take(2).read_to_end(&mut first))
                    .map_err(|error| reason(&error))?;
                Ok(first == bytes)
            }
            Content::Staged(_) => Ok(self.read()?.is_ok_and(|content| content.starts_with(&bytes))),
        }
    }
}

fn inner<'p>(path: &'p Path, base: &Path) -> &'p Path {
    path.strip_prefix(base).unwrap_or(path)
}

/// Opens a file once, and reads what it held then: at the end of that nobody asks the system whether
/// there is more. A file without a length may be one that the system makes up, and is read to its end.
fn from_disk(path: &Path, buffer: &mut Vec<u8>) -> std::io::Result<Option<Skip>> {
    let file = fs::File::open(path)?;
    let length = file.metadata()?.len();
    if let Some(why) = skip::by_size(length) {
        return Ok(Some(why));
    }
    let limit = if length == 0 { LIMIT as u64 + 1 } else { length };
    buffer.reserve(usize::try_from(length).unwrap_or_default());
    // A file alone would ask the system for its length once more, and for its place.
    file.take(limit).read_to_end(buffer)?;
    Ok(skip::by_size(buffer.len() as u64))
}

impl Tree {
    /// Lists the files of the arguments.
    pub(super) fn open(
        project: &Project<'_>,
        settings: &Check,
        arguments: &cli::Check,
    ) -> Result<Self, Problems> {
        let start = start(project);
        let globs = settings.exclude.iter().map(String::as_str);
        let exclude = Exclude::new(&start, globs).map_err(|why| bad_glob("exclude", &why))?;
        let roots =
            if arguments.paths.is_empty() { vec![start.clone()] } else { arguments.paths.clone() };
        let mut tree = Self {
            items: Vec::new(),
            is_whole: !arguments.staged && holds(&roots, &project.schema),
            unread: Vec::new(),
            repositories_below: 0,
            is_staged: arguments.staged,
            start,
            repositories: Repositories::default(),
            walk: Walk::default(),
        };
        if arguments.staged {
            tree.staged(&roots, &exclude)?;
        } else {
            tree.walked(&roots, &exclude);
        }
        tree.items.retain(|item| !is_schema(&item.path, project));
        Ok(tree)
    }

    fn walked(&mut self, roots: &[PathBuf], exclude: &Exclude) {
        let walk = self.repositories.walk(roots, exclude);
        self.unread.extend(input::unread("directory", &walk));
        let bases: Vec<_> = roots.iter().map(|root| (root, base(root))).collect();
        let elsewhere: Arc<Path> = Path::new("").into();
        let base_of = |path: &Path| {
            let holds = |(root, _): &&(&PathBuf, Arc<Path>)| path.starts_with(root);
            bases.iter().find(holds).map_or(&elsewhere, |(_, base)| base).clone()
        };
        let item = |file: &File| {
            Item::new(file.path.clone(), file.is_tracked, base_of(&file.path), Content::Disk)
        };
        let parts: Vec<_> = walk.files.chunks(PART).collect();
        let items = parallel::each(parts.len(), || {
            |at| Some(parts.get(at)?.iter().map(item).collect::<Vec<_>>())
        });
        self.items = items.into_iter().flatten().collect();
        self.repositories_below = walk.submodules + walk.repositories;
        self.walk = walk;
    }

    #[expect(clippy::disallowed_methods, reason = "git tells hooks of another index so")]
    fn staged(&mut self, roots: &[PathBuf], exclude: &Exclude) -> Result<(), Problems> {
        let index = std::env::var_os("GIT_INDEX_FILE").map(PathBuf::from);
        for root in roots {
            let staged = self.repositories.staged(root, index.as_deref());
            let staged = staged.map_err(|why| cannot_read("index", &shown(root), &why))?;
            self.repositories_below += staged.submodules;
            for path in staged.unmerged {
                let message = format!("`{}` has a merge conflict", shown(&path));
                let problem = Diagnostic::general(codes::CANNOT_READ, message);
                self.unread.push(problem.help("resolve it, and add the file"));
            }
            let files = staged.files.into_iter().filter(|file| !exclude.holds(&file.path));
            let base = base(root);
            self.items.extend(files.map(|file| {
                Item::new(file.path.clone(), true, base.clone(), Content::Staged(file))
            }));
        }
        Ok(())
    }

    /// Whether the files are those of git's index, and not of the work tree.
    pub(super) fn is_staged(&self) -> bool {
        self.is_staged
    }

    /// Whether it is a mistake that nothing was read: nothing staged is a commit like another.
    pub(super) fn is_empty_a_mistake(&self) -> bool {
        !self.is_staged && self.unread.is_empty()
    }

    /// The files that were moved since the last commit; none where git does not tell.
    pub(super) fn renames(&self) -> Vec<Rename> {
        let walk = (!self.is_staged).then_some(&self.walk);
        self.repositories.renames(&self.start, walk).unwrap_or_default()
    }
}

/// Where a run begins that names no path: the directory of the configuration, or of the repository.
fn start(project: &Project<'_>) -> PathBuf {
    let file = project.config.as_ref().map(|config| config.path.as_path());
    let directory = file.and_then(Path::parent).map(Path::to_owned);
    let directory = directory.or_else(|| {
        let above = std::iter::successors(Some(PathBuf::from(".")), |at| Some(at.join("..")));
        let mut above = above.take(64).take_while(|at| at.is_dir());
        above.find(|at| at.join(".git").exists())
    });
    directory.filter(|path| !path.as_os_str().is_empty()).unwrap_or_else(|| PathBuf::from("."))
}

/// Where the paths below a root begin to say what files are for: in its repository, in the current
/// directory, or in the root itself.
fn base(root: &Path) -> Arc<Path> {
    let is_inside = |path: &Path| path.is_relative() && !path.starts_with("..");
    let mut above = root.ancestors().filter(|at| !at.as_os_str().is_empty());
    let repository = above.find(|at| at.join(".git").exists());
    if let Some(repository) = repository {
        return repository.into();
    }
    if is_inside(root) {
        return Path::new("").into();
    }
    let current = std::env::current_dir().unwrap_or_default();
    if root.starts_with(&current) {
        return current.into();
    }
    if root.is_dir() { root.into() } else { root.parent().unwrap_or(root).into() }
}

/// Whether one of the roots is a directory that holds the schema.
fn holds(roots: &[PathBuf], schema: &Path) -> bool {
    let Ok(schema) = schema.canonicalize() else { return false };
    roots
        .iter()
        .filter_map(|root| root.canonicalize().ok())
        .any(|root| root != schema && schema.starts_with(&root))
}

/// Whether a file is a schema: what declares variables does not use them.
fn is_schema(path: &Path, project: &Project<'_>) -> bool {
    is_same(path, &project.schema)
}

/// The problem that globs of the configuration cannot be used.
pub(super) fn bad_glob(key: &str, why: &str) -> Problems {
    let message = format!("`{key}` of `[check]` cannot be used: {why}");
    vec![Diagnostic::general(codes::INVALID_CONFIG_VALUE, message)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_holds_one_file_and_all_of_it() {
        let directory = tempfile::tempdir().expect("a directory");
        let mut buffer = Vec::new();
        for content in ["", "a\n", &"long\n".repeat(9000), "é", ""] {
            let path = directory.path().join("a.rs");
            fs::write(&path, content).expect("a file");
            let item = Item::new(path, false, Path::new("").into(), Content::Disk);
            assert_eq!(item.read_to(&mut buffer), Ok(None));
            assert_eq!(buffer, content.as_bytes());
            assert_eq!(item.read(), Ok(Ok(content.as_bytes().to_vec())));
        }
        let path = directory.path().join("b.rs");
        let long = fs::File::create(&path).and_then(|file| file.set_len(LIMIT as u64 + 1));
        long.expect("a file");
        let item = Item::new(path, false, Path::new("").into(), Content::Disk);
        assert_eq!(item.read(), Ok(Err(Skip::TooLarge)));
    }

    /// The system says that such a file has no bytes, and makes some when it is read.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_without_a_length_is_read_to_its_end() {
        let item =
            Item::new("/proc/self/status".into(), false, Path::new("").into(), Content::Disk);
        let bytes = item.read().expect("a file").expect("a short one");
        assert!(bytes.starts_with(b"Name:") && bytes.ends_with(b"\n"));
    }
}
