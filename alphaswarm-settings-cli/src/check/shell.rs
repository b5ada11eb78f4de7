//! What the shell scripts of a directory set for each other.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use alphaswarm_settings_scan::languages::{Language, shell};

use super::skip;
use super::tree::{Item, Tree};

/// The names that are set in each directory, with the first two scripts that set each: one that is
/// read is no sibling of itself.
#[derive(Debug, Default)]
pub(super) struct Siblings {
    by_directory: HashMap<PathBuf, HashMap<String, (usize, Option<usize>)>>,
}

impl Siblings {
    /// Reads the scripts of directories that have more than one.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut scripts: HashMap<&Path, Vec<usize>> = HashMap::new();
        for (at, item) in tree.items.iter().enumerate().filter(|(_, item)| is_script(item)) {
            scripts.entry(item.path.parent().unwrap_or(Path::new(""))).or_default().push(at);
        }
        let mut siblings = Self::default();
        for (directory, scripts) in scripts.into_iter().filter(|(_, scripts)| scripts.len() > 1) {
            let names = siblings.by_directory.entry(directory.to_owned()).or_default();
            for at in scripts {
                for name in assigned(&tree.items[at]) {
                    let sets = names.entry(name).or_insert((at, None));
                    if sets.0 != at {
                        sets.1.get_or_insert(at);
                    }
                }
            }
        }
        siblings
    }

    /// Whether a script beside the given one sets a name.
    pub(super) fn sets(&self, name: &str, path: &Path, at: usize) -> bool {
        let directory = self.by_directory.get(path.parent().unwrap_or(Path::new("")));
        let sets = directory.and_then(|names| names.get(name));
        sets.is_some_and(|(first, second)| *first != at || second.is_some())
    }
}

fn is_script(item: &Item) -> bool {
    Language::of(&item.path.to_string_lossy(), "").is_some_and(|language| language.name == "Shell")
}

fn assigned(item: &Item) -> Vec<String> {
    let is_small = item.size().is_ok_and(|size| skip::by_size(size).is_none());
    let bytes = if is_small { item.read().unwrap_or_default() } else { Vec::new() };
    let text = String::from_utf8_lossy(&bytes);
    shell::assigned(&text).into_iter().collect()
}
