//! Real repositories in a temporary directory, made by the real git.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use alphaswarm_settings_tests::consumer::note;
use tempfile::TempDir;

use crate::files::{Exclude, Repositories, Walk};

/// A directory, and git as nobody has configured it.
pub(super) struct Sandbox {
    directory: TempDir,
    root: PathBuf,
}

impl Sandbox {
    /// An empty directory.
    pub(super) fn new() -> Self {
        // Thousands of small files: in memory, where the system has such a place.
        let directory = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let directory = directory.expect("a directory");
        let root = directory.path().canonicalize().expect("a path").join("r");
        fs::create_dir(&root).expect("a directory");
        Self { directory, root }
    }

    /// A directory with a new repository; none, which is said, where git is missing.
    pub(super) fn repository(options: &[&str]) -> Option<Self> {
        let sandbox = Self::new();
        let version = Command::new("git").arg("--version").stdout(Stdio::null()).status();
        if !version.is_ok_and(|status| status.success()) {
            note("git is missing: the reading of repositories");
            return None;
        }
        let init = [&["init", "-q", "--template="], options, &["."]].concat();
        sandbox.git(&init);
        Some(sandbox)
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Writes files, with the directories that they lie in.
    pub(super) fn write(&self, files: &[(&str, &str)]) {
        for (path, content) in files {
            let path = self.path(path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
            fs::write(&path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }

    pub(super) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("a file");
    }

    /// Runs git, which has to succeed, and gives its output.
    pub(super) fn git(&self, arguments: &[&str]) -> Vec<u8> {
        self.git_in(&self.root, arguments)
    }

    pub(super) fn git_in(&self, directory: &Path, arguments: &[&str]) -> Vec<u8> {
        let output = self.command(directory, arguments).output().expect("git");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {stderr}");
        output.stdout
    }

    /// Runs git on an input; 1, the exit status of one that finds nothing, is a success too.
    pub(super) fn git_given(&self, arguments: &[&str], input: &[u8]) -> Vec<u8> {
        let file = self.directory.path().join("input");
        fs::write(&file, input).expect("a file");
        let mut command = self.command(&self.root, arguments);
        let output = command.stdin(fs::File::open(file).expect("a file")).output().expect("git");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "git {arguments:?}: {stderr}");
        output.stdout
    }

    fn command(&self, directory: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(directory).env("LC_ALL", "C");
        // What a hook that runs these tests would hand down.
        for name in ["DIR", "WORK_TREE", "INDEX_FILE", "INDEX_VERSION", "OBJECT_DIRECTORY"] {
            command.env_remove(format!("GIT_{name}"));
        }
        for name in ["CONFIG_PARAMETERS", "CONFIG_COUNT", "DEFAULT_HASH", "TEMPLATE_DIR"] {
            command.env_remove(format!("GIT_{name}"));
        }
        command.env("HOME", self.directory.path()).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_CONFIG_GLOBAL", self.directory.path().join("gitconfig"));
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "a")
                .env(format!("GIT_{who}_EMAIL"), "a@b.invalid");
        }
        command.args(["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"]);
        command.args(arguments);
        command
    }

    /// Adds and commits all files.
    pub(super) fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "x"]);
    }

    pub(super) fn walk(&self) -> Walk {
        Repositories::default().walk(std::slice::from_ref(&self.root), &Exclude::default())
    }

    /// The paths of a walk from the root, with `+` before those that git tracks.
    pub(super) fn listed(&self) -> Vec<String> {
        listed(&self.walk(), &self.root)
    }
}

/// The paths of a walk, with `+` before those that git tracks.
pub(super) fn listed(walk: &Walk, root: &Path) -> Vec<String> {
    let shown = walk.files.iter().map(|file| {
        let path = file.path.strip_prefix(root).unwrap_or(&file.path);
        format!("{}{}", if file.is_tracked { "+" } else { "" }, path.display())
    });
    shown.collect()
}
