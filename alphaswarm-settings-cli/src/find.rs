//! Schema and configuration, searched for from the working directory upward.

use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use crate::codes;
use crate::console::reason;
use crate::path::shown;
use crate::report::Problems;

/// The name of the configuration.
pub(crate) const CONFIG: &str = "alphaswarm-settings.toml";
/// Where a schema may lie in a directory; the first that exists counts.
pub(crate) const SCHEMAS: [&str; 2] = ["schema/.env.schema", ".env.schema"];

/// What to do where there is no schema.
pub(crate) const WRITE_ONE: &str = "`alphaswarm-settings init` writes a schema to start with";

/// A directory of the search.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Directory {
    /// As seen from the working directory: empty, `..`, `../..`.
    relative: PathBuf,
    /// As messages name it.
    absolute: PathBuf,
}

/// The directories to search: the working directory, and those above it up to the one that holds
/// `.git`.
pub(crate) fn directories() -> Result<Vec<Directory>, Problems> {
    let here = std::env::current_dir().map_err(|error| {
        let title = format!("cannot find the working directory: {}", reason(&error));
        vec![
            Diagnostic::general(codes::CANNOT_READ, title)
                .help("change to a directory that exists"),
        ]
    })?;
    Ok(upward_from(&here))
}

fn upward_from(here: &Path) -> Vec<Directory> {
    let mut directories = Vec::new();
    let mut relative = PathBuf::new();
    for directory in here.ancestors() {
        directories.push(Directory { relative: relative.clone(), absolute: directory.to_owned() });
        if directory.join(".git").exists() {
            break;
        }
        relative.push("..");
    }
    directories
}

/// The nearest configuration.
pub(crate) fn config(directories: &[Directory]) -> Option<PathBuf> {
    first(directories, &[CONFIG])
}

/// The nearest schema.
pub(crate) fn schema(directories: &[Directory]) -> Result<PathBuf, Problems> {
    first(directories, &SCHEMAS).ok_or_else(|| {
        let [nested, flat] = SCHEMAS;
        let searched = directories.iter().map(|directory| shown(&directory.absolute));
        let title = format!("no schema found: neither `{nested}` nor `{flat}` is in any directory");
        let problem = Diagnostic::general(codes::SCHEMA_NOT_FOUND, title)
            .note(format!("searched {}", searched.collect::<Vec<_>>().join(", ")))
            .help(format!(
                "{WRITE_ONE}; name one that exists with `--schema PATH`, or with `schema = \"…\"` \
                 in `{CONFIG}`"
            ));
        vec![problem]
    })
}

/// The root of the repository that holds a directory, where that is another one.
pub(crate) fn root_above(directory: &Path) -> Option<PathBuf> {
    let directory = real_directory(directory)?;
    root_of(&directory).filter(|root| *root != directory)
}

/// The directory that holds all of a project: the root of its repository, or else the nearest one with
/// both of its directories.
pub(crate) fn project_root(config: &Path, schema: &Path) -> Option<PathBuf> {
    let (config, schema) = (real_directory(config)?, real_directory(schema)?);
    root_of(&config).or_else(|| {
        let common = config.ancestors().find(|directory| schema.starts_with(directory));
        common.map(Path::to_owned)
    })
}

fn root_of(directory: &Path) -> Option<PathBuf> {
    let root = directory.ancestors().find(|directory| directory.join(".git").exists());
    root.map(Path::to_owned)
}

fn real_directory(directory: &Path) -> Option<PathBuf> {
    let directory = if directory.as_os_str().is_empty() { Path::new(".") } else { directory };
    directory.canonicalize().ok()
}

fn first(directories: &[Directory], names: &[&str]) -> Option<PathBuf> {
    let paths =
        directories.iter().flat_map(|directory| names.iter().map(|name| directory.join(name)));
    // A directory or a dangling link of that name is found too: reading it then says what it is.
    paths.into_iter().find(|path| path.symlink_metadata().is_ok())
}

impl Directory {
    fn join(&self, name: &str) -> PathBuf {
        self.relative.join(name)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_search_ends_at_the_directory_with_git_in_it() {
        let root = tempfile::tempdir().expect("a directory");
        let deep = root.path().join("repo/a/b");
        fs::create_dir_all(&deep).expect("directories");
        fs::create_dir(root.path().join("repo/.git")).expect("a directory");
        let directories = upward_from(&deep);
        let relative: Vec<_> =
            directories.iter().map(|directory| directory.relative.as_path()).collect();
        assert_eq!(relative, [Path::new(""), Path::new(".."), Path::new("../..")]);
        assert_eq!(directories[2].absolute, root.path().join("repo"));
    }

    #[test]
    fn a_directory_below_the_root_of_a_repository_has_one_above() {
        let root = tempfile::tempdir().expect("a directory");
        let deep = root.path().join("repo/a");
        fs::create_dir_all(&deep).expect("directories");
        assert_eq!(root_above(&deep), None);
        fs::create_dir(root.path().join("repo/.git")).expect("a directory");
        let repository = root.path().join("repo").canonicalize().expect("it is there");
        assert_eq!(root_above(&deep), Some(repository));
        assert_eq!(root_above(&root.path().join("repo")), None);
    }

    #[test]
    fn a_search_without_git_ends_at_the_root() {
        let directories = upward_from(Path::new("/no/such/directory"));
        assert_eq!(
            directories.last().map(|directory| directory.absolute.as_path()),
            Some(Path::new("/"))
        );
        assert_eq!(directories.len(), 4);
    }

    #[test]
    fn a_project_is_a_repository_or_the_directory_around_its_files() {
        let directory = tempfile::tempdir().expect("a directory");
        let top = directory.path().canonicalize().expect("it is there");
        for name in ["app/config", "app/schema", "other"] {
            std::fs::create_dir_all(top.join(name)).expect("a directory");
        }
        let root = |config: &str, schema: &str| project_root(&top.join(config), &top.join(schema));
        assert_eq!(root("app/config", "app/config"), Some(top.join("app/config")));
        assert_eq!(root("app/config", "app/schema"), Some(top.join("app")));
        assert_eq!(root("app/config", "other"), Some(top.clone()));
        std::fs::create_dir(top.join("app/.git")).expect("a directory");
        assert_eq!(root("app/config", "app/config"), Some(top.join("app")));
        assert_eq!(root("missing", "other"), None);
    }
}
