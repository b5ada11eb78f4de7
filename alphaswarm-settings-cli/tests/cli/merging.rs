//! `generate` over a file that a person has filled in.

use crate::project::{ARTIFACTS, Project};

const LOCAL: &str = ARTIFACTS[0];
const CLOUD: &str = ARTIFACTS[1];

/// A project whose two `.env` files hold what a person has typed.
fn filled_in() -> Project {
    let project = Project::generated();
    project.edit(LOCAL, "\nPORT=8080", "\n# for the demo\nexport PORT=9999 # nine");
    project.edit(LOCAL, "# PASSWORD=<set-via-secret-store>", "PASSWORD='hunter2 $x'");
    project.edit(CLOUD, "PASSWORD=", "PASSWORD=\"hunter2\nhunter2\"");
    project.edit(CLOUD, "\nMOTTO='it is well'", "\n# MOTTO='quiet'\n\nMINE=hunter2");
    assert_eq!(project.run(&["generate"]).code, 0);
    project
}

#[test]
fn what_a_person_typed_stays_and_is_no_drift() {
    let project = filled_in();
    let files = [LOCAL, CLOUD].map(|file| project.read(file));
    for typed in ["# for the demo\n", "\nexport PORT=9999 # nine\n", "\nPASSWORD='hunter2 $x'\n"] {
        assert!(files[0].contains(typed), "{typed} {}", files[0]);
    }
    for typed in ["\nPASSWORD=\"hunter2\nhunter2\"\n", "\n# MOTTO='quiet'\n", "\nMINE=hunter2\n"] {
        assert!(files[1].contains(typed), "{typed} {}", files[1]);
    }
    for arguments in [&["generate", "--diff"][..], &["validate", "-v"], &["generate"]] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
        assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    }
    assert_eq!([LOCAL, CLOUD].map(|file| project.read(file)), files);
}

#[test]
fn what_a_person_types_is_no_drift_even_before_the_next_run() {
    let project = Project::generated();
    project.edit(LOCAL, "\nPORT=8080", "\n# for the demo\nPORT=9999");
    project.edit(LOCAL, "# PASSWORD=<set-via-secret-store>", "PASSWORD=hunter2");
    project.edit(CLOUD, "\nPORT=8080", "\n# PORT=8080");
    let before = [LOCAL, CLOUD].map(|file| project.read(file));
    for arguments in [&["generate", "--diff"][..], &["validate", "--deny-warnings"]] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    }
    assert_eq!([LOCAL, CLOUD].map(|file| project.read(file)), before);
    assert_eq!(project.run(&["generate"]).code, 0);
    assert!(project.read(LOCAL).contains("#: yours, default \"8080\"\nPORT=9999\n"));
    project.edit(LOCAL, "\nPORT=9999\n", "\n");
    assert_eq!(project.run(&["validate"]).code, 1, "a deleted line is handed back");
}

#[test]
fn a_change_is_told_by_key_and_never_by_value() {
    let project = filled_in();
    project.edit("schema/.env.schema", "8080", "9090");
    project.edit("schema/.env.schema", "key: PASSWORD", "key: PASSPHRASE\naliases: PASSWORD");
    for arguments in [&["generate", "--diff"][..], &["validate", "-v"], &["generate"]] {
        let run = project.run(arguments);
        assert_eq!(run.code, i32::from(arguments != ["generate"]), "{run:?}");
        assert!(run.stderr.contains("PORT: the default has changed"), "{}", run.stderr);
        assert!(
            run.stderr.contains("PASSPHRASE: takes over the value typed for `PASSWORD`"),
            "{}",
            run.stderr
        );
        assert!(!(run.stdout + &run.stderr).contains("hunter2"), "{arguments:?}");
    }
    let file = project.read(LOCAL);
    assert!(file.contains("#: yours, default \"9090\"\nexport PORT=9999 # nine\n"), "{file}");
    assert!(file.contains("\nPASSPHRASE='hunter2 $x'\n"), "{file}");
}

#[test]
fn force_is_about_manifests_and_loses_nothing_typed() {
    let project = filled_in();
    let before = project.read(LOCAL);
    assert_eq!(project.run(&["generate", "--force"]).code, 0);
    assert_eq!(project.read(LOCAL), before);
}

#[test]
fn crlf_is_read_as_lf_and_written_as_lf() {
    let project = filled_in();
    let before = project.read(CLOUD);
    project.write(CLOUD, &before.replace('\n', "\r\n"));
    assert_eq!(project.run(&["validate"]).code, 1);
    assert_eq!(project.run(&["generate"]).code, 0);
    assert_eq!(project.read(CLOUD), before);
}

#[test]
fn a_file_that_cannot_be_merged_is_left_alone() {
    for (text, code, line) in [
        ("PORT='hunter2\n", "unclosed-quote", 1),
        ("PORT=1\nPORT=2\n", "duplicate-assignment", 2),
        ("# a\nPORT=1\rhunter2\n", "lone-carriage-return", 2),
        ("PORT=1\0hunter2\n", "nul-byte", 1),
        ("PORT=1\n\nhunter2\n", "not-an-assignment", 3),
        ("PORT='a'hunter2\n", "text-after-quote", 1),
    ] {
        let project = Project::configured();
        project.write(LOCAL, text);
        let before = project.files();
        for arguments in [&["generate"][..], &["generate", "--force"], &["validate"]] {
            let run = project.run(arguments);
            run.assert_refused(&format!("error[{code}]"));
            run.assert_refused(&format!("{LOCAL}:{line}:"));
            assert!(!run.stderr.contains("hunter2"), "{}", run.stderr);
        }
        assert_eq!((project.read(LOCAL).as_str(), project.files()), (text, before));
    }
}

#[test]
fn what_was_typed_as_a_secret_never_shows_when_the_schema_calls_it_plain() {
    for is_renamed in [false, true] {
        let project = Project::configured();
        project.edit("schema/.env.schema", "key: PASSWORD", "key: OLD_DSN");
        assert_eq!(project.run(&["generate"]).code, 0);
        project.edit(LOCAL, "# OLD_DSN=<set-via-secret-store>", "OLD_DSN=hunter2");
        project.edit(CLOUD, "OLD_DSN=", "# OLD_DSN=hunter2");
        project.edit("schema/.env.schema", "classification: secret", "classification: plain");
        if is_renamed {
            project.edit("schema/.env.schema", "key: OLD_DSN", "key: DSN\naliases: OLD_DSN");
        }
        for arguments in [&["generate", "--diff"][..], &["validate", "-v"], &["generate"]] {
            let run = project.run(arguments);
            assert!(!(run.stdout + &run.stderr).contains("hunter2"), "{arguments:?}");
        }
        assert!(project.read(LOCAL).contains("DSN=hunter2\n"));
        assert!(project.read(CLOUD).contains("# OLD_DSN=hunter2\n"));
    }
}
