//! A shell that follows the blocks of a page in an empty directory.
//!
//! Nothing is taken from a registry: the crate and the command are those of this workspace.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

use alphaswarm_settings_tests::command::{Run, alphaswarm_settings_command, run};
use alphaswarm_settings_tests::{file, monorepo, read};
use tempfile::TempDir;

use crate::page::{self, Block};

/// A machine with nothing but cargo, and a shell that stands in an empty directory.
pub(crate) struct Shell {
    programs: TempDir,
    home: TempDir,
    directory: PathBuf,
    /// The one program of the package that `cargo run` and `cargo test` mean.
    program: String,
    /// What the last block did whose output was not compared.
    printed: Option<Run>,
}

impl Shell {
    pub(crate) fn new() -> Self {
        let temporary = || tempfile::tempdir().expect("a temporary directory");
        let (programs, home) = (temporary(), temporary());
        let shell = Self {
            directory: home.path().to_owned(),
            program: String::new(),
            printed: None,
            programs,
            home,
        };
        let cargo = shell.programs.path().join("cargo");
        fs::write(&cargo, CARGO).expect("the script is written");
        let executable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(&cargo, executable).expect("the script may be run");
        shell
    }

    /// Runs the lines of a block, and stays in the directory that they end in.
    #[expect(clippy::disallowed_methods, reason = "the block runs the programs of this machine")]
    pub(crate) fn run(&mut self, script: &str) -> Run {
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
            .env("PROGRAM", &self.program)
            .env("REAL_CARGO", env!("CARGO"))
            .env("LOCK", file("Cargo.lock"))
            .env("CRATE", file("alphaswarm-settings"))
            .env("COMMAND", command.get_program())
            .env("CARGO_TARGET_DIR", file("target/packages"))
            .env("CARGO_TERM_COLOR", "never")
            // Nothing of this machine's user.
            .env("PRE_COMMIT_HOME", self.programs.path().join("pre-commit.cache"))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_MANIFEST_DIR");
        let run = run(&mut shell);
        self.directory = read(end).trim_end().into();
        run
    }

    /// Installs the command, as the README says.
    pub(crate) fn install(&mut self) {
        let script = "cargo install --path ../alphaswarm-settings/alphaswarm-settings-cli";
        let _ = self.run(script).succeeded();
    }

    /// Puts the monorepo into the directory, as a repository of git without a commit.
    pub(crate) fn put_monorepo(&mut self) {
        for (path, text) in monorepo::files() {
            self.write(&path, &text);
        }
        let _ = self.run("git init --quiet").succeeded();
    }

    /// Makes a program of another place one of this machine.
    pub(crate) fn provide(&self, name: &str, program: &OsStr) {
        let path = self.programs.path().join(name);
        let script = format!("#!/bin/sh\nexec '{}' \"$@\"\n", program.display());
        fs::write(&path, script).expect("the script is written");
        let executable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(&path, executable).expect("the script may be run");
    }

    /// Does what a block says: a block below a line that ends with `` `path`: `` is that file (or the rest
    /// of it, if the line begins with "Add to"), `sh` is run, and `text` is what the one before it prints. Says whether anything was compared.
    pub(crate) fn follow(&mut self, page: &str, block: &Block) -> bool {
        if let Some(path) = block.file() {
            let above = block.intro.starts_with("Add to ").then(|| read(self.path(path)));
            self.write(path, &(above.unwrap_or_default() + &block.text));
        } else if block.language == "sh" {
            let run = self.run(&block.text);
            assert_ended_well(block, &run);
            self.printed = Some(run);
        } else {
            let run = self.printed.take().expect("a command above the output");
            assert_printed(page, block, &run);
            return true;
        }
        false
    }

    /// From now on, `cargo run` and `cargo test` mean this program of the package.
    pub(crate) fn mean(&mut self, program: &str) {
        program.clone_into(&mut self.program);
    }

    /// The directory that the shell is in.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.directory.join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.directory.join(path);
        let directory = path.parent().expect("a file has a directory");
        fs::create_dir_all(directory).expect("a directory for the file");
        fs::write(path, text).expect("the file is written");
    }
}

/// Cargo without a registry. Before it is installed, the command is nowhere.
const CARGO: &str = r#"#!/bin/sh
case "$*" in
    "add --path ../alphaswarm-settings/alphaswarm-settings" | "add alphaswarm-settings")
        cp "$LOCK" Cargo.lock
        exec "$REAL_CARGO" add --quiet --offline --path "$CRATE"
        ;;
    "install --path ../alphaswarm-settings/alphaswarm-settings-cli" | \
        "install --locked alphaswarm-settings-cli")
        exec ln -sf "$COMMAND" "$PROGRAMS/alphaswarm-settings"
        ;;
    run*|test*)
        verb=$1
        shift
        exec "$REAL_CARGO" "$verb" --offline ${PROGRAM:+--bin "$PROGRAM"} "$@"
        ;;
    *)
        exec "$REAL_CARGO" "$@"
        ;;
esac
"#;

/// Compares what a run printed with a block of a page.
pub(crate) fn assert_printed(page: &str, block: &Block, run: &Run) {
    // What a program prints; a report goes to the other stream.
    let is_data = run.code == 0 && !run.stdout.is_empty();
    let printed = if is_data { &run.stdout } else { &run.stderr };
    page::assert_output(page, block, printed);
}

/// A run fails where it prints a report or an error of the command, and only there.
pub(crate) fn assert_ended_well(block: &Block, run: &Run) {
    let is_report = run.stderr.contains("Error: ") || run.stderr.contains("error[");
    assert_eq!(run.code != 0, is_report, "{}: {run:?}", block.text);
}
