//! The files of a run.

use std::path::{Path, PathBuf};

use crate::artifact::Kind;
use crate::report::Problems;
use crate::write::{Destination, Directories, Staged};

use super::draft::Draft;
use super::text;

/// The schema with new blocks, beside the file that it will replace; none where it is as it should be.
pub(super) fn schema(path: &Path, drafts: &[Draft]) -> Result<Option<Staged>, Problems> {
    let destination = Destination::inspect(path, Directories::Make)?;
    // It was parsed, so it is UTF-8.
    let existing = String::from_utf8_lossy(destination.bytes().unwrap_or_default()).into_owned();
    destination.stage(Kind::Json, &text::joined(&existing, drafts))
}

/// Puts files in their places; their names.
pub(super) fn commit(staged: impl IntoIterator<Item = Staged>) -> Result<Vec<String>, Problems> {
    staged.into_iter().map(Staged::commit).collect()
}

/// A file beside the configuration.
pub(super) fn beside(config: &Path, name: &str) -> PathBuf {
    config.parent().unwrap_or(Path::new("")).join(name)
}
