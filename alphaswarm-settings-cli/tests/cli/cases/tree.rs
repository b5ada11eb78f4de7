//! The files of a directory and what they hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Paths below a directory, with `/`, and bytes.
pub(super) type Tree = BTreeMap<String, Vec<u8>>;

/// Files that other programs would heed where cases are stored: git, and this command, which looks for
/// kustomizations in all of the repository.
const HEEDED: [&str; 5] =
    [".gitignore", ".ignore", "kustomization.yaml", "kustomization.yml", "Kustomization"];
/// What the names of such files end with where they are stored.
const STORED: &str = ".stored";

/// Every file below a directory but those in `.git`.
pub(super) fn read(directory: &Path) -> Tree {
    let mut tree = Tree::new();
    add(&mut tree, directory, "");
    tree
}

fn add(tree: &mut Tree, directory: &Path, prefix: &str) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("UTF-8");
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            if name != ".git" {
                add(tree, &entry.path(), &format!("{path}/"));
            }
        } else {
            tree.insert(path, fs::read(entry.path()).expect("a file"));
        }
    }
}

/// Writes files below a directory.
pub(super) fn write(directory: &Path, tree: &Tree) {
    for (name, bytes) in tree {
        let path = directory.join(name);
        fs::create_dir_all(path.parent().expect("a directory")).expect("the directory is made");
        fs::write(path, bytes).expect("the file is written");
    }
}

/// The path under which a file of a project is stored.
pub(super) fn stored(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = if HEEDED.contains(&name) { STORED } else { "" };
    format!("{path}{ending}")
}

/// The path in a project of a file that is stored.
pub(super) fn unstored(path: &str) -> String {
    path.strip_suffix(STORED).unwrap_or(path).to_owned()
}
