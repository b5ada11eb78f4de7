//! A copy of the example deployment beside a copy of the schema.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::TempDir;

use crate::command::{self, Run, alphaswarm_settings};
use crate::consumer::Consumer;
use crate::{file, read};

const EXAMPLE: &str = "examples/deployment";
const SCHEMA: &str = "schema/.env.schema";
const CONFIG: &str = "alphaswarm-settings.toml";

/// The copy, which goes away at the end of the test.
#[derive(Debug)]
pub struct Stage(TempDir);

impl Stage {
    /// A fresh copy.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "it makes a directory")]
    pub fn new() -> Self {
        let stage = Self(tempfile::tempdir().expect("a temporary directory"));
        copy(&file(EXAMPLE), &stage.path(""));
        for name in [SCHEMA, CONFIG] {
            let to = stage.0.path().join(name);
            std::fs::create_dir_all(to.parent().expect("a directory")).expect("it is made");
            std::fs::copy(file(name), to).expect("the file is copied");
        }
        stage
    }

    /// A file of the example.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(EXAMPLE).join(name)
    }

    /// Replaces the one occurrence of `from` in a file.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = read(self.path(name));
        assert_eq!(text.matches(from).count(), 1, "{from:?} stands once in {name}");
        std::fs::write(self.path(name), text.replace(from, to)).expect("it is written");
    }

    /// Runs the command in the directory of the example.
    #[must_use]
    pub fn run(&self, arguments: &[&str]) -> Run {
        alphaswarm_settings(&self.path(""), arguments)
    }

    /// What kubectl makes of an overlay; nothing where kubectl is missing.
    #[must_use]
    pub fn kustomized(&self, environment: &str) -> Option<String> {
        let mut kubectl = Consumer::Kubectl.command()?;
        let overlay = self.path("overlays").join(environment);
        Some(command::run(kubectl.arg("kustomize").arg(overlay)).succeeded())
    }

    /// Checks rendered manifests from stdin.
    #[must_use]
    pub fn check(&self, environment: &str, manifests: &str) -> Run {
        self.run_with(&["validate", "--environment", environment, "--rendered", "-"], manifests)
    }

    /// Runs the command in the directory of the example with `input` as its stdin.
    #[must_use]
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        run_in(&self.path(""), arguments, input)
    }

    /// Runs the command at the root of the copy of the repository.
    #[must_use]
    pub fn run_at_root(&self, arguments: &[&str], input: &str) -> Run {
        run_in(self.0.path(), arguments, input)
    }
}

fn run_in(directory: &Path, arguments: &[&str], input: &str) -> Run {
    let mut command = command::alphaswarm_settings_command(directory, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A command that reads nothing may have closed it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    Run::of(child.wait_with_output().expect("it ends"))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the directory is made");
    for entry in std::fs::read_dir(from).expect("a directory") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).expect("the file is copied");
        }
    }
}
