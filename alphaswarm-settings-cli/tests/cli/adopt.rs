//! `init --from` on the monorepo that `check` is shown on.

use alphaswarm_settings_tests::monorepo;

use crate::project::Project;

fn monorepo() -> Project {
    let project = Project::empty();
    for (path, text) in monorepo::files() {
        project.write(&path, &text);
    }
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
