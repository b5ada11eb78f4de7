//! A project in a directory of its own, and the command run in it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

/// One variable of each sort.
pub(crate) const SCHEMA: &str = "\
key: PORT
description: The port to listen on.
required: true
default: 8080
targets: local,kubernetes,cloud
classification: plain

key: GREETING
description: What the service says first.
required: true
targets: local,kubernetes
classification: plain

key: MOTTO
description: What the service says last.
required: false
default: it is well
targets: cloud
classification: plain

key: PASSWORD
description: Opens the database.
required: true
targets: local,kubernetes,cloud
classification: secret
";

/// All four artifacts.
pub(crate) const CONFIG: &str = "\
schema = \"schema/.env.schema\"

[[artifact]]
env = \"local\"
out = \"deploy/.env.local\"

[[artifact]]
env = \"cloud\"
out = \"deploy/.env.cloud\"

[[artifact]]
env = \"k8s\"
kind = \"configmap\"
out = \"deploy/base/configmap.yaml\"

[[artifact]]
env = \"k8s\"
kind = \"secret\"
out = \"deploy/scaffold/secret.yaml.template\"
";

pub(crate) const ARTIFACTS: [&str; 4] = [
    "deploy/.env.local",
    "deploy/.env.cloud",
    "deploy/base/configmap.yaml",
    "deploy/scaffold/secret.yaml.template",
];

/// A directory that goes away at the end of the test.
pub(crate) struct Project(TempDir);

/// What a run left behind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Project {
    /// Only a directory.
    pub(crate) fn empty() -> Self {
        let project = Self(tempfile::tempdir().expect("a temporary directory"));
        // The search for schema and configuration must not leave the project.
        for directory in [".git/objects", ".git/refs"] {
            fs::create_dir_all(project.path(directory)).expect("a directory");
        }
        project.write(".git/HEAD", "ref: refs/heads/main\n");
        project
    }

    /// A schema and nothing else.
    pub(crate) fn with_schema(schema: &str) -> Self {
        let project = Self::empty();
        project.write("schema/.env.schema", schema);
        project
    }

    /// Schema and configuration.
    pub(crate) fn configured() -> Self {
        let project = Self::with_schema(SCHEMA);
        project.write("alphaswarm-settings.toml", CONFIG);
        project
    }

    /// All of it, with the four artifacts.
    pub(crate) fn generated() -> Self {
        let project = Self::configured();
        for env in ["local", "cloud", "k8s"] {
            assert_eq!(project.run(&["generate", "--env", env]).code, 0);
        }
        project
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alphaswarm-settings"));
        command.args(arguments).current_dir(self.0.path());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&self.command(arguments).output().expect("the command starts"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a directory")).expect("the directory is made");
        fs::write(path, text).expect("the file is written");
    }

    /// Replaces the one occurrence of `from` in a file.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert_eq!(text.matches(from).count(), 1, "{from:?} stands once in {name}");
        self.write(name, &text.replace(from, to));
    }

    /// Every file and directory, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut directorys = vec![self.0.path().to_owned()];
        while let Some(directory) = directorys.pop() {
            for entry in fs::read_dir(directory).expect("a directory") {
                let path = entry.expect("an entry").path();
                let name = path.strip_prefix(self.0.path()).expect("in the project");
                found.push(name.display().to_string());
                if path.is_dir() && !path.is_symlink() {
                    directorys.push(path);
                }
            }
        }
        found.sort();
        found
    }
}

impl Run {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self {
            code: output.status.code().expect("no signal"),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// Fails unless the run was refused, with `sentence` among what it said, and without data.
    pub(crate) fn assert_refused(&self, sentence: &str) {
        assert_eq!((self.code, self.stdout.as_str()), (2, ""), "{self:?}");
        assert!(self.stderr.contains(sentence), "{sentence:?} is not in {}", self.stderr);
    }
}
