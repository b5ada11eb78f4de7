//! How far long work has come, on a terminal: a line on stderr that is gone when it is done.

use std::io::{IsTerminal, Write, stderr};

/// Shorter work is done before a person reads the line.
const LEAST_FILES: usize = 5_000;
/// After how many files the line is written again.
const STEP: usize = 500;

/// Progress through a number of files.
#[derive(Debug)]
pub(super) struct Progress {
    files: usize,
    is_shown: bool,
}

impl Progress {
    pub(super) fn of(files: usize) -> Self {
        Self { files, is_shown: files >= LEAST_FILES && stderr().is_terminal() }
    }

    /// Says that a file is being read.
    pub(super) fn advance(&self, at: usize) {
        if self.is_shown && at.is_multiple_of(STEP) {
            let _ = write!(stderr().lock(), "\rchecking {at} of {} files", self.files);
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.is_shown {
            let _ = write!(stderr().lock(), "\r\x1b[K");
        }
    }
}
