//! A crate of a user's, built for real in a directory of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::command::{Run, run};

/// A cargo package outside of this workspace that depends on `alphaswarm-settings`.
#[derive(Debug)]
pub struct Package {
    directory: TempDir,
    name: String,
    at: PathBuf,
    target: PathBuf,
    environment: Vec<(&'static str, PathBuf)>,
}

impl Package {
    /// A package called `name`, which has to be unique among the tests: they share what they
    /// build of the dependencies.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        let package = Self {
            at: directory.path().to_owned(),
            directory,
            name: name.to_owned(),
            target: crate::file("target/packages"),
            environment: Vec::new(),
        };
        package.write_manifest(&dependency(""), "[workspace]");
        package.lock_versions();
        package
    }

    /// Takes the versions that this workspace uses: they are at hand without a network.
    fn lock_versions(&self) {
        fs::copy(crate::file("Cargo.lock"), self.path("Cargo.lock")).expect("a lock file");
    }

    /// Writes the manifest again, with these lines below `[dependencies]` and what is to stand
    /// behind them.
    pub fn write_manifest(&self, dependencies: &str, rest: &str) {
        let text = format!(
            "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
             description = \"A test.\"\nlicense = \"MIT\"\n\n\
             [dependencies]\n{dependencies}\n\n{rest}\n",
            self.name
        );
        self.write("Cargo.toml", &text);
    }

    /// Makes the package the member of a workspace, in the directory `member`.
    #[must_use]
    pub fn member(mut self, member: &str) -> Self {
        self.write(
            "Cargo.toml",
            &format!("[workspace]\nresolver = \"3\"\nmembers = [\"{member}\"]\n"),
        );
        self.at = self.path(member);
        self.write_manifest(&dependency(""), "");
        self
    }

    /// Moves the package into a directory below its root and makes it no part of any workspace.
    #[must_use]
    pub fn alone_in(mut self, directory: &str) -> Self {
        fs::remove_file(self.path("Cargo.toml")).expect("the manifest is there");
        self.at = self.path(directory);
        self.write_manifest(&dependency(""), "");
        self.lock_versions();
        self
    }

    /// Sets a variable for cargo.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<PathBuf>) -> Self {
        self.environment.retain(|(known, _)| *known != key);
        self.environment.push((key, value.into()));
        self
    }

    /// The directory that holds everything.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.directory.path()
    }

    /// The path of a file of the package.
    #[must_use]
    pub fn path(&self, file: &str) -> PathBuf {
        self.at.join(file)
    }

    /// Writes a file of the package.
    pub fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory for the file");
        fs::write(path, text).expect("the file is written");
    }

    /// Replaces text in a file of the package; the text has to be there.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).expect("the file is read");
        assert!(text.contains(from), "{file} has no {from:?}:\n{text}");
        self.write(file, &text.replace(from, to));
    }

    /// Runs cargo in the package, without a network.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.at)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TERM_COLOR", "never")
            // What each run leaves behind is small.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            .envs(self.environment.iter().map(|(key, value)| (key, value)))
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_MANIFEST_DIR");
        run(&mut command)
    }

    /// Builds the package.
    #[must_use]
    pub fn build(&self) -> Run {
        self.cargo(&["build"])
    }
}

/// The line of a manifest by which a package depends on `alphaswarm-settings`; `more` is what
/// follows the path, such as `, features = ["json"]`.
#[must_use]
pub fn dependency(more: &str) -> String {
    format!("alphaswarm-settings = {{ {}{more} }}", path())
}

/// `path = "…"`: where `alphaswarm-settings` is.
#[must_use]
pub fn path() -> String {
    let settings = crate::file("alphaswarm-settings").display().to_string();
    format!("path = {settings:?}")
}
