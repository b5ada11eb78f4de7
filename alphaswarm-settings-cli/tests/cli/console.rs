//! What goes to a terminal, a pipe or nowhere, and what the command says of itself.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::project::{ARTIFACTS, Project, SCHEMA};

#[test]
fn colour_only_where_it_is_wanted() {
    let project = Project::generated();
    project.edit("schema/.env.schema", "8080", "9090");
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = project.command(&["validate"]);
        command.env_remove("NO_COLOR").envs(variables.iter().copied());
        let output = command.output().expect("it starts");
        String::from_utf8_lossy(&output.stdout).contains("\u{1b}[32m+PORT=9090")
    };
    assert!(!coloured(&[]), "stdout is no terminal");
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let project = Project::with_schema(&large_schema());
    let mut command = project.command(&["generate", "--env", "local"]);
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().expect("stderr").read_to_string(&mut stderr).expect("UTF-8");
    assert_eq!((child.wait().expect("it ends").code(), stderr.as_str()), (Some(0), ""));
}

/// More than a pipe holds.
fn large_schema() -> String {
    let block = |number| SCHEMA.replace("key: ", &format!("key: N{number}_"));
    (0..1000).map(block).collect::<Vec<_>>().join("\n")
}

#[test]
fn patch_applies_a_diff() {
    let project = Project::generated();
    project.edit("schema/.env.schema", "8080", "9090");
    // A file without a newline at its end, and one that is not there.
    let text = project.read(ARTIFACTS[2]);
    project.write(ARTIFACTS[2], text.trim_end());
    std::fs::remove_file(project.path(ARTIFACTS[3])).expect("it is there");
    project.write("change.diff", &project.run(&["validate"]).stdout);
    let diff = std::fs::File::open(project.path("change.diff")).expect("the diff");
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

#[test]
fn every_command_has_examples_completions_and_a_page() {
    let project = Project::empty();
    let commands =
        ["generate", "validate", "init", "completions", "man", "explain", "config-schema"];
    for command in commands {
        let help = project.run(&[command, "--help"]);
        assert_eq!((help.code, help.stderr.as_str()), (0, ""));
        let example = format!("Examples:\n  alphaswarm-settings {command}");
        assert!(help.stdout.contains(&example), "{}", help.stdout);
        let page = project.run(&["man", command]);
        assert!(page.code == 0 && page.stdout.contains(".SH SYNOPSIS"), "{page:?}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = project.run(&["completions", shell]);
        assert_eq!((script.code, script.stderr.as_str()), (0, ""));
        for command in commands {
            assert!(script.stdout.contains(command), "{shell} {command}");
        }
    }
    let page = project.run(&["man"]).stdout;
    assert!(page.contains(".TH") && page.contains("generate"), "{page}");
    for arguments in [&[][..], &["explain"], &["nonsense"]] {
        assert_eq!(project.run(arguments).code, 2, "{arguments:?}");
    }
}
