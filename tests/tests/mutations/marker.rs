//! A value that stands wherever a secret does, and shows nowhere.

use crate::process::Run;

/// A part of every secret: that part of a value shows is as bad as all of it.
const MARKER: &str = "hunter2Geheim";

/// The same behind base64, as a Secret holds it, as far as no padding follows.
const BASE64: &str = "aHVudGVyMkdlaGVp";

/// Whether a text holds it.
pub(crate) fn is_in(text: &str) -> bool {
    text.contains(MARKER) || text.contains(BASE64)
}

/// Fails where it shows.
pub(crate) fn assert_hidden(run: &Run) {
    assert!(!is_in(&run.stdout) && !is_in(&run.stderr), "a secret shows: {run:?}");
}
