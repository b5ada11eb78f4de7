//! The command `alphaswarm-settings`, as a user runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// What a run left behind.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// What went to stdout.
    pub stdout: String,
    /// What went to stderr.
    pub stderr: String,
}

/// Runs the command in `directory`.
#[must_use]
pub fn alphaswarm_settings(directory: &Path, arguments: &[&str]) -> Run {
    run(&mut alphaswarm_settings_command(directory, arguments))
}

/// The same, not started yet.
#[must_use]
pub fn alphaswarm_settings_command(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command.args(arguments).current_dir(directory);
    command
}

/// Runs any program to its end.
#[must_use]
pub fn run(command: &mut Command) -> Run {
    let output =
        command.output().unwrap_or_else(|problem| panic!("{command:?} did not start: {problem}"));
    Run::of(output)
}

impl Run {
    /// What a program left behind that has ended.
    #[must_use]
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        Self {
            code: output.status.code().expect("no signal ended the run"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// Stdout of a run that succeeded; fails with everything that the run said.
    #[must_use]
    pub fn succeeded(self) -> String {
        assert_eq!(self.code, 0, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self.stdout
    }
}

/// The built command: cargo builds no binaries of other packages for a test.
fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        escargot::CargoBuild::new()
            .manifest_path(crate::file("alphaswarm-settings-cli/Cargo.toml"))
            .bin("alphaswarm-settings")
            .run()
            .expect("the command builds")
            .path()
            .to_owned()
    })
}
