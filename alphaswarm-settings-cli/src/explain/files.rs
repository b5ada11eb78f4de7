//! The Rust files of a folder, without those that git ignores.

use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::console::reason;
use crate::message::{Draft, Messages};
use crate::path::shown;

/// Every `.rs` file at or below `root`, in the order of their paths.
pub(super) fn rust_files(root: &Path) -> Result<Vec<PathBuf>, Messages> {
    fs::metadata(root).map_err(|error| cannot_read(root, &reason(&error)))?;
    let mut walk = WalkBuilder::new(root);
    walk.hidden(false).require_git(false).sort_by_file_path(Path::cmp);
    walk.filter_entry(|entry| entry.file_name() != ".git");
    let mut files = Vec::new();
    for entry in walk.build() {
        let entry = entry.map_err(|error| cannot_read(root, &error.to_string()))?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        if is_file && entry.path().extension().is_some_and(|extension| extension == "rs") {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// The text of a file; bytes that are not UTF-8 are replaced.
pub(super) fn read(path: &Path) -> Result<String, Messages> {
    let bytes = fs::read(path).map_err(|error| {
        Draft::error(format!("cannot read `{}`: {}", shown(path), reason(&error)))
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn cannot_read(root: &Path, why: &str) -> Messages {
    Draft::error(format!("cannot read the code in `{}`: {why}", shown(root))).into()
}
