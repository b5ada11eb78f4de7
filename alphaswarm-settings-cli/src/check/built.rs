//! What builds put into code in place of variables: the names under `env` of a `next.config` file.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use alphaswarm_settings_scan::languages::javascript::{self, Dialect};
use alphaswarm_settings_scan::{Kind, Name, Use};

use super::tree::{Item, Tree};
use crate::variables::{self, VariableIndex};

/// The packages of a tree with the names that their builds define.
#[derive(Debug, Default)]
pub(super) struct Built<'t> {
    /// By the directory of a package; empty where nothing in the tree defines a name.
    packages: HashMap<&'t Path, BTreeSet<String>>,
}

impl<'t> Built<'t> {
    /// Reads the configurations of builds.
    pub(super) fn of(tree: &'t Tree) -> Self {
        let mut packages: HashMap<_, BTreeSet<_>> = HashMap::new();
        for item in tree.items.iter().filter(|item| is_configuration(&item.path)) {
            packages.entry(directory(&item.path)).or_default().extend(names(item));
        }
        if packages.values().all(BTreeSet::is_empty) {
            return Self::default();
        }
        for item in tree.items.iter().filter(|item| item.path.ends_with("package.json")) {
            packages.entry(directory(&item.path)).or_default();
        }
        Self { packages }
    }

    /// Takes out what a file does not read from the environment, as the build of its package puts
    /// a value there. What the schema declares is a use all the same.
    pub(super) fn take_out(&self, uses: &mut Vec<Use>, path: &Path, index: &VariableIndex<'_, '_>) {
        if self.packages.is_empty() || is_configuration(path) {
            return;
        }
        let package = path.ancestors().skip(1).find_map(|above| self.packages.get(above));
        let Some(names) = package.filter(|names| !names.is_empty()) else { return };
        uses.retain(|used| match &used.name {
            Name::Literal(name) if used.kind == Kind::Read && names.contains(name) => {
                !matches!(index.classify(name), variables::Name::Undeclared)
            }
            _ => true,
        });
    }
}

fn names(item: &Item) -> BTreeSet<String> {
    let bytes = item.read().ok().and_then(Result::ok).unwrap_or_default();
    let is_typed = item.language.is_some_and(|language| language.name == "TypeScript");
    let dialect = if is_typed { Dialect::TypeScript } else { Dialect::Tsx };
    javascript::built_in(&String::from_utf8_lossy(&bytes), dialect)
}

fn is_configuration(path: &Path) -> bool {
    let name = path.file_name().map(std::ffi::OsStr::as_encoded_bytes);
    let end = name.and_then(|name| name.strip_prefix(b"next.config."));
    end.is_some_and(|end| [&b"js"[..], b"mjs", b"cjs", b"ts", b"mts"].contains(&end))
}

fn directory(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}
