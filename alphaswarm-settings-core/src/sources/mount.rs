//! Mounted folders that are swapped while they are read.
//!
//! Kubernetes mounts a Secret as a folder in which `..data` is a link to the folder of the current
//! generation, and swaps the link to rotate
//! (<https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod>).
//! Each folder is resolved once, so that all its values come from one generation.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// The link that names the current generation.
const GENERATION: &str = "..data";

/// The folders that were read, and the generation each was in.
#[derive(Debug, Default)]
pub(crate) struct Mounts {
    seen: RefCell<Vec<(PathBuf, Option<PathBuf>)>>,
}

impl Mounts {
    /// The folder to read in place of `folder`: that of its generation, if it has any.
    pub(super) fn of_folder(&self, folder: &Path) -> PathBuf {
        let mut seen = self.seen.borrow_mut();
        let known = seen.iter().position(|(known, _)| known == folder);
        let known = known.unwrap_or_else(|| {
            seen.push((folder.to_path_buf(), generation(folder)));
            seen.len() - 1
        });
        let (_, generation) = &seen[known];
        generation
            .as_ref()
            .map_or_else(|| folder.to_path_buf(), |generation| folder.join(generation))
    }

    /// The file to read in place of `file`.
    pub(super) fn of_file(&self, file: &Path) -> PathBuf {
        let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else {
            return file.to_path_buf();
        };
        let resolved = self.of_folder(folder).join(name);
        // A file beside the mounted ones belongs to no generation.
        if resolved.exists() { resolved } else { file.to_path_buf() }
    }

    /// Whether every folder is still in the generation it was read in.
    pub(crate) fn are_unchanged(&self) -> bool {
        self.seen.borrow().iter().all(|(folder, read_in)| generation(folder) == *read_in)
    }
}

fn generation(folder: &Path) -> Option<PathBuf> {
    std::fs::read_link(folder.join(GENERATION)).ok()
}
