//! The quick start of the README, followed word for word in an empty directory.
//!
//! A block below a line that ends with `` `path`: `` is that file, `sh` blocks are run one after
//! the other, and a `text` block is what the one before it prints. Nothing is taken from a
//! registry: the crate and the command are those of this workspace.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use alphaswarm_settings_tests::command::{Run, alphaswarm_settings_command, run};
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::file;
use tempfile::TempDir;

use crate::page::{self, Block, Page};

/// A machine with nothing but cargo, and a shell that stands in an empty directory.
struct Shell {
    programs: TempDir,
    home: TempDir,
    directory: PathBuf,
}

impl Shell {
    fn new() -> Self {
        let temporary = || tempfile::tempdir().expect("a temporary directory");
        let (programs, home) = (temporary(), temporary());
        let shell = Self { directory: home.path().to_owned(), programs, home };
        let cargo = shell.programs.path().join("cargo");
        fs::write(&cargo, CARGO).expect("the script is written");
        let executable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(&cargo, executable).expect("the script may be run");
        shell
    }

    /// Runs the lines of a block, and stays in the directory that they end in.
    #[expect(clippy::disallowed_methods, reason = "the block runs the programs of this machine")]
    fn run(&mut self, script: &str) -> Run {
        let end = self.home.path().join(".pwd");
        let command = alphaswarm_settings_command(self.home.path(), &[]);
        let path = std::env::var("PATH").expect("there are programs");
        let path = format!("{}:{path}", self.programs.path().display());
        let mut shell = Command::new("sh");
        shell
            // What fails ends the block, as a reader would stop there.
            .args(["-euc", &format!("trap 'pwd > \"$END\"' EXIT\n{script}")])
            .current_dir(&self.directory)
            .env("PATH", path)
            .env("END", &end)
            .env("PROGRAMS", self.programs.path())
            .env("REAL_CARGO", env!("CARGO"))
            .env("LOCK", file("Cargo.lock"))
            .env("CRATE", file("alphaswarm-settings"))
            .env("COMMAND", command.get_program())
            .env("CARGO_TARGET_DIR", file("target/packages"))
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_MANIFEST_DIR");
        let run = run(&mut shell);
        self.directory = alphaswarm_settings_tests::read(end).trim_end().into();
        run
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.directory.join(path);
        let directory = path.parent().expect("a file has a directory");
        fs::create_dir_all(directory).expect("a directory for the file");
        fs::write(path, text).expect("the file is written");
    }
}

/// Cargo without a registry. Before it is installed, the command is nowhere.
const CARGO: &str = r#"#!/bin/sh
case "$*" in
    "add alphaswarm-settings")
        cp "$LOCK" Cargo.lock
        exec "$REAL_CARGO" add --quiet --offline --path "$CRATE"
        ;;
    "install alphaswarm-settings-cli")
        exec ln -s "$COMMAND" "$PROGRAMS/alphaswarm-settings"
        ;;
    run*)
        shift
        exec "$REAL_CARGO" run --offline "$@"
        ;;
    *)
        exec "$REAL_CARGO" "$@"
        ;;
esac
"#;

#[test]
fn the_quick_start_prints_what_it_says() {
    let mut shell = Shell::new();
    let mut printed = None;
    let mut compared = 0;
    for block in Page::open("README.md").section("## Quick start").blocks() {
        if let Some(path) = block.file() {
            shell.write(path, &block.text);
            if path.ends_with("compose.yaml") {
                compose_passes_the_values(&shell.directory.join(path));
            }
        } else if block.language == "sh" {
            printed = Some(shell.run(&block.text));
        } else {
            let run = printed.take().expect("a command above the output");
            compare(&run, &block);
            compared += 1;
        }
        if let Some(run) = printed.as_ref().filter(|_| block.language == "sh") {
            let is_report = run.stderr.contains("Error: ");
            assert_eq!(run.code != 0, is_report, "{}: {run:?}", block.text);
        }
    }
    assert!(compared > 1, "{compared} outputs");
}

/// `UPDATE_GOLDEN=1` writes what is printed into the page; the change then shows in git.
fn compare(run: &Run, block: &Block) {
    // What a program prints; a report goes to the other stream.
    let printed = if run.code == 0 { &run.stdout } else { &run.stderr };
    page::assert_output("README.md", block, printed);
}

/// What docker compose gives to the service, where it is installed.
fn compose_passes_the_values(file: &Path) {
    let Some(mut compose) = Consumer::DockerCompose.command() else { return };
    let directory = file.parent().expect("a file has a directory");
    compose.current_dir(directory).arg("--file").arg(file).arg("config");
    let shown = run(&mut compose).succeeded();
    assert!(shown.contains("HELLO_API_TOKEN: open-sesame"), "{shown}");
    assert!(shown.contains("HELLO_PORT:"), "{shown}");
}
