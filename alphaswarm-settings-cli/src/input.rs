//! What comes from a file or from stdin.

/// How messages call stdin.
pub(crate) const STDIN: &str = "<stdin>";
