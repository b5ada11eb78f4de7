//! `generate`, as a user runs it.

use std::fs;

use crate::project::{ARTIFACTS, Project, Run, SCHEMA};

#[test]
fn all_four_artifacts_twice_are_the_same_bytes() {
    let project = Project::generated();
    let before = ARTIFACTS.map(|artifact| project.read(artifact));
    let inode = |name: &str| fs::metadata(project.path(name)).expect("a file").modified().ok();
    let times = ARTIFACTS.map(inode);
    for env in ["local", "cloud", "kubernetes"] {
        let run = project.run(&["generate", "--env", env]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""));
        assert!(run.stderr.contains("is up to date"), "{}", run.stderr);
    }
    assert_eq!(ARTIFACTS.map(|artifact| project.read(artifact)), before);
    assert_eq!(ARTIFACTS.map(inode), times, "unchanged bytes are not rewritten");
}

#[test]
fn the_manifests_hold_what_belongs_to_the_cluster() {
    let project = Project::generated();
    let config_map = project.read(ARTIFACTS[2]);
    assert!(config_map.contains("\n  PORT: \"8080\"\n"), "{config_map}");
    assert!(config_map.contains("\n  GREETING: \"\" # REQUIRED: set per environment\n"));
    assert!(config_map.contains("\n  MOTTO: \"it is well\"\n"), "{config_map}");
    assert!(!config_map.contains("PASSWORD"), "{config_map}");
    let secret = project.read(ARTIFACTS[3]);
    assert!(secret.starts_with("# SCAFFOLD: bootstrap with \"kubectl create -f\" (fails if"));
    assert!(secret.contains("\ntype: Opaque\n"), "{secret}");
    assert!(secret.ends_with("\n  PASSWORD: \"Y2hhbmdlbWU=\"\n"), "{secret}");
    assert!(!secret.contains("PORT"), "{secret}");
}

#[test]
fn no_artifact_names_the_machine_or_the_folder() {
    let project = Project::generated();
    let folder = project.path("").display().to_string();
    for artifact in ARTIFACTS {
        let text = project.read(artifact);
        assert!(!text.contains(folder.trim_end_matches('/')) && !text.contains("schema/"));
    }
}

#[test]
fn without_a_configuration_the_artifacts_go_to_stdout() {
    let project = Project::with_schema(SCHEMA);
    let local = project.run(&["generate", "--env", "local"]);
    assert_eq!((local.code, local.stderr.as_str()), (0, ""));
    assert!(local.stdout.contains("\nPORT=8080\n"), "{}", local.stdout);
    let both = project.run(&["generate", "--env", "k8s"]).stdout;
    let kinds: Vec<_> = both.lines().filter(|line| line.starts_with("kind:")).collect();
    assert_eq!(
        (kinds, both.matches("\n---\n").count()),
        (vec!["kind: ConfigMap", "kind: Secret"], 1)
    );
    assert_eq!(project.files(), [".git", "schema", "schema/.env.schema"]);
}

#[test]
fn out_takes_one_kind_of_kubernetes_object() {
    let project = Project::configured();
    for out in ["both.yaml", "-"] {
        let run = project.run(&["generate", "--env", "k8s", "--out", out]);
        run.assert_refused("--kind configmap");
        run.assert_refused("--kind secret");
    }
    let run = project.run(&["generate", "--env", "k8s", "--kind", "secret", "--out", "one.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(project.read("one.yaml").contains("kind: Secret"));
    project
        .run(&["generate", "--env", "local", "--kind", "secret"])
        .assert_refused("--kind secret");
    project.run(&["generate", "--env", "k8s", "--kind", "env"]).assert_refused("`configmap`");
}

#[test]
fn out_takes_the_settings_of_the_configured_artifact() {
    let project = Project::configured();
    project.edit(
        "alphaswarm-settings.toml",
        "out = \"deploy/base/configmap.yaml\"",
        "out = \"deploy/base/configmap.yaml\"\nname = \"mine\"\nnamespace = \"prod\"\n\
         labels = { team = \"core\" }",
    );
    let arguments = ["generate", "--env", "k8s", "--kind", "configmap", "--out"];
    let run = |out: &str| project.run(&[arguments.as_slice(), &[out]].concat());
    assert_eq!(run("deploy/../deploy/base/configmap.yaml").code, 0);
    let configured = project.read(ARTIFACTS[2]);
    assert!(configured.contains("\n  name: mine\n  namespace: prod\n"), "{configured}");
    assert!(configured.contains("\n    team: core\n"), "{configured}");
    assert_eq!(run("other.yaml").code, 0);
    let other = project.read("other.yaml");
    assert!(other.contains("\n  name: alphaswarm-config\n  labels:\n"), "{other}");
}

#[test]
fn schema_and_configuration_are_found_from_below() {
    let project = Project::configured();
    fs::create_dir_all(project.path("a/b")).expect("folders");
    let mut command = project.command(&["generate", "--env", "local"]);
    let output = command.current_dir(project.path("a/b")).output().expect("it starts");
    assert_eq!(Run::of(&output).code, 0, "{output:?}");
    assert!(project.read(ARTIFACTS[0]).contains("PORT=8080"));
}

#[test]
fn what_is_misread_is_a_warning_and_with_strict_an_error() {
    let project = Project::with_schema(&SCHEMA.replace("8080", "${A}"));
    let arguments = ["generate", "--env", "local", "--out", ".env"];
    let run = project.run(&arguments);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.contains("warning[misleading-spelling]: PORT"), "{}", run.stderr);
    assert!(run.stderr.contains("python-dotenv"), "{}", run.stderr);
    fs::remove_file(project.path(".env")).expect("it was written");
    let run = project.run(&[arguments.as_slice(), &["--strict"]].concat());
    run.assert_refused("error[misleading-spelling]: PORT");
    assert!(!project.path(".env").exists());
}

#[test]
fn every_refusal_in_one_run_and_nothing_is_written() {
    let project = Project::configured();
    let schema = SCHEMA.replace("8080", "it's `x`").replace("it is well", "`x`\\");
    project.write("schema/.env.schema", &schema);
    project.edit("alphaswarm-settings.toml", "env = \"cloud\"", "env = \"local\"");
    let run = project.run(&["generate", "--env", "local"]);
    run.assert_refused("error[unspellable-value]: PORT");
    assert_eq!(run.stderr.matches("error[").count(), 1, "one value in two files: {}", run.stderr);
    assert!(!project.path("deploy").exists());
}

#[test]
fn a_manifest_larger_than_kubernetes_stores_is_refused() {
    let schema = |size: usize| SCHEMA.replace("8080", &"x".repeat(size));
    let arguments = ["generate", "--env", "k8s", "--kind", "configmap", "--out", "c.yaml"];
    let project = Project::with_schema(&schema(1024 * 1024));
    project.run(&arguments).assert_refused("error[manifest-too-large]");
    assert!(!project.path("c.yaml").exists());
    project.write("schema/.env.schema", &schema(1024 * 1024 - "it is well".len()));
    let run = project.run(&arguments);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("warning[large-manifest]"), "{}", run.stderr);
}

#[test]
fn a_key_longer_than_kubernetes_allows_is_refused() {
    let project = Project::with_schema(&SCHEMA.replace("MOTTO", &"M".repeat(254)));
    let run = project.run(&["generate", "--env", "k8s"]);
    run.assert_refused("error[key-too-long]");
    project.write("schema/.env.schema", &SCHEMA.replace("MOTTO", &"M".repeat(253)));
    assert_eq!(project.run(&["generate", "--env", "k8s"]).code, 0);
}
