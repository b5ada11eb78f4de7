//! Reads the files of a tree, several at a time.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use alphaswarm_settings_scan::Within;
use alphaswarm_settings_schema::diagnostic::Diagnostic;

use super::built::Built;
use super::links::Links;
use super::parallel;
use super::progress::Progress;
use super::reader::{Basis, FileFound, Outcome, Reader};
use super::siblings::Siblings;
use super::skip::Skip;
use super::summary::Summary;
use super::tree::{Item, Tree};
use super::uses::Used;
use crate::codes;
use crate::evidence::Evidence;
use crate::path::shown;
use crate::report::Problems;

/// What was found in all files.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// The files with findings, in the order of their paths.
    pub(super) files: Vec<FileFound>,
    /// Every use of a variable, file by file.
    pub(super) uses: Vec<Used>,
    /// What all files say of variables, where that is asked for.
    pub(super) evidence: Vec<Evidence>,
    /// The files that are not all of their language.
    pub(super) broken: Vec<String>,
    pub(super) summary: Summary,
    /// The env files that other files name.
    env_files: Vec<(PathBuf, Within)>,
    /// What Rust settings leave off their keys.
    pub(super) prefixes: BTreeSet<String>,
    /// The files in Rust that were read, by their number.
    pub(super) rust: Vec<usize>,
    pub(super) links: Links,
}

impl Scanned {
    /// Whether a file that should have been read was not.
    pub(super) fn is_incomplete(&self) -> bool {
        self.summary.unread > 0
    }

    /// The names that some use has.
    pub(super) fn names(&self) -> HashSet<&str> {
        self.uses.iter().map(|used| used.key.as_str()).collect()
    }

    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Unused => self.summary.read += 1,
            Outcome::Foreign => {}
            Outcome::Skipped(why) => self.summary.skip(why, 1),
            Outcome::Unread(problems) => {
                self.summary.unread += 1;
                self.files.push(FileFound { problems, ..FileFound::default() });
            }
            Outcome::Read(mut file) => {
                self.summary.read += 1;
                if file.is_broken {
                    self.summary.broken += 1;
                    self.broken.push(shown(&file.path));
                }
                self.uses.append(&mut file.uses);
                self.evidence.append(&mut file.evidence);
                self.prefixes.append(&mut file.prefixes);
                self.env_files.append(&mut file.env_files);
                self.links.add(std::mem::take(&mut file.links));
                if file.source.is_some() {
                    self.files.push(*file);
                }
            }
        }
    }
}

/// Reads every file. What it finds does not depend on the order in which the threads come to them.
pub(super) fn scan(tree: &Tree, basis: Basis<'_, '_>) -> Scanned {
    let siblings = Siblings::of(tree);
    let built = Built::of(tree);
    let progress = Progress::of(tree.items.len());
    let outcomes = parallel::each(tree.items.len(), || {
        let reader = Reader::new(basis, &siblings, &built);
        let progress = &progress;
        let mut buffer = Vec::new();
        move |at| {
            progress.advance(at);
            let item = tree.items.get(at)?;
            let outcome = reader.read(at, item, &mut buffer);
            (!matches!(outcome, Outcome::Foreign)).then_some((at, outcome))
        }
    });
    progress.clear();
    let mut scanned = Scanned::default();
    scanned.summary.skip(Skip::Repository, tree.repositories_below);
    for (at, outcome) in outcomes {
        let is_read = matches!(outcome, Outcome::Unused | Outcome::Read(_));
        if is_read && tree.items.get(at).is_some_and(Item::is_rust) {
            scanned.rust.push(at);
        }
        scanned.add(outcome);
    }
    let reader = Reader::new(basis, &siblings, &built);
    for (item, within) in named(tree, std::mem::take(&mut scanned.env_files)) {
        scanned.add(reader.read_env_file(item, within));
    }
    scanned
}

/// The env files of a tree that are found only by the files that name them, each once.
fn named(tree: &Tree, files: Vec<(PathBuf, Within)>) -> Vec<(&Item, Within)> {
    if files.is_empty() {
        return Vec::new();
    }
    let items: HashMap<&Path, &Item> =
        tree.items.iter().map(|item| (item.path.as_path(), item)).collect();
    let is_unread = |path: &Path| items.get(path).is_some_and(|item| item.language.is_none());
    let mut seen = HashSet::new();
    let new = files.into_iter().filter(|(path, _)| is_unread(path) && seen.insert(path.clone()));
    new.filter_map(|(path, within)| Some((*items.get(path.as_path())?, within))).collect()
}

/// The problem that no file was read.
pub(super) fn nothing_to_check() -> Problems {
    let problem = Diagnostic::general(codes::NOTHING_TO_CHECK, "no file here can use a variable");
    vec![problem.help("name the directory that holds the code")]
}
