//! A run that is killed, or meets another one, leaves whole files.

use std::fmt::Write;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Instant;

use crate::project::{ARTIFACTS, Project};

const KILLS: u32 = 220;
const VARIABLES: usize = 700;

/// A schema whose artifacts differ from those of another `default` in every line.
fn schema(default: &str) -> String {
    let mut text = String::new();
    for number in 0..VARIABLES {
        let (value, class) = if number % 5 == 0 { ("", "secret") } else { (default, "plain") };
        let _ = write!(
            text,
            "key: KEY_{number}\ndescription: {default} {number}\nrequired: false\n\
             default: {value}\ntargets: local,kubernetes,cloud\nclassification: {class}\n\n"
        );
    }
    text
}

/// A project with two schemas, and the four artifacts of each.
fn project() -> (Project, [[String; 4]; 2]) {
    let project = Project::configured();
    let texts = ["a", "b"].map(|name| {
        project.write(name, &schema(name));
        assert_eq!(project.run(&["generate", "--schema", name]).code, 0);
        ARTIFACTS.map(|artifact| project.read(artifact))
    });
    (project, texts)
}

fn start(project: &Project, schema: &str) -> Child {
    let mut command = project.command(&["generate", "--schema", schema]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the command starts")
}

fn assert_whole(project: &Project, texts: &[[String; 4]; 2]) {
    for (index, artifact) in ARTIFACTS.into_iter().enumerate() {
        let found = project.read(artifact);
        let is_whole = texts.iter().any(|texts| texts[index] == found);
        assert!(is_whole, "{artifact} is torn: {} bytes", found.len());
    }
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_file_or_the_new_one() {
    let (project, texts) = project();
    let began = Instant::now();
    assert!(start(&project, "a").wait().expect("it ends").success());
    let whole = began.elapsed();
    let mut cut_short = 0;
    for kill in 0..KILLS {
        // Moments that are spread evenly over a run, in an order without a pattern.
        let moment = whole * (kill * 89 % KILLS) / KILLS;
        let mut child = start(&project, if kill % 2 == 0 { "b" } else { "a" });
        sleep(moment);
        child.kill().expect("it can be killed");
        cut_short += u32::from(!child.wait().expect("it ends").success());
        assert_whole(&project, &texts);
    }
    assert!(cut_short > KILLS / 4, "only {cut_short} runs were cut short");
    assert!(start(&project, "a").wait().expect("it ends").success());
    assert_eq!(ARTIFACTS.map(|artifact| project.read(artifact)), texts[0]);
}

#[test]
fn two_runs_at_once_leave_whole_files_and_nothing_else() {
    let (project, texts) = project();
    let before = project.files();
    for _ in 0..20 {
        let mut children = ["a", "b", "b", "a"].map(|schema| start(&project, schema));
        for child in &mut children {
            assert!(child.wait().expect("it ends").success());
        }
        assert_whole(&project, &texts);
        assert_eq!(project.files(), before);
    }
}
