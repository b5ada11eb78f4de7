//! Schema and configuration, searched for from the working directory upward.

use std::path::{Path, PathBuf};

use crate::console::reason;
use crate::message::{Draft, Messages};
use crate::path::shown;

/// The name of the configuration.
pub(crate) const CONFIG: &str = "alphaswarm-settings.toml";
/// Where a schema may lie in a folder; the first that is there counts.
pub(crate) const SCHEMAS: [&str; 2] = ["schema/.env.schema", ".env.schema"];

/// A folder of the search.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Folder {
    /// As seen from the working directory: empty, `..`, `../..`.
    relative: PathBuf,
    /// As messages name it.
    absolute: PathBuf,
}

/// The folders to search: the working directory, and those above it up to the one that holds
/// `.git`.
pub(crate) fn folders() -> Result<Vec<Folder>, Messages> {
    let here = std::env::current_dir().map_err(|error| {
        Draft::error(format!("cannot tell the working directory: {}", reason(&error)))
            .help("change to a folder that exists")
    })?;
    Ok(upward_from(&here))
}

fn upward_from(here: &Path) -> Vec<Folder> {
    let mut folders = Vec::new();
    let mut relative = PathBuf::new();
    for folder in here.ancestors() {
        folders.push(Folder { relative: relative.clone(), absolute: folder.to_owned() });
        if folder.join(".git").exists() {
            break;
        }
        relative.push("..");
    }
    folders
}

/// The nearest configuration.
pub(crate) fn config(folders: &[Folder]) -> Option<PathBuf> {
    first(folders, &[CONFIG])
}

/// The nearest schema.
pub(crate) fn schema(folders: &[Folder]) -> Result<PathBuf, Messages> {
    first(folders, &SCHEMAS).ok_or_else(|| {
        let [nested, flat] = SCHEMAS;
        let searched = folders.iter().map(|folder| shown(&folder.absolute));
        Draft::error(format!("no schema found: neither `{nested}` nor `{flat}` is in any folder"))
            .note(format!("searched {}", searched.collect::<Vec<_>>().join(", ")))
            .help(format!("name it with `--schema PATH`, or with `schema = \"…\"` in `{CONFIG}`"))
            .into()
    })
}

fn first(folders: &[Folder], names: &[&str]) -> Option<PathBuf> {
    let paths = folders.iter().flat_map(|folder| names.iter().map(|name| folder.join(name)));
    // A folder or a dangling link of that name is found too: reading it then says what it is.
    paths.into_iter().find(|path| path.symlink_metadata().is_ok())
}

impl Folder {
    fn join(&self, name: &str) -> PathBuf {
        self.relative.join(name)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_search_ends_at_the_folder_with_git_in_it() {
        let root = tempfile::tempdir().expect("a folder");
        let deep = root.path().join("repo/a/b");
        fs::create_dir_all(&deep).expect("folders");
        fs::create_dir(root.path().join("repo/.git")).expect("a folder");
        let folders = upward_from(&deep);
        let relative: Vec<_> = folders.iter().map(|folder| folder.relative.as_path()).collect();
        assert_eq!(relative, [Path::new(""), Path::new(".."), Path::new("../..")]);
        assert_eq!(folders[2].absolute, root.path().join("repo"));
    }

    #[test]
    fn a_search_without_git_ends_at_the_root() {
        let folders = upward_from(Path::new("/no/such/folder"));
        assert_eq!(folders.last().map(|folder| folder.absolute.as_path()), Some(Path::new("/")));
        assert_eq!(folders.len(), 4);
    }
}
