//! Which files count: those that git has or would take, by the rules that are committed.

use std::process::Command;

use alphaswarm_settings_tests::consumer::note;

use crate::project::{Project, Run};

const SCAFFOLD: &str =
    "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {PASSWORD: Y2hhbmdlbWU=}\n";

/// The rules of one machine would make two machines disagree.
#[test]
fn rules_that_are_not_committed_are_not_asked() {
    let project = Project::configured();
    project.write("other.rs", "fn f() {}\n");
    project.write("src/a.rs", "fn f() { (s.port, s.greeting, s.motto, s.password) }\n");
    project.write("home/.config/git/ignore", "src/\n");
    project.write(".git/info/exclude", "src/\n");
    let mut command = project.command(&["explain", "unused"]);
    command.env("HOME", project.path("home")).env_remove("XDG_CONFIG_HOME");
    let run = Run::of(&command.output().expect("it starts"));
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
}

#[test]
fn a_tracked_file_counts_even_where_a_rule_ignores_it() {
    let project = Project::generated();
    project.write(".gitignore", "k/\n");
    project.write("k/kustomization.yaml", "resources: [s.yaml]\n");
    project.write("k/s.yaml", SCAFFOLD);
    assert_eq!(project.run(&["validate"]).code, 0, "nobody has committed it");
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(arguments).current_dir(project.path("")).output().is_ok_and(|o| o.status.success())
    };
    if !git(&["init", "--quiet"]) || !git(&["add", "--force", "k"]) {
        note("this machine has no git");
        return;
    }
    let run = project.run(&["validate"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stderr.contains("error[scaffold-applied]: PASSWORD: "), "{}", run.stderr);
}

/// Without the index a tracked file may go unseen.
#[test]
fn an_index_that_cannot_be_read_is_a_warning() {
    let project = Project::generated();
    project.write(".git/index", "no index");
    let run = project.run(&["validate", "--verbose"]);
    assert_eq!(run.code, 0, "{run:?}");
    let warning = "warning[cannot-read]: cannot read the index of git in ";
    assert!(run.stderr.contains(warning), "{}", run.stderr);
    assert_eq!(project.run(&["explain", "unused"]).code, 2);
}
