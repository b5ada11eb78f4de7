//! Whether files have changed, without reading them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What is known of the watched files at one moment. Two equal stamps mean that nothing changed.
#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Stamp(Vec<Option<Facts>>);

#[derive(Debug, PartialEq, Eq)]
struct Facts {
    /// Where the path leads, through every link: Kubernetes swaps a link to rotate.
    leads_to: Option<PathBuf>,
    modified: Option<SystemTime>,
    length: u64,
}

/// The paths as they are now; an absent one has no facts.
pub(super) fn of(paths: &[PathBuf]) -> Stamp {
    Stamp(paths.iter().map(|path| facts(path)).collect())
}

fn facts(path: &Path) -> Option<Facts> {
    let metadata = fs::metadata(path).ok()?;
    Some(Facts {
        leads_to: fs::canonicalize(path).ok(),
        modified: metadata.modified().ok(),
        length: metadata.len(),
    })
}
