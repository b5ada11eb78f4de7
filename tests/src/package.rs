//! A crate of a user's, built for real in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::command::{Run, run};

/// A cargo package outside of this workspace that depends on `alphaswarm-settings`.
#[derive(Debug)]
pub struct Package {
    folder: TempDir,
    at: PathBuf,
    target: PathBuf,
}

impl Package {
    /// A package called `name`, which has to be unique among the tests: they share what they
    /// build of the dependencies.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let package =
            Self { at: folder.path().to_owned(), folder, target: crate::file("target/packages") };
        package.write("Cargo.toml", &format!("{}\n[workspace]\n", manifest(name)));
        // The versions that this workspace uses are at hand without a network.
        fs::copy(crate::file("Cargo.lock"), package.path("Cargo.lock")).expect("a lock file");
        package
    }

    /// Makes a member of a workspace the package to build: the folder `member`, called `name`.
    #[must_use]
    pub fn member(mut self, member: &str, name: &str) -> Self {
        self.write(
            "Cargo.toml",
            &format!("[workspace]\nresolver = \"3\"\nmembers = [\"{member}\"]\n"),
        );
        self.at = self.path(member);
        self.write("Cargo.toml", &manifest(name));
        self
    }

    /// The folder that holds everything.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The path of a file of the package.
    #[must_use]
    pub fn path(&self, file: &str) -> PathBuf {
        self.at.join(file)
    }

    /// Writes a file of the package.
    pub fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the file");
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

fn manifest(name: &str) -> String {
    let settings = crate::file("alphaswarm-settings").display().to_string();
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nalphaswarm-settings = {{ path = {settings:?} }}\n"
    )
}
