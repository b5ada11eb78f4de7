//! `kind = "python"`.

use std::ffi::OsStr;
use std::path::Path;

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::{Consumer, run_script};
use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::{file, read};

use crate::corpus::{self, Corpus};
use crate::twelve;

/// A project whose `settings.py` is generated from a schema.
pub(crate) fn project(schema_name: &str, schema: &str, prefix: &str) -> Project {
    let project = Project::new();
    project.write(schema_name, schema);
    project.write(
        "alphaswarm-settings.toml",
        &format!(
            "schema = \"{schema_name}\"\n[[artifact]]\nkind = \"python\"\nout = \"settings.py\"\n\
             prefix = \"{prefix}\"\n"
        ),
    );
    let _ = project.run(&["generate"]).succeeded();
    project
}

/// Runs a script of `tests/consumers` with the module; nothing when Python is missing.
pub(crate) fn with_module(project: &Project, script: &str, arguments: &[&str]) -> Option<String> {
    let mut all = vec![project.path("settings.py").to_str()?.to_owned()];
    all.extend(arguments.iter().map(|&argument| argument.to_owned()));
    let arguments: Vec<_> = all.iter().map(String::as_str).collect();
    let (last, rest) = arguments.split_last()?;
    run_script(Consumer::Python, script, rest, Path::new(last))
}

#[test]
fn every_row_of_the_corpus_agrees() {
    let corpus = Corpus::read();
    let project = project("schema/.env.schema", &corpus.schema, "APP_");
    project.write("rows.jsonl", &corpus.text());
    let rows = project.path("rows.jsonl");
    let Some(said) = with_module(&project, "python/replay.py", &[rows.to_str().unwrap()]) else {
        return;
    };
    assert_eq!(said.trim(), format!("{} rows agree", corpus.lines.len()));
}

#[test]
fn what_stands_in_place_of_a_secret_is_the_same() {
    let project = project("schema/.env.schema", &corpus::secrets(), "APP_");
    let rows = file(corpus::SECRETS);
    let arguments = [rows.to_str().unwrap()];
    let Some(said) = with_module(&project, "python/placeholders.py", &arguments) else {
        return;
    };
    assert_eq!(said.trim(), format!("{} rows agree", read(&rows).lines().count()));
}

#[test]
fn twelve_mistakes_are_in_the_same_report() {
    let project = project(twelve::SCHEMA, &read(file(twelve::SCHEMA)), "SHOP_");
    let expected = twelve::report(&project, "environment.json");
    let given = project.path("environment.json");
    let Some(said) =
        with_module(&project, "python/report.py", &["kubernetes", given.to_str().unwrap()])
    else {
        return;
    };
    assert_eq!(said.trim_end(), expected);
    assert!(!said.contains("hunter2"));
}

#[test]
fn no_output_shows_a_secret() {
    let project = project("schema/.env.schema", &read(file("schema/.env.schema")), "ALPHASWARM_");
    let Some(said) = with_module(&project, "python/leaks.py", &[]) else { return };
    assert_eq!(said.trim(), "nothing shows a secret");
}

#[test]
fn what_checks_python_finds_nothing() {
    let corpus = Corpus::read();
    let hostile =
        read(file("alphaswarm-settings-cli/tests/cases/python-settings/input/.env.schema"));
    for (name, schema) in [
        ("the corpus", corpus.schema.as_str()),
        ("AlphaSwarm", &read(file("schema/.env.schema"))),
        ("hostile text", &hostile),
    ] {
        let project = project("schema/.env.schema", schema, "");
        for arguments in [
            &["-m", "mypy", "--strict", "--no-incremental"] as &[&str],
            &["-m", "ruff", "check", "--no-cache"],
            &["-m", "ruff", "format", "--no-cache", "--check"],
        ] {
            let Some(mut command) = Consumer::Python.command() else { return };
            command.args(arguments).arg(project.path("settings.py"));
            let checked = run(&mut command);
            assert_eq!(
                checked.code, 0,
                "{name}: {arguments:?}\n{}{}",
                checked.stdout, checked.stderr
            );
        }
        let Some(mut command) = Consumer::Node.command() else { return };
        let pyright = file("target/consumers/node_modules/pyright/index.js");
        let python = file("target/consumers/venv/bin/python");
        command.arg(pyright).args([OsStr::new("--pythonpath"), python.as_os_str()]);
        let checked = run(command.arg(project.path("settings.py")));
        assert_eq!(checked.code, 0, "{name}: pyright\n{}{}", checked.stdout, checked.stderr);
    }
}
