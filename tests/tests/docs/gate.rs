//! The hooks and the CI job that this repository and `init` offer do what they say: what they run is run
//! here, in the monorepo.

use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::{file, read};

use crate::shell::Shell;

const HOOKS: &str = ".pre-commit-hooks.yaml";
const OFFERED_HOOKS: &str = "alphaswarm-settings-cli/src/starter/files/pre-commit-config.yaml";

/// What makes a gate fail, and the variable that it names.
const UNDECLARED: (&str, &str) =
    ("echo 'curl \"$SHOP_NEW_URL\"' > scripts/new.sh; git add --all", "SHOP_NEW_URL");

/// A repository that has been adopted; everything is staged.
fn adopted() -> Shell {
    let mut shell = Shell::new();
    shell.put_monorepo();
    shell.install();
    let steps = "alphaswarm-settings init --from auto; alphaswarm-settings generate; \
                 alphaswarm-settings init; git add --all";
    let _ = shell.run(steps).succeeded();
    shell
}

/// The rest of each line that begins with `name: `, in a list or not.
fn values<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let lines = text.lines().map(|line| line.trim_start().trim_start_matches("- "));
    lines.filter_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).collect()
}

#[test]
fn the_workflow_passes_until_a_variable_is_undeclared() {
    let mut shell = adopted();
    let workflow = read(shell.path(".github/workflows/settings.yml"));
    let commands = values(&workflow, "run");
    assert_eq!(commands.len(), 3, "{workflow}");
    for command in &commands {
        let _ = shell.run(command).succeeded();
    }
    let _ = shell.run(UNDECLARED.0).succeeded();
    let runs: Vec<_> = commands.iter().map(|command| shell.run(command)).collect();
    assert_eq!(runs.iter().map(|run| run.code).collect::<Vec<_>>(), [0, 0, 1]);
    let annotation = "::error title=undeclared,file=scripts/new.sh,line=1,";
    assert!(runs[2].stdout.contains(annotation) && runs[2].stdout.contains(UNDECLARED.1));
}

#[test]
fn the_workflow_fails_where_an_artifact_is_stale() {
    let mut shell = adopted();
    let workflow = read(shell.path(".github/workflows/settings.yml"));
    let _ = shell.run("sed -i.old 's/redis/memcached/' schema/.env.schema").succeeded();
    let codes = values(&workflow, "run").iter().map(|command| shell.run(command).code).max();
    assert_eq!(codes, Some(1));
}

#[test]
fn what_the_hooks_run_passes_until_a_variable_is_undeclared() {
    let mut shell = adopted();
    let hooks = read(file(HOOKS));
    let entries = values(&hooks, "entry");
    assert_eq!(entries.len(), 2, "{hooks}");
    for entry in &entries {
        let _ = shell.run(entry).succeeded();
    }
    let _ = shell.run(UNDECLARED.0).succeeded();
    let runs: Vec<_> = entries.iter().map(|entry| shell.run(entry)).collect();
    assert!(runs.iter().any(|run| run.code == 1 && run.stderr.contains(UNDECLARED.1)), "{runs:?}");
}

#[test]
fn pre_commit_takes_the_hooks_of_this_repository() {
    let Some(pre_commit) = Consumer::PreCommit.command() else { return };
    let mut shell = adopted();
    shell.provide("pre-commit", pre_commit.get_program());
    // A repository with the definition, as this one has it.
    let repository = tempfile::tempdir().expect("a directory");
    std::fs::copy(file(HOOKS), repository.path().join(HOOKS)).expect("the hooks are copied");
    let at = repository.path().display();
    let commit = "-c user.name=a -c user.email=a@example.com commit --quiet --message hooks";
    let script = format!(
        "cd {at}; git init --quiet; git add --all; git {commit}; git rev-parse HEAD; cd - >/dev/null"
    );
    let revision = shell.run(&script).succeeded();
    let hooks = read(file(HOOKS));
    let ids: Vec<_> = values(&hooks, "id").iter().map(|id| format!("      - id: {id}\n")).collect();
    let config = format!(
        "repos:\n  - repo: {at}\n    rev: {}\n    hooks:\n{}",
        revision.trim_end(),
        ids.concat()
    );
    shell.write(".pre-commit-config.yaml", &config);
    let run = "git add --all; pre-commit run";
    let passed = shell.run(run).succeeded();
    assert_eq!(passed.matches("Passed").count(), 2, "{passed}");
    let _ = shell.run(UNDECLARED.0).succeeded();
    let failed = shell.run(run);
    assert_eq!(failed.code, 1, "{failed:?}");
    assert!(failed.stdout.contains(UNDECLARED.1), "{failed:?}");
}

#[test]
fn the_starter_has_the_hooks_of_this_repository() {
    let offered = read(file(OFFERED_HOOKS));
    let (_, offered) = offered.split_once("    hooks:\n").expect("the hooks");
    let offered = offered.lines().map(|line| line.strip_prefix("      ").expect("it is indented"));
    let hooks = read(file(HOOKS));
    let hooks = hooks.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(offered.collect::<Vec<_>>(), hooks.collect::<Vec<_>>());
}
