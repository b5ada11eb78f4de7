//! Strings and paths.

use super::{Invalid, Scalar};

/// Any string: an empty one counts as unset long before it is asked for.
///
/// # Errors
/// Never; of one shape with the others.
pub const fn string(text: &str) -> Result<&str, Invalid> {
    Ok(text)
}

/// A path; surrounding blanks are no part of it.
///
/// # Errors
/// When nothing is left without them.
pub fn path(text: &str) -> Result<&str, Invalid> {
    match text.trim() {
        "" => Err(Invalid::of(Scalar::Path)),
        path => Ok(path),
    }
}
