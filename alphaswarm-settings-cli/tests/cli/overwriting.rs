//! Nothing that a person has typed is overwritten unasked.

use crate::project::{ARTIFACTS, Project, Run};

const LOCAL: &str = ARTIFACTS[0];
const CLOUD: &str = ARTIFACTS[1];
const CONFIG_MAP: &str = ARTIFACTS[2];
const SECRET: &str = ARTIFACTS[3];

fn generate(project: &Project, env: &str, more: &[&str]) -> Run {
    project.run(&[["generate", "--env", env].as_slice(), more].concat())
}

/// Edits an artifact, sees `generate` refuse it by name, and sees `--force` replace it.
fn assert_protected(env: &str, artifact: &str, from: &str, to: &str, named: &str) {
    let project = Project::generated();
    let own = project.read(artifact);
    project.edit(artifact, from, to);
    let edited = project.read(artifact);
    let run = generate(&project, env, &[]);
    run.assert_refused(named);
    assert!(run.stderr.contains(artifact) && run.stderr.contains("--force"), "{}", run.stderr);
    assert!(!run.stderr.contains("hunter2"), "{}", run.stderr);
    assert_eq!(project.read(artifact), edited);
    for arguments in [["generate", "--env", env, "--diff"].as_slice(), &["validate"]] {
        let run = project.run(arguments);
        assert_eq!(run.code, 1, "showing is never refused: {run:?}");
        assert!(run.stdout.contains(artifact), "{}", run.stdout);
        assert!(!run.stdout.contains("hunter2"), "{}", run.stdout);
    }
    assert_eq!(generate(&project, env, &["--force"]).code, 0);
    assert_eq!(project.read(artifact), own);
}

#[test]
fn a_value_in_the_secret() {
    assert_protected("k8s", SECRET, "\"Y2hhbmdlbWU=\"", "aHVudGVyMg==", "PASSWORD");
    let string_data = "type: Opaque\nstringData:\n  MINE: hunter2\n";
    assert_protected("k8s", SECRET, "type: Opaque\n", string_data, "MINE");
}

#[test]
fn a_key_in_the_config_map() {
    assert_protected("k8s", CONFIG_MAP, "\ndata:\n", "\ndata:\n  MINE: hunter2\n", "MINE");
}

#[test]
fn a_file_of_somebody_else() {
    let label = "    app.kubernetes.io/managed-by: alphaswarm-settings\n";
    assert_protected("k8s", CONFIG_MAP, label, "", "managed-by");
    assert_protected("k8s", CONFIG_MAP, "kind: ConfigMap", "kind: Secret", "not a ConfigMap");
    assert_protected("k8s", SECRET, "\ndata:\n", "\ndata: [\n", "not YAML");
}

#[test]
fn all_refusals_of_a_run_together_and_nothing_is_written() {
    let project = Project::generated();
    project.edit(SECRET, "\"Y2hhbmdlbWU=\"", "aHVudGVyMg==");
    project.edit(CONFIG_MAP, "\ndata:\n", "\ndata:\n  MINE: x\n");
    project.edit("schema/.env.schema", "8080", "9090");
    let before = ARTIFACTS.map(|artifact| project.read(artifact));
    let run = generate(&project, "k8s", &[]);
    run.assert_refused("MINE");
    run.assert_refused("PASSWORD");
    assert_eq!(ARTIFACTS.map(|artifact| project.read(artifact)), before);
}

#[test]
fn what_the_tool_wrote_follows_the_schema() {
    let project = Project::generated();
    project.edit("schema/.env.schema", "8080", "9090");
    project.edit("schema/.env.schema", "key: GREETING", "key: SALUTE");
    for (env, artifact) in [("local", LOCAL), ("cloud", CLOUD), ("k8s", CONFIG_MAP)] {
        assert_eq!(generate(&project, env, &[]).code, 0);
        assert!(project.read(artifact).contains("9090"));
    }
    assert_eq!(project.run(&["validate"]).code, 0);
}

#[test]
fn an_empty_file_counts_as_absent() {
    let project = Project::configured();
    for (env, artifacts) in [("local", &[LOCAL][..]), ("k8s", &[CONFIG_MAP, SECRET])] {
        for artifact in artifacts {
            project.write(artifact, "");
        }
        let run = generate(&project, env, &["--diff"]);
        assert_eq!(run.code, 1, "{run:?}");
        assert_eq!(generate(&project, env, &[]).code, 0);
    }
}

#[test]
fn a_file_that_cannot_be_read_as_env_is_left_alone() {
    let project = Project::generated();
    let broken = "PASSWORD=\"hunter2\nPORT\nPORT=1\nPORT=2\n";
    project.write(LOCAL, broken);
    for arguments in [["generate", "--env", "local"].as_slice(), &["validate"]] {
        let run = project.run(arguments);
        for (code, line) in
            [("unclosed-quote", 1), ("not-an-assignment", 2), ("duplicate-assignment", 4)]
        {
            run.assert_refused(&format!("error[{code}]"));
            run.assert_refused(&format!("{LOCAL}:{line}:"));
        }
        assert!(!run.stderr.contains("hunter2"), "{}", run.stderr);
    }
    assert_eq!(project.read(LOCAL), broken);
}
