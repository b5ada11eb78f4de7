//! `init --from` on the monorepo that `check` is shown on.

use std::fs;
use std::path::Path;

use crate::project::Project;

/// Copies what is below a directory, less the schema and the configuration.
fn copy(from: &Path, project: &Project, below: &str) {
    for entry in fs::read_dir(from).expect("a directory") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("UTF-8");
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.path().is_dir() {
            copy(&entry.path(), project, &path);
        } else if !path.contains("alphaswarm-settings.toml") && !path.starts_with("schema/") {
            project.write(&path, &fs::read_to_string(entry.path()).expect("a text"));
        }
    }
}

fn monorepo() -> Project {
    let project = Project::empty();
    let from = "alphaswarm-settings-cli/tests/cases/check-of-a-monorepo/input";
    copy(&alphaswarm_settings_tests::file(from), &project, "");
    project
}

#[test]
fn without_any_one_block_check_fails_with_that_variable() {
    let project = monorepo();
    let init = project.run(&["init", "--from", "auto"]);
    assert_eq!(init.code, 0, "{init:?}");
    assert_eq!(project.run(&["check"]).code, 0);
    let schema = project.read("schema/.env.schema");
    let blocks: Vec<_> = schema.split("\n\n").collect();
    assert!(blocks.len() > 10, "{schema}");
    for block in blocks.iter().filter(|block| block.starts_with("key:")) {
        let key = block.lines().next().and_then(|line| line.split_whitespace().last());
        let key = key.expect("a key");
        let without: Vec<_> = blocks.iter().filter(|other| *other != block).copied().collect();
        project.write("schema/.env.schema", &(without.join("\n\n") + "\n"));
        let run = project.run(&["check"]);
        assert_eq!(run.code, 1, "{key}: {run:?}");
        let title = format!("error[undeclared]: {key}: ");
        assert!(run.stderr.contains(&title), "{key}: {}", run.stderr);
    }
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing_behind() {
    let project = monorepo();
    // The configuration cannot be a file.
    let before = project.files();
    let run = project.run(&["init", "--from", "auto", "--config", "no/such/a.toml"]);
    run.assert_refused("cannot write `no/such/a.toml`");
    assert_eq!(project.files(), before);
}
