//! What the tests of the workspace share.
#![allow(clippy::missing_panics_doc, reason = "a helper of tests fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests ask the machine what it has")]

pub mod command;
pub mod consumer;
pub mod facts;
pub mod golden;
pub mod monorepo;
#[cfg(unix)]
pub mod mount;
pub mod package;
pub mod project;
pub mod random;
pub mod readers;
pub mod stage;

use std::path::{Path, PathBuf};

/// The root of the workspace.
#[must_use]
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package lies in the workspace")
}

/// A file of the workspace.
#[must_use]
pub fn file(path: &str) -> PathBuf {
    workspace().join(path)
}

/// A variable by which a person steers the tests.
#[must_use]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Reads a file, or fails with its path.
pub fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    std::fs::read_to_string(path)
        .unwrap_or_else(|problem| panic!("cannot read {}: {problem}", path.display()))
}
