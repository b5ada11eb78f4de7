//! What of `rotation` depends on the clock, on a terminal or on the file system.

use std::process::Stdio;

use crate::project::Project;

const SCHEMA: &str = "\
key: TOKEN
description: Opens the door.
required: true
targets: local
classification: rotation-required
rotation: 90d
";
const LEDGER: &str = "rotations.toml";

fn project() -> Project {
    let project = Project::empty();
    project.write(".env.schema", SCHEMA);
    project
}

#[test]
fn without_a_day_it_is_today() {
    let project = project();
    assert_eq!(project.run(&["rotation", "status"]).code, 1);
    assert_eq!(project.run(&["rotation", "record", "TOKEN"]).code, 0);
    let status = project.run(&["rotation", "status", "--deny-warnings"]);
    assert_eq!((status.code, status.stderr.as_str()), (0, ""));
}

#[test]
fn the_table_has_colour_where_it_is_asked_for() {
    let project = project();
    let overdue = |variables: &[(&str, &str)]| {
        let mut command = project.command(&["rotation", "status"]);
        command.env_remove("CLICOLOR_FORCE").envs(variables.iter().copied());
        let output = command.output().expect("it starts");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let plain = overdue(&[]);
    assert!(plain.lines().any(|line| line.starts_with("TOKEN   all ")), "{plain}");
    assert_eq!(overdue(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), plain);
    let coloured = overdue(&[("CLICOLOR_FORCE", "1")]);
    assert!(coloured.contains("\u{1b}[31mTOKEN   all "), "{coloured:?}");
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
}

#[test]
fn runs_at_once_lose_no_rotation() {
    let project = project();
    let mut before = project.files();
    for month in 1..=12 {
        let days: Vec<_> = (1..=6).map(|day| format!("2024-{month:02}-{day:02}")).collect();
        let record = |day: &String| {
            let mut command = project.command(&["rotation", "record", "TOKEN", "--on", day]);
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts")
        };
        let children: Vec<_> = days.iter().map(record).collect();
        for mut child in children {
            assert!(child.wait().expect("it ends").success());
        }
        let ledger = project.read(LEDGER);
        let written: Vec<_> = days.iter().filter(|day| ledger.contains(*day)).collect();
        assert_eq!(written.len(), days.len(), "{written:?}");
    }
    before.push(LEDGER.to_owned());
    assert_eq!(project.files(), before);
}

#[test]
fn a_ledger_that_cannot_be_read_or_written_is_named() {
    let project = project();
    std::fs::create_dir(project.path(LEDGER)).expect("a directory");
    for arguments in [["rotation", "status"].as_slice(), &["rotation", "record", "TOKEN"]] {
        project.run(arguments).assert_refused("cannot read the ledger `rotations.toml`");
    }
    std::fs::remove_dir(project.path(LEDGER)).expect("it is empty");
    std::fs::write(project.path(LEDGER), b"# caf\xe9\n").expect("it is written");
    project.run(&["rotation", "record", "TOKEN"]).assert_refused("rotations.toml:1:6");
}
