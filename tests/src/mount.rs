//! A directory of secrets as Kubernetes mounts it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A mounted directory: `..data` leads to the current generation, and each key through it.
#[derive(Debug)]
pub struct Mount {
    directory: TempDir,
    generation: usize,
}

impl Mount {
    /// A directory with its first generation.
    #[must_use]
    pub fn new(entries: &[(&str, &str)]) -> Self {
        let mut mount =
            Self { directory: TempDir::new().expect("a temporary directory"), generation: 0 };
        mount.rotate(entries);
        for (key, _) in entries {
            symlink(Path::new("..data").join(key), mount.path().join(key)).expect("a link");
        }
        mount
    }

    /// The directory that a service is told of.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.directory.path()
    }

    /// Brings in the next generation as the kubelet does: a new directory, one rename of the link,
    /// and the old directory is gone.
    pub fn rotate(&mut self, entries: &[(&str, &str)]) {
        let old = self.current();
        self.generation += 1;
        let new = self.current();
        fs::create_dir(self.path().join(&new)).expect("a generation");
        for (key, value) in entries {
            fs::write(self.path().join(&new).join(key), value).expect("a value");
        }
        symlink(&new, self.path().join("..data_tmp")).expect("a link");
        fs::rename(self.path().join("..data_tmp"), self.path().join("..data")).expect("a swap");
        let _ = fs::remove_dir_all(self.path().join(old));
    }

    fn current(&self) -> PathBuf {
        PathBuf::from(format!("..2026_{}", self.generation))
    }
}
