//! The programs that read the artifacts. They are no part of a Rust toolchain: without one, its
//! test says so and passes on a developer's machine, and fails where `CI=true`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program that `tests/consumers/install` provides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consumer {
    /// Python with PyYAML, ruamel.yaml, python-dotenv, cryptography and jsonschema.
    Python,
    /// Node with npm's dotenv, TypeScript, Vite, eslint, ajv, taplo, yaml-language-server and the schemas of
    /// kubernetes-models.
    Node,
    /// What runs the hooks of a repository.
    PreCommit,
    /// A linter of Python.
    Ruff,
    /// GNU bash.
    Bash,
    /// Debian's `/bin/sh`.
    Dash,
    /// The Kubernetes client, used offline.
    Kubectl,
    /// Debian's docker-compose, used without an engine.
    DockerCompose,
    /// The program that applies a diff.
    Patch,
    /// A browser, used without a window.
    Chromium,
}

impl Consumer {
    /// A command that runs the program, or nothing when it is missing.
    #[must_use]
    pub fn command(self) -> Option<Command> {
        let found = match self {
            Self::Python => installed("python"),
            Self::Node => installed("node"),
            Self::PreCommit => installed("pre-commit"),
            Self::Ruff => installed("ruff"),
            Self::Bash => in_path("bash"),
            Self::Dash => in_path("dash"),
            Self::Kubectl => in_path("kubectl"),
            Self::DockerCompose => in_path("docker-compose"),
            Self::Patch => in_path("patch"),
            Self::Chromium => in_path("chromium"),
        };
        if found.is_none() {
            miss(&format!("{self:?} is missing: run tests/consumers/install"));
        }
        let mut command = Command::new(found?);
        command.current_dir(crate::file("tests/consumers"));
        Some(command)
    }
}

fn miss(sentence: &str) {
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{sentence}");
    note(sentence);
}

/// Says that something was not tested, where people see it: the test harness hides `eprintln!`.
pub fn note(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "\n*** NOT TESTED: {sentence}\n");
}

fn installed(name: &str) -> Option<PathBuf> {
    let consumers = crate::file("target/consumers");
    // Written last: without it the installation was cut short.
    let complete = consumers.join("installed").is_file();
    complete.then(|| consumers.join("venv/bin").join(name)).filter(|path| path.is_file())
}

fn in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|directory| directory.join(name)).find(|path| path.is_file())
}

/// Runs a script of `tests/consumers` on a file; nothing when the program is missing.
#[must_use]
pub fn run_script(
    consumer: Consumer,
    script: &str,
    arguments: &[&str],
    file: &Path,
) -> Option<String> {
    let mut command = consumer.command()?;
    command.arg(script).args(arguments).arg(file);
    Some(crate::command::run(&mut command).succeeded())
}
