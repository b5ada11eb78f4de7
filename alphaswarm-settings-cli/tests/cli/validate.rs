//! `validate` and `--diff`: what differs, and nothing else.

use std::fs;
use std::process::{Command, Stdio};

use crate::project::{ARTIFACTS, Project, SCHEMA};

#[test]
fn silence_and_0_when_everything_agrees() {
    let project = Project::generated();
    let arguments: [&[&str]; 3] = [&["validate"], &["validate", "-v"], &["generate", "--diff"]];
    for arguments in arguments {
        let run = project.run(arguments);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    }
}

#[test]
fn a_changed_default_is_a_diff_and_1() {
    let project = Project::generated();
    project.edit("schema/.env.schema", "8080", "9090");
    let before = ARTIFACTS.map(|artifact| project.read(artifact));
    let run = project.run(&["validate"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    for artifact in &ARTIFACTS[..3] {
        assert!(run.stdout.contains(&format!("--- {artifact}\n+++ {artifact}\n@@ ")));
    }
    assert!(!run.stdout.contains(ARTIFACTS[3]) && !run.stdout.contains("REDACTED"));
    assert_eq!(ARTIFACTS.map(|artifact| project.read(artifact)), before);
}

#[test]
fn a_missing_file_is_drift_unless_it_is_optional() {
    let project = Project::generated();
    fs::remove_file(project.path(ARTIFACTS[0])).expect("it is there");
    assert_eq!(project.run(&["validate"]).code, 0, "env files are optional");
    assert_eq!(project.run(&["generate", "--env", "local", "--diff"]).code, 1);
    fs::remove_file(project.path(ARTIFACTS[2])).expect("it is there");
    let run = project.run(&["validate"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.starts_with(&format!("--- /dev/null\n+++ {}\n@@ -0,0 ", ARTIFACTS[2])));
}

#[test]
fn the_refusals_of_an_absent_optional_artifact_count() {
    let project = Project::configured();
    project.edit("schema/.env.schema", "8080", "it's `x`");
    project.run(&["validate"]).assert_refused("error[unspellable-value]: PORT");
}

#[test]
fn a_misread_value_is_a_finding_and_other_warnings_are_shown_on_demand() {
    let project = Project::generated();
    project.edit("schema/.env.schema", "8080", "${A}");
    for env in ["local", "cloud", "k8s"] {
        assert_eq!(project.run(&["generate", "--env", env]).code, 0);
    }
    let run = project.run(&["validate"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("error[misleading-spelling]"), "{}", run.stderr);

    let project = Project::configured();
    project.edit("schema/.env.schema", "8080", &"x".repeat(300_000));
    for env in ["local", "cloud", "k8s"] {
        assert_eq!(project.run(&["generate", "--env", env]).code, 0);
    }
    let run = project.run(&["validate"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let run = project.run(&["validate", "-v"]);
    assert!(run.code == 0 && run.stderr.contains("warning[large-manifest]"), "{}", run.stderr);
    let run = project.run(&["validate", "--deny-warnings"]);
    assert!(run.code == 1 && run.stderr.contains("warning[large-manifest]"), "{}", run.stderr);
}

#[test]
fn nothing_configured_is_no_success() {
    let project = Project::with_schema(SCHEMA);
    project.run(&["validate"]).assert_refused("alphaswarm-settings init");
    project.write("alphaswarm-settings.toml", "");
    project.run(&["validate"]).assert_refused("lists no artifact");
    let arguments = ["generate", "--env", "local", "--diff"];
    project.run(&arguments).assert_refused("no file to compare with");
}

#[test]
fn a_diff_never_shows_a_secret_and_says_that_it_cannot_be_applied() {
    let project = Project::generated();
    project.edit(ARTIFACTS[1], "PASSWORD=", "PASSWORD='hunter2\nhunter2' # hunter2");
    project.edit(ARTIFACTS[3], "\"Y2hhbmdlbWU=\"", "|\n    aHVudGVyMg==\n    aHVudGVyMg==");
    project.edit(ARTIFACTS[2], "  PORT", "  UNKNOWN_TOKEN: hunter2\n  PORT");
    project.edit("schema/.env.schema", "Opens the database.", "Opens it.");
    let run = project.run(&["validate"]);
    assert_eq!(run.code, 1);
    assert!(!run.stdout.contains("hunter2") && !run.stdout.contains("aHVudGVyMg"));
    assert_eq!(run.stdout.matches("cannot be applied").count(), 3, "{}", run.stdout);
}

#[test]
fn patch_applies_a_diff() {
    let project = Project::generated();
    project.edit("schema/.env.schema", "8080", "9090");
    // A file without a newline at its end, and one that is not there.
    let text = project.read(ARTIFACTS[2]);
    project.write(ARTIFACTS[2], text.trim_end());
    fs::remove_file(project.path(ARTIFACTS[3])).expect("it is there");
    project.write("change.diff", &project.run(&["validate"]).stdout);
    let diff = fs::File::open(project.path("change.diff")).expect("the diff");
    let patch = Command::new("patch")
        .args(["-p0", "--quiet"])
        .current_dir(project.path(""))
        .stdin(Stdio::from(diff))
        .status();
    match patch {
        Ok(status) => assert!(status.success(), "{status}"),
        Err(_) => return, // This machine has no `patch`.
    }
    let run = project.run(&["validate"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
}
