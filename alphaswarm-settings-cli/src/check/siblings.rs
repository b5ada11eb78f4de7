//! What files set for each other: scripts that start or include one another, Makefiles.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use alphaswarm_settings_scan::languages::{LANGUAGES, Language};

use super::tree::{Item, Tree};

/// What the files of each language set. A test sets what it likes, for itself alone.
#[derive(Debug, Default)]
pub(super) struct Siblings<'t> {
    by_language: HashMap<&'static str, HashMap<&'t Path, Directory>>,
}

/// What the files in a directory set, and those below it.
#[derive(Debug, Default)]
struct Directory {
    own: Names,
    below: Names,
}

/// Names, with the first two files that set each: one that is read is no sibling of itself.
#[derive(Debug, Default)]
struct Names(HashMap<String, (usize, Option<usize>)>);

impl Names {
    fn add(&mut self, name: &str, at: usize) {
        let sets = self.0.entry(name.to_owned()).or_insert((at, None));
        if sets.0 != at {
            sets.1.get_or_insert(at);
        }
    }

    fn has(&self, name: &str, at: usize) -> bool {
        self.0.get(name).is_some_and(|(first, second)| *first != at || second.is_some())
    }
}

impl<'t> Siblings<'t> {
    /// Reads the files that have siblings.
    pub(super) fn of(tree: &'t Tree) -> Self {
        let mut siblings = Self::default();
        for language in LANGUAGES {
            if let Some(assigned) = language.assigned {
                let directories = directories(tree, language, assigned);
                siblings.by_language.insert(language.name, directories);
            }
        }
        siblings
    }

    /// Whether a sibling of the given file, the one at `at` of all, sets a name.
    pub(super) fn sets(&self, name: &str, language: &Language, path: &Path, at: usize) -> bool {
        let Some(directories) = self.by_language.get(language.name) else { return false };
        let directory = directory(path);
        directories
            .get(directory)
            .is_some_and(|names| names.own.has(name, at) || names.below.has(name, at))
            || above(directory, language)
                .filter_map(|directory| directories.get(directory))
                .any(|names| names.own.has(name, at))
    }
}

fn directories<'t>(
    tree: &'t Tree,
    language: &Language,
    assigned: fn(&str) -> std::collections::BTreeSet<String>,
) -> HashMap<&'t Path, Directory> {
    let items = tree.items.iter().enumerate();
    let files: Vec<_> =
        items.filter(|(_, item)| is_in(item, language) && !item.purpose.is_test).collect();
    let mut counts: HashMap<&Path, usize> = HashMap::new();
    for (_, item) in &files {
        *counts.entry(directory(&item.path)).or_default() += 1;
    }
    let holders: HashSet<&Path> =
        counts.keys().flat_map(|directory| above(directory, language)).collect();
    let has_siblings = |directory: &Path| {
        counts.get(directory).is_some_and(|&count| count > 1)
            || holders.contains(directory)
            || above(directory, language).any(|above| counts.contains_key(above))
    };
    let mut directories: HashMap<&Path, Directory> = HashMap::new();
    for (at, item) in files {
        let directory = directory(&item.path);
        if !has_siblings(directory) {
            continue;
        }
        for name in assigned(&text(item)) {
            directories.entry(directory).or_default().own.add(&name, at);
            for above in above(directory, language).filter(|above| counts.contains_key(above)) {
                directories.entry(above).or_default().below.add(&name, at);
            }
        }
    }
    directories
}

/// The directories above one whose files are siblings of those in it. A script is in the directory of
/// the one that starts it or next to it; a Makefile is included from anywhere above.
fn above<'p>(directory: &'p Path, language: &Language) -> impl Iterator<Item = &'p Path> {
    let levels = if language.name == "Makefile" { usize::MAX } else { 1 };
    directory.ancestors().skip(1).take(levels)
}

fn directory(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

fn is_in(item: &Item, language: &Language) -> bool {
    item.language.is_some_and(|of| of.name == language.name)
}

fn text(item: &Item) -> String {
    let bytes = item.read().ok().and_then(Result::ok).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
