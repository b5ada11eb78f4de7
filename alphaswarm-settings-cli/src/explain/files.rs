//! The Rust files of a directory, without those that git ignores.

use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::console::reason;
use crate::input::cannot_read;
use crate::path::shown;
use crate::report::Problems;

/// Every `.rs` file at or below `root`, in the order of their paths.
pub(super) fn rust_files(root: &Path) -> Result<Vec<PathBuf>, Problems> {
    fs::metadata(root).map_err(|error| cannot_read("code", &shown(root), &reason(&error)))?;
    let mut walk = WalkBuilder::new(root);
    walk.hidden(false).require_git(false).sort_by_file_path(Path::cmp);
    walk.filter_entry(|entry| entry.file_name() != ".git");
    let mut files = Vec::new();
    for entry in walk.build() {
        let entry = entry.map_err(|error| cannot_read("code", &shown(root), &error.to_string()))?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        if is_file && entry.path().extension().is_some_and(|extension| extension == "rs") {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// The text of a file; bytes that are not UTF-8 are replaced.
pub(super) fn read(path: &Path) -> Result<String, Problems> {
    let bytes = fs::read(path);
    let bytes = bytes.map_err(|error| cannot_read("code", &shown(path), &reason(&error)))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
