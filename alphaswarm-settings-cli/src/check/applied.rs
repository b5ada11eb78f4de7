//! What the files of a tree apply to a cluster.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::{Diagnostic, FileId};
use alphaswarm_settings_schema::source_file::SourceFile;

use super::reader::FileFound;
use super::tree::{Item, Tree};
use crate::kustomize::{self, Applier};
use crate::path::without_dots;
use crate::report::Problems;
use crate::sources::Sources;

/// Adds what is wrong with what kustomizations and controllers apply to the findings of their files.
/// They read the work tree, so what is staged is not looked at.
pub(super) fn add(files: &mut Vec<FileFound>, tree: &Tree, sources: &Sources) {
    if tree.is_staged() {
        return;
    }
    let found: HashSet<&Path> =
        files.iter().filter(|file| file.is_applier).map(|file| file.path.as_path()).collect();
    let is_applier = |item: &Item| item.is_kustomization() || found.contains(item.path.as_path());
    let items = tree.items.iter().filter(|item| is_applier(item) && !item.purpose.is_test);
    let appliers: Vec<_> =
        items.map(|item| Applier { path: &item.path, root: item.base() }).collect();
    if appliers.is_empty() {
        return;
    }
    let places: HashMap<&Path, usize> =
        files.iter().enumerate().map(|(at, file)| (file.path.as_path(), at)).collect();
    let all: BTreeSet<PathBuf> = tree.items.iter().map(|item| without_dots(&item.path)).collect();
    let mut by_file: BTreeMap<usize, Problems> = BTreeMap::new();
    for (number, problem) in kustomize::findings(&appliers, &all, sources) {
        by_file.entry(number).or_default().push(problem);
    }
    let known: Vec<_> = appliers.iter().map(|file| places.get(file.path).copied()).collect();
    let mut new = Vec::new();
    for (number, problems) in by_file {
        let file = problems.first().and_then(Diagnostic::primary).map(|place| place.file);
        let Some(source) = file.and_then(|file| sources.get(file)) else { continue };
        let source = SourceFile::new(source.file.name(), source.file.text());
        let problems: Problems =
            problems.into_iter().map(|problem| problem.in_file(FileId::default())).collect();
        match known[number] {
            Some(at) => files[at].problems.extend(problems),
            // Nothing was found in it so far: it has no value that could be a secret.
            None => new.push(FileFound {
                path: appliers[number].path.to_owned(),
                source: Some(source),
                problems,
                ..FileFound::default()
            }),
        }
    }
    for file in new {
        let next = files.iter().position(|other| other.path > file.path);
        files.insert(next.unwrap_or(files.len()), file);
    }
}
