//! Paths as git writes them: bytes, with `/` between the names, on every system.

#[cfg(unix)]
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

pub(super) use crate::path::real;

/// The path with `/` between its components and at its end, for matching and comparing only.
pub(super) fn slashed(directory: &Path) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(directory.as_os_str().len() + 1);
    for component in directory.components() {
        if component != Component::RootDir {
            bytes.extend_from_slice(component.as_os_str().as_encoded_bytes());
        }
        bytes.push(b'/');
    }
    bytes
}

/// A name or a path that git wrote; none where this system has no such name.
#[cfg_attr(unix, expect(clippy::unnecessary_wraps, reason = "other systems have fewer names"))]
pub(super) fn from_git(bytes: &[u8]) -> Option<&Path> {
    #[cfg(unix)]
    return Some(Path::new(<OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes)));
    #[cfg(not(unix))]
    return std::str::from_utf8(bytes).ok().map(Path::new);
}

/// The bytes of a path as the user sees it; output is sorted by them.
pub(super) fn bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

/// A path that can be opened: the empty one is the working directory.
pub(super) fn openable(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// The path without the `.` at its beginning.
pub(super) fn without_dot(path: &Path) -> PathBuf {
    path.components().skip_while(|component| *component == Component::CurDir).collect()
}
