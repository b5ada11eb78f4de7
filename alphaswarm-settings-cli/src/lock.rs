//! A lock for a file that a run reads, and then writes with something added.

use std::fs::File;
use std::path::Path;

use crate::write::parent_of;

/// Keeps other runs of the command from the same, until it is dropped or the process ends.
#[derive(Debug)]
pub(crate) struct Lock {
    /// The file itself is replaced, so its directory has the lock. None where there is no directory, or
    /// none that can be locked, as in some file systems of a network.
    _directory: Option<File>,
}

impl Lock {
    /// Waits until no other run has it.
    pub(crate) fn acquire(path: &Path) -> Self {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let directory = File::open(parent_of(&path)).ok();
        Self { _directory: directory.filter(lock) }
    }
}

#[cfg(unix)]
fn lock(directory: &File) -> bool {
    use rustix::fs::{FlockOperation, flock};
    rustix::io::retry_on_intr(|| flock(directory, FlockOperation::LockExclusive)).is_ok()
}

#[cfg(not(unix))]
fn lock(_: &File) -> bool {
    false
}
