//! Paths as people see them, whether two of them are the same file, and what a name says of a file.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use alphaswarm_settings_schema::mask;

/// The names of a kustomization, as kustomize looks for them.
pub(crate) const KUSTOMIZATIONS: [&str; 3] =
    ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/// Whether a file is a kustomization by its name.
pub(crate) fn is_kustomization(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| KUSTOMIZATIONS.contains(&name))
}

/// A path as messages show it.
pub(crate) fn shown(path: &Path) -> String {
    mask::printable(&path.display().to_string()).into_owned()
}

/// Whether two paths name the same place, however they are written.
pub(crate) fn is_same(a: &Path, b: &Path) -> bool {
    // Files of other names are no links of each other here, and need not be looked for.
    if let (Some(a), Some(b)) = (a.file_name(), b.file_name())
        && a != b
    {
        return false;
    }
    a == b || real(a).is_some_and(|a| real(b) == Some(a))
}

/// Where a path is, with the links in its directories followed; it need not exist. A link at its
/// end stays what it is.
pub(crate) fn real(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let mut missing: Vec<OsString> = Vec::new();
    let mut at = without_dots(&absolute);
    while let (Some(parent), Some(name)) = (at.parent(), at.file_name()) {
        missing.push(name.to_owned());
        if let Ok(mut real) = parent.canonicalize() {
            real.extend(missing.iter().rev());
            return Some(real);
        }
        at = parent.to_owned();
    }
    at.canonicalize().ok()
}

/// The path without `.` and `..`, as if there were no links.
pub(crate) fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(plain.components().next_back(), Some(Component::Normal(_))) =>
            {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_resolved() {
        for (path, expected) in [
            ("./a/./b", "a/b"),
            ("a/../b", "b"),
            ("../a/../b", "../b"),
            ("../../a", "../../a"),
            ("/a/b/../c", "/a/c"),
        ] {
            assert_eq!(without_dots(Path::new(path)), Path::new(expected), "{path}");
        }
    }

    #[test]
    fn a_file_is_itself_under_any_name() {
        let here = std::env::current_dir().expect("a working directory");
        assert!(is_same(Path::new("x/../.env"), &here.join(".env")));
        assert!(is_same(Path::new("./src/lib.rs"), &here.join("src/../src/lib.rs")));
        assert!(!is_same(Path::new("a/.env"), Path::new(".env")));
    }
}
