//! Paths that the configuration takes out of a walk, in the syntax of `.gitignore`.

use std::path::Path;

use super::paths;
use super::rules::Rules;

/// Globs and the directory that they are written for. Unlike the rules of git they hold for tracked
/// files too, and for what the user names.
#[derive(Debug, Default)]
pub(crate) struct Exclude {
    rules: Rules,
    base: Vec<u8>,
}

impl Exclude {
    /// Globs of a directory, the last of which wins.
    ///
    /// # Errors
    ///
    /// The reason why they cannot be used.
    pub(crate) fn new<'a>(
        directory: &Path,
        globs: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, String> {
        let lines: Vec<&str> = globs.into_iter().collect();
        let base = paths::openable(directory).canonicalize();
        let base = base.map(|base| paths::slashed(&base)).unwrap_or_default();
        Ok(Self { rules: Rules::parse(lines.join("\n").as_bytes())?, base })
    }

    /// Whether a path below the directory is taken out, by itself or with a directory that holds it.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        let Some(real) = paths::real(path) else { return false };
        let is_directory = real.is_dir();
        let mut path = paths::slashed(&real);
        path.pop();
        self.holds_or_above(&path, path.len(), is_directory)
    }

    /// Whether a path is taken out; the directory that holds it is not. Outside of the directory of
    /// the globs they are held against what comes after `root` bytes.
    pub(super) fn holds_at(&self, path: &[u8], root: usize, is_directory: bool) -> bool {
        let inside = path.get(self.start(path, root)..).unwrap_or_default();
        !inside.is_empty() && self.rules.verdict(inside, is_directory).unwrap_or(false)
    }

    /// Whether a path or a directory that holds it is taken out.
    pub(super) fn holds_or_above(&self, path: &[u8], root: usize, is_directory: bool) -> bool {
        let start = self.start(path, root);
        let mut slashes = (start..path.len()).filter(|&at| path[at] == b'/');
        slashes.any(|slash| self.holds_at(&path[..slash], root, true))
            || self.holds_at(path, root, is_directory)
    }

    fn start(&self, path: &[u8], root: usize) -> usize {
        let is_inside = !self.base.is_empty() && path.starts_with(&self.base);
        if is_inside { self.base.len() } else { root }
    }
}
