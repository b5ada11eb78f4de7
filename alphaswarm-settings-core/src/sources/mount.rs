//! Mounted directories that are swapped while they are read.
//!
//! Kubernetes mounts a Secret as a directory in which `..data` is a link to the directory of the
//! current generation, and swaps the link to rotate
//! (<https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod>).
//! Each directory is resolved once, so that all its values come from one generation.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// The link that names the current generation.
const GENERATION: &str = "..data";

/// The directories that were read, and the generation each was in.
#[derive(Debug, Default)]
pub(crate) struct Mounts {
    seen: RefCell<Vec<(PathBuf, Option<PathBuf>)>>,
}

impl Mounts {
    /// The directory to read in place of `directory`: that of its generation, if it has any.
    pub(super) fn of_directory(&self, directory: &Path) -> PathBuf {
        let mut seen = self.seen.borrow_mut();
        let known = seen.iter().position(|(known, _)| known == directory);
        let known = known.unwrap_or_else(|| {
            seen.push((directory.to_path_buf(), generation(directory)));
            seen.len() - 1
        });
        let (_, generation) = &seen[known];
        generation
            .as_ref()
            .map_or_else(|| directory.to_path_buf(), |generation| directory.join(generation))
    }

    /// The file to read in place of `file`.
    pub(super) fn of_file(&self, file: &Path) -> PathBuf {
        let (Some(directory), Some(name)) = (file.parent(), file.file_name()) else {
            return file.to_path_buf();
        };
        let resolved = self.of_directory(directory).join(name);
        // A file that was added to the mounted ones belongs to no generation.
        if resolved.exists() { resolved } else { file.to_path_buf() }
    }

    /// Whether every directory is still in the generation it was read in.
    pub(crate) fn are_unchanged(&self) -> bool {
        self.seen.borrow().iter().all(|(directory, read_in)| generation(directory) == *read_in)
    }
}

fn generation(directory: &Path) -> Option<PathBuf> {
    std::fs::read_link(directory.join(GENERATION)).ok()
}
