//! The Rust files of a directory, without those that git ignores.

use std::fs;
use std::path::{Path, PathBuf};

use crate::console::reason;
use crate::files::{Exclude, Repositories};
use crate::input::{cannot_read, unread};
use crate::path::shown;
use crate::report::Problems;

/// Every `.rs` file at or below `root`, in the order of their paths. A place that cannot be read may
/// hold the use of a variable.
pub(super) fn rust_files(root: &Path) -> Result<Vec<PathBuf>, Problems> {
    let walk = Repositories::default().walk(&[root.to_owned()], &Exclude::default());
    let unread = unread("code", &walk);
    if !unread.is_empty() {
        return Err(unread);
    }
    let paths = walk.files.into_iter().map(|file| file.path);
    Ok(paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect())
}

/// The text of a file; bytes that are not UTF-8 are replaced.
pub(super) fn read(path: &Path) -> Result<String, Problems> {
    let bytes = fs::read(path);
    let bytes = bytes.map_err(|error| cannot_read("code", &shown(path), &reason(&error)))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
