//! The seven readers of `.env.local` and `.env.cloud`.

use std::path::Path;

use alphaswarm_settings_tests::consumer::{Consumer, run_script};
use alphaswarm_settings_tests::facts::{self, Values};
use alphaswarm_settings_tests::project::{ENV_CLOUD, ENV_LOCAL, Project};

/// Reads both files; a reader that is missing gives nothing.
fn assert_reads(reader: impl Fn(&Path) -> Option<Values>) {
    let project = Project::generated();
    for (artifact, expected) in [(ENV_LOCAL, facts::env_local()), (ENV_CLOUD, facts::env_cloud())] {
        let Some(values) = reader(&project.path(artifact)) else { return };
        assert_eq!(values, expected, "{artifact}");
    }
}

fn json(text: &str) -> Values {
    serde_json::from_str(text).expect("the reader prints an object of strings")
}

/// What a shell exports, less what it exports on its own.
fn exported(text: &str) -> Values {
    let entries =
        text.split_terminator('\0').map(|entry| entry.split_once('=').expect("KEY=VALUE"));
    let own = ["_", "OLDPWD", "PATH", "PWD", "SHLVL"];
    let entries = entries.filter(|(key, _)| !own.contains(key));
    entries.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

#[expect(clippy::disallowed_methods, reason = "the shell is found where this process finds it")]
fn sourced(shell: Consumer, file: &Path) -> Option<Values> {
    let mut command = shell.command()?;
    // A variable of this process would pass for one of the file.
    command.env_clear().env("PATH", std::env::var_os("PATH").expect("PATH is set"));
    command.arg("read_dotenv.sh").arg(file);
    Some(exported(&alphaswarm_settings_tests::command::run(&mut command).succeeded()))
}

#[test]
fn bash_reads_the_defaults() {
    assert_reads(|file| sourced(Consumer::Bash, file));
}

#[test]
fn dash_reads_the_defaults() {
    assert_reads(|file| sourced(Consumer::Dash, file));
}

#[test]
fn dotenvy_reads_the_defaults() {
    assert_reads(|file| {
        let entries = dotenvy::from_path_iter(file).expect("dotenvy opens the file");
        Some(entries.collect::<Result<_, _>>().expect("dotenvy understands every line"))
    });
}

#[test]
fn python_dotenv_reads_the_defaults() {
    for mode in ["interpolating", "literal"] {
        assert_reads(|file| {
            run_script(Consumer::Python, "read_dotenv.py", &[mode], file).as_deref().map(json)
        });
    }
}

#[test]
fn node_reads_the_defaults() {
    assert_reads(|file| {
        run_script(Consumer::Node, "read_dotenv.js", &["node"], file).as_deref().map(json)
    });
}

#[test]
fn npm_dotenv_reads_the_defaults() {
    assert_reads(|file| {
        run_script(Consumer::Node, "read_dotenv.js", &["npm"], file).as_deref().map(json)
    });
}
