//! Bad input: one clear sentence, exit code 2, and nothing touched.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use crate::project::{ARTIFACTS, Project, SCHEMA};

const OUT: [&str; 4] = ["generate", "--env", "local", "--out"];

fn out(project: &Project, path: &str) -> crate::project::Run {
    project.run(&[OUT.as_slice(), &[path]].concat())
}

#[test]
fn all_mistakes_of_a_schema_and_no_artifact_is_touched() {
    let project = Project::generated();
    let before = ARTIFACTS.map(|artifact| project.read(artifact));
    let schema = SCHEMA.replace("required: true\ndefault", "requird: true\ndefault");
    project.write("schema/.env.schema", &schema.replace("secret", "secrte\ndefault: hunter2"));
    for arguments in [["generate", "--env", "local", "--force"].as_slice(), &["validate"]] {
        let run = project.run(arguments);
        run.assert_refused("error[unknown-field]");
        run.assert_refused("schema/.env.schema:3:1");
        run.assert_refused("did you mean `required`?");
        run.assert_refused("error[unknown-classification]");
        assert!(!run.stderr.contains("hunter2"), "{}", run.stderr);
    }
    assert_eq!(ARTIFACTS.map(|artifact| project.read(artifact)), before);
}

#[test]
fn a_message_has_no_colour_and_no_empty_heading() {
    let project = Project::with_schema("key: A\nkey: B\n");
    let run = project.run(&["generate", "--env", "local"]);
    assert!(!run.stderr.contains('\u{1b}'), "{}", run.stderr);
    assert!(!run.stderr.lines().any(|line| line.trim() == ":::"), "{}", run.stderr);
    let lines: Vec<_> = run.stderr.lines().take(4).collect();
    let [_, place, rule, source] = lines[..] else { panic!("{}", run.stderr) };
    assert_eq!(place, " --> schema/.env.schema:1:6");
    assert_eq!((rule, source), ("  |", "1 | key: A"));
}

#[test]
fn a_schema_that_cannot_be_read() {
    let project = Project::empty();
    let with = |schema: &str| project.run(&["generate", "--env", "local", "--schema", schema]);
    with("none").assert_refused("cannot read the schema `none`: no such file");
    fs::create_dir(project.path("folder")).expect("a folder");
    with("folder").assert_refused("cannot read the schema `folder`: it is a directory");
    with("/dev/zero").assert_refused("`/dev/zero`: it is not a file");
    fs::write(project.path("bytes"), b"key: \xff\0\n").expect("a file");
    with("bytes").assert_refused("error[invalid-utf8]");
    with("bytes").assert_refused("bytes:1:6");
    let run = project.run(&["generate", "--env", "local"]);
    run.assert_refused("no schema found");
    run.assert_refused(project.path("").display().to_string().trim_end_matches('/'));
}

#[test]
fn a_configuration_that_cannot_be_read() {
    let project = Project::with_schema(SCHEMA);
    project.run(&["validate", "--config", "none"]).assert_refused("configuration `none`");
    project.write("alphaswarm-settings.toml", "[[artifact]]\nenv = \"local\"\nuot = \"x\"\n");
    let run = project.run(&["validate"]);
    run.assert_refused("alphaswarm-settings.toml:3:1");
    run.assert_refused("did you mean `out`?");
    run.assert_refused("an artifact lacks `out`");
}

#[test]
fn an_output_that_cannot_be_written() {
    let project = Project::with_schema(SCHEMA);
    let before = project.files();
    out(&project, "schema").assert_refused("cannot write `schema`: it is a directory");
    out(&project, "none/.env").assert_refused("there is no directory `none`");
    out(&project, "schema/.env.schema/x").assert_refused("cannot write `schema/.env.schema/x`");
    out(&project, "/dev/null").assert_refused("cannot write `/dev/null`");
    out(&project, "new/").assert_refused("cannot write `new/`");
    assert_eq!(out(&project, "").code, 2);
    assert_eq!(project.files(), before);
}

#[test]
fn the_schema_is_never_overwritten() {
    let project = Project::configured();
    for path in ["schema/.env.schema", "alphaswarm-settings.toml"] {
        let before = project.read(path);
        let run = project.run(&[OUT.as_slice(), &[path, "--force"]].concat());
        run.assert_refused("the artifacts are made from it");
        assert_eq!(project.read(path), before);
    }
}

#[test]
fn a_failure_at_the_last_artifact_leaves_the_first_alone() {
    let project = Project::configured();
    project.write("deploy/scaffold", "a file where a folder should be");
    let before = project.files();
    project.run(&["generate", "--env", "k8s"]).assert_refused("deploy/scaffold");
    assert_eq!(project.files(), before);
}

#[test]
fn bad_usage() {
    let project = Project::configured();
    let out_alone = ["generate", "--out", "x"];
    let dialect = ["generate", "--env", "k8s", "--dialect", "raw"];
    for arguments in [&[][..], &out_alone, &dialect, &["generate", "--env", "moon"], &["nonsense"]]
    {
        assert_eq!(project.run(arguments).code, 2, "{arguments:?}");
    }
    let help = project.run(&["generate", "--help"]);
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    assert!(help.stdout.contains("Examples:"), "{}", help.stdout);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let project = Project::with_schema(&large_schema());
    let mut command = project.command(&["generate", "--env", "local"]);
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().expect("stderr").read_to_string(&mut stderr).expect("text");
    assert_eq!((child.wait().expect("it ends").code(), stderr.as_str()), (Some(0), ""));
}

/// More than a pipe holds.
fn large_schema() -> String {
    let block = |number| SCHEMA.replace("key: ", &format!("key: N{number}_"));
    (0..1000).map(block).collect::<Vec<_>>().join("\n")
}

#[cfg(unix)]
mod unix {
    use std::io::Write;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::os::unix::process::CommandExt;

    use super::*;

    fn mode(project: &Project, name: &str) -> u32 {
        fs::metadata(project.path(name)).expect("a file").permissions().mode() & 0o777
    }

    #[test]
    fn an_env_file_is_private_and_an_existing_mode_is_kept() {
        let project = Project::with_schema(SCHEMA);
        assert_eq!(out(&project, "strange-name").code, 0);
        assert_eq!(mode(&project, "strange-name"), 0o600);
        fs::set_permissions(project.path("strange-name"), fs::Permissions::from_mode(0o640))
            .expect("the mode changes");
        project.edit("schema/.env.schema", "8080", "9090");
        assert_eq!(out(&project, "strange-name").code, 0);
        assert_eq!(mode(&project, "strange-name"), 0o640);
        assert!(project.read("strange-name").contains("9090"));
    }

    #[test]
    fn a_link_stays_a_link() {
        let project = Project::with_schema(SCHEMA);
        project.write("elsewhere/real", "");
        symlink("elsewhere/real", project.path("link")).expect("a link");
        assert_eq!(out(&project, "link").code, 0);
        assert!(project.path("link").is_symlink());
        assert!(project.read("elsewhere/real").contains("PORT=8080"));
        let before = project.files();
        symlink("nowhere", project.path("dangling")).expect("a link");
        out(&project, "dangling").assert_refused("a link to a file that does not exist");
        fs::remove_file(project.path("dangling")).expect("the link");
        assert_eq!(project.files(), before);
    }

    /// Runs the command as somebody to whom things can be forbidden: root is let in everywhere.
    fn as_nobody(project: &Project, arguments: &[&str]) -> Option<crate::project::Run> {
        const NOBODY: u32 = 65_534;
        let mut command = project.command(arguments);
        if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
            for path in std::iter::once(String::new()).chain(project.files()) {
                std::os::unix::fs::lchown(project.path(&path), Some(NOBODY), Some(NOBODY))
                    .expect("root gives it away");
            }
            command.uid(NOBODY).gid(NOBODY);
        }
        let run = command.output().map(|output| crate::project::Run::of(&output));
        if run.is_err() {
            let _ =
                writeln!(std::io::stderr(), "\n*** NOT TESTED: nobody may not run the command\n");
        }
        run.ok()
    }

    fn set_mode(project: &Project, name: &str, mode: u32) {
        fs::set_permissions(project.path(name), fs::Permissions::from_mode(mode))
            .expect("the mode changes");
    }

    #[test]
    fn a_file_or_folder_without_permission() {
        let project = Project::with_schema(SCHEMA);
        project.write("folder/.env", "#: mine to read\n");
        let before = project.files();
        let refused = |name: &str, forbidding: u32, out: &str, sentence: &str| {
            let usual = mode(&project, name);
            set_mode(&project, name, forbidding);
            let run = as_nobody(&project, &[OUT.as_slice(), &[out]].concat());
            set_mode(&project, name, usual);
            if let Some(run) = run {
                run.assert_refused(sentence);
            }
        };
        refused(
            "folder/.env",
            0o400,
            "folder/.env",
            "cannot write `folder/.env`: permission denied",
        );
        refused(
            "folder/.env",
            0o200,
            "folder/.env",
            "cannot read `folder/.env`: permission denied",
        );
        refused("folder", 0o500, "folder/.env", "cannot write `folder/.env`: permission denied");
        refused("folder", 0o500, "folder/new", "cannot write `folder/new`: permission denied");
        refused("folder", 0o000, "folder/.env", "cannot write `folder/.env`: permission denied");
        let schema = "cannot read the schema `schema/.env.schema`: permission denied";
        refused("schema/.env.schema", 0o000, "new", schema);
        assert_eq!(project.read("folder/.env"), "#: mine to read\n");
        assert_eq!(project.files(), before);
    }
}
