//! The readers of `.env` files, each as a function from a file to what it finds there.

use std::collections::BTreeMap;
use std::path::Path;

use crate::command::run;
use crate::consumer::{Consumer, run_script};

/// Keys and values, as a reader finds them.
pub type Values = BTreeMap<String, String>;

/// A reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// GNU bash, which sources the file.
    Bash,
    /// Debian's `/bin/sh`, the same way.
    Dash,
    /// The Rust crate.
    Dotenvy,
    /// python-dotenv, as it is by default.
    PythonInterpolating,
    /// python-dotenv without interpolation.
    PythonLiteral,
    /// Node's own `util.parseEnv`.
    NodeParseEnv,
    /// npm's dotenv.
    NpmDotenv,
    /// It knows no quotes: `kubectl create configmap --from-env-file`.
    Kubectl,
}

impl Reader {
    /// Those of files that are written for as many as possible.
    pub const ALL: [Self; 7] = [
        Self::Bash,
        Self::Dash,
        Self::Dotenvy,
        Self::PythonInterpolating,
        Self::PythonLiteral,
        Self::NodeParseEnv,
        Self::NpmDotenv,
    ];

    /// What the reader finds; nothing where it is missing.
    #[must_use]
    pub fn read(self, file: &Path) -> Option<Values> {
        let script = |consumer, script, mode| {
            let text = run_script(consumer, script, &[mode], file)?;
            Some(serde_json::from_str(&text).expect("the reader prints an object of strings"))
        };
        match self {
            Self::Bash => sourced(Consumer::Bash, file),
            Self::Dash => sourced(Consumer::Dash, file),
            Self::Dotenvy => {
                let entries = dotenvy::from_path_iter(file).expect("dotenvy opens the file");
                Some(entries.collect::<Result<_, _>>().expect("dotenvy understands every line"))
            }
            Self::PythonInterpolating => {
                script(Consumer::Python, "read_dotenv.py", "interpolating")
            }
            Self::PythonLiteral => script(Consumer::Python, "read_dotenv.py", "literal"),
            Self::Kubectl => by_kubectl(file),
            Self::NodeParseEnv => script(Consumer::Node, "read_dotenv.js", "node"),
            Self::NpmDotenv => script(Consumer::Node, "read_dotenv.js", "npm"),
        }
    }

    /// Whether a warning with these words is about the reader.
    #[must_use]
    pub fn is_named(self, readers: &str) -> bool {
        match self {
            Self::Bash | Self::Dash | Self::Kubectl => false,
            Self::Dotenvy => readers.contains("dotenvy"),
            Self::PythonInterpolating => readers.contains("python-dotenv"),
            Self::PythonLiteral => {
                readers.contains("python-dotenv") && !readers.contains("with interpolation")
            }
            Self::NodeParseEnv | Self::NpmDotenv => readers.contains("node"),
        }
    }
}

/// What a shell sets, less what it sets on its own. It runs in the directory of the file.
fn sourced(shell: Consumer, file: &Path) -> Option<Values> {
    let mut command = shell.command()?;
    let script = crate::file("tests/consumers/read_dotenv.sh");
    // The environment may not hold what the file should set, nor what it might expand.
    command.env_clear().env("PATH", std::env::var_os("PATH").expect("PATH is set"));
    command.env("HOME", "/expanded").arg(script).arg(file);
    command.current_dir(file.parent().expect("the file lies in a directory"));
    let output = run(&mut command);
    assert_eq!(output.stderr, "", "{shell:?} complains");
    let own = ["_", "OLDPWD", "PATH", "PWD", "SHLVL", "HOME"];
    let text = output.succeeded();
    let entries = text.split_terminator('\0').filter_map(|entry| entry.split_once('='));
    let entries = entries.filter(|(key, _)| !own.contains(key));
    Some(entries.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
}

fn by_kubectl(file: &Path) -> Option<Values> {
    let mut kubectl = Consumer::Kubectl.command()?;
    kubectl.args(["create", "configmap", "x", "--dry-run=client", "-o", "json"]);
    let text = run(kubectl.arg("--from-env-file").arg(file)).succeeded();
    let config_map: serde_json::Value = serde_json::from_str(&text).expect("kubectl prints JSON");
    Some(serde_json::from_value(config_map["data"].clone()).expect("data is strings"))
}
