//! Strings and paths.

use super::{Invalid, Scalar};

/// Any string: an empty one counts as unset long before it is asked for.
///
/// # Errors
/// Never; of one shape with the others.
pub const fn string(value: &str) -> Result<&str, Invalid> {
    Ok(value)
}

/// A path; surrounding blanks are no part of it.
///
/// # Errors
/// When nothing is left without them.
pub fn path(value: &str) -> Result<&str, Invalid> {
    match value.trim() {
        "" => Err(Invalid::of(Scalar::Path)),
        path => Ok(path),
    }
}
