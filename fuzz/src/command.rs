//! The command, however it is run, and files to run it on.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// Runs the command with arguments that name no file but absolute ones; gives the exit code.
pub type Run<'r> = dyn Fn(&[&str]) -> i32 + 'r;

/// The schema of the files.
pub(crate) const SCHEMA: &str = include_str!("platform.env.schema");

/// The configuration that belongs to it.
pub(crate) const CONFIG: &str = include_str!("platform.toml");

/// A schema and a configuration in a directory that goes away.
#[derive(Debug)]
pub struct Platform(TempDir);

impl Platform {
    /// Writes both.
    #[must_use]
    pub fn new() -> Self {
        let platform = Self(tempfile::tempdir().expect("a temporary directory"));
        platform.write(".env.schema", SCHEMA.as_bytes());
        platform.write("alphaswarm-settings.toml", CONFIG.as_bytes());
        platform
    }

    /// The directory.
    #[must_use]
    pub fn directory(&self) -> &Path {
        self.0.path()
    }

    /// A file of the directory.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        let directory = path.parent().expect("a file has a directory");
        std::fs::create_dir_all(directory).expect("the directory is made");
        std::fs::write(path, bytes).expect("the file is written");
    }

    /// The bytes of a file; none where it does not exist.
    #[must_use]
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        std::fs::read(self.path(name)).ok()
    }

    /// Runs the command on the two files; fails where it neither succeeds nor refuses.
    pub fn run(&self, run: &Run<'_>, arguments: &[&str]) -> i32 {
        let path = |name: &str| self.path(name).to_str().expect("the path is UTF-8").to_owned();
        let (schema, config) = (path(".env.schema"), path("alphaswarm-settings.toml"));
        let mut all = arguments.to_vec();
        all.extend(["--schema", schema.as_str(), "--config", config.as_str()]);
        let code = run(&all);
        assert!((0..=2).contains(&code), "{arguments:?} ends with {code}");
        code
    }
}

impl Default for Platform {
    fn default() -> Self {
        Self::new()
    }
}

/// Runs the command in this process. What it says goes where this process writes.
#[cfg(feature = "libfuzzer")]
#[must_use]
pub fn in_process(arguments: &[&str]) -> i32 {
    let all = std::iter::once(&"alphaswarm-settings").chain(arguments);
    let code = alphaswarm_settings_cli::main(all.map(Into::into));
    let is = |number: u8| code == std::process::ExitCode::from(number);
    (0..=u8::MAX).find(|&number| is(number)).map_or(-1, i32::from)
}
