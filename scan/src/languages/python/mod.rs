//! Python.

use crate::uses::Scan;

/// Finds the uses in a file; `readers` are functions that read the variable which their first
/// argument names.
///
/// Never panics; of a broken file all that can be parsed is read.
#[must_use]
pub fn scan(_text: &str, _readers: &[String]) -> Scan {
    Scan::default()
}

/// The files that may be a module; see [`Imports`](super::Imports).
#[must_use]
pub fn files(_path: &str, _module: &str) -> Vec<String> {
    Vec::new()
}

/// The string that a constant of a file is; see [`Imports`](super::Imports).
#[must_use]
pub fn constant(_text: &str, _module: &str, _constant: &str) -> Option<String> {
    None
}
