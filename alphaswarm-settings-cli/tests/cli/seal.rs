//! What `seal` writes. That it can be opened, and only there where it should be, is for a program to
//! show that is not ours: see `tests/platform/consumers`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::process::Stdio;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::project::{CONFIG, Project, Run, SCHEMA};

const CERTIFICATE: &str = "alphaswarm-settings-cli/tests/cases/invalid-certificate/input/cert.pem";
const VALUE: &str = "hunter2 with 'quotes'";

const MORE: &str = "
key: TOKEN
description: Opens the API.
required: false
targets: kubernetes
classification: secret
";

const ENVIRONMENT: &str = "
[[environment]]
name = \"prod\"
target = \"kubernetes\"
namespace = \"prod\"
sealed_secrets = [\"overlays/prod/sealed.yaml\"]
values = \"prod.env\"
";

const SEALED: &str = "overlays/prod/sealed.yaml";

/// A project with a certificate, and two secrets.
fn project() -> Project {
    let project = Project::with_schema(&[SCHEMA, MORE].concat());
    project.write("alphaswarm-settings.toml", &[CONFIG, ENVIRONMENT].concat());
    project.write("prod.env", "GREETING=hello\n");
    let certificate = alphaswarm_settings_tests::file(CERTIFICATE);
    fs::copy(certificate, project.path("cert.pem")).expect("it is copied");
    project
}

/// Runs `seal` with something on stdin.
fn seal(project: &Project, stdin: &str, more: &[&str]) -> Run {
    let common = ["seal", "-", "--cert", "cert.pem", "--today", "2026-01-01"];
    let mut command = project.command(&[&common, more].concat());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    // A run that is refused at once does not read it.
    let _ = child.stdin.take().expect("a pipe").write_all(stdin.as_bytes());
    Run::of(&child.wait_with_output().expect("it ends"))
}

fn both() -> String {
    format!("PASSWORD=\"{VALUE}\"\nTOKEN=t\n")
}

/// The lines of a SealedSecret that are no sealed value, and those that are.
fn split(text: &str) -> (Vec<&str>, Vec<&str>) {
    text.lines().partition(|line| line.len() < 200)
}

/// The two parts of a sealed value: the key of the value, and the value.
fn parts(line: &str) -> [Vec<u8>; 2] {
    let (_, sealed) = line.split_once(": ").expect("a key and a value");
    let bytes = BASE64_STANDARD.decode(sealed).expect("base64");
    let (key, value) = bytes.split_at(2 + 256);
    [key.to_vec(), value.to_vec()]
}

fn contents(project: &Project) -> BTreeMap<String, Option<Vec<u8>>> {
    let files = project.files().into_iter();
    files.map(|name| (name.clone(), fs::read(project.path(&name)).ok())).collect()
}

#[test]
fn nothing_is_written_but_the_file_and_nothing_shows_a_value() {
    let project = project();
    let before = contents(&project);
    let run = seal(&project, &both(), &["--environment", "prod"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
    assert!(run.stderr.contains("is written") && !run.stderr.contains("hunter2"), "{run:?}");
    let mut after = contents(&project);
    for (path, bytes) in &after {
        let text = String::from_utf8_lossy(bytes.as_deref().unwrap_or_default());
        assert!(!text.contains("hunter2") && !text.contains("aHVudGVyMi"), "{path}");
    }
    for made in ["overlays", "overlays/prod", SEALED] {
        assert!(after.remove(made).is_some(), "{made}");
    }
    assert_eq!(after, before);
}

#[test]
fn two_runs_differ_in_the_sealed_values_alone() {
    let project = project();
    let run = || seal(&project, &both(), &["--environment", "prod", "--out", "-"]).stdout;
    let (first, second) = (run(), run());
    let ((lines, values), (same, others)) = (split(&first), split(&second));
    assert_eq!(lines, same);
    assert_eq!(values.len(), 2, "{first}");
    for (value, other) in values.iter().zip(others) {
        let ([wrapped, text], [again, other]) = (parts(value), parts(other));
        assert!(wrapped != again && text != other, "the key of a value is used twice");
    }
}

#[test]
fn what_is_sealed_passes_validate_until_the_schema_has_another_secret() {
    let project = project();
    let _ = seal(&project, &both(), &["--environment", "prod"]);
    let validate = || project.run(&["validate", "--environment", "prod", "--deny-warnings"]);
    assert_eq!(validate(), Run { code: 0, stdout: String::new(), stderr: String::new() });
    project.edit("schema/.env.schema", "key: TOKEN", "key: API_TOKEN");
    let run = validate();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("error[undeclared]: TOKEN"), "{}", run.stderr);
    assert!(run.stderr.contains("warning[sealed-secret-mismatch]: API_TOKEN"), "{}", run.stderr);
}

#[test]
fn one_value_is_replaced_or_added_and_every_other_byte_stays() {
    let project = project();
    let _ = seal(&project, "PASSWORD=one\n", &["--environment", "prod"]);
    let written = project.read(SEALED);
    // What a person and their editor make of it.
    let edited = written.replace("spec:", "# mine: ü\nspec:").replace('\n', "\r\n");
    let text = format!("\u{feff}{edited}");
    project.write(SEALED, &text);
    for (key, is_new) in [("PASSWORD", false), ("TOKEN", true)] {
        let before = project.read(SEALED);
        let run = seal(&project, "two\r\n", &["--environment", "prod", "--key", key]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
        let after = project.read(SEALED);
        let is_other = |line: &&str| !line.trim_start().starts_with(&format!("{key}: "));
        let lines = |text: &str| text.split_inclusive('\n').filter(is_other).collect::<String>();
        assert_eq!(lines(&after), lines(&before), "{key}");
        let added = after.lines().count() - before.lines().count();
        assert_eq!(added, usize::from(is_new), "{after}");
        assert_ne!(after, before);
    }
    let run = project.run(&["validate", "--environment", "prod", "--deny-warnings"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_sealed_secret_is_sealed_anew_and_nothing_else_is_overwritten() {
    let project = project();
    let arguments = ["--environment", "prod"];
    assert_eq!(seal(&project, &both(), &arguments).code, 0);
    let first = project.read(SEALED);
    assert_eq!(seal(&project, &both(), &arguments).code, 0);
    assert_ne!(project.read(SEALED), first);
    for more in ["---\nkind: ConfigMap\n", "---\n[\n"] {
        let text = [&*first, more].concat();
        project.write(SEALED, &text);
        seal(&project, &both(), &arguments).assert_refused("error[foreign-content]");
        assert_eq!(project.read(SEALED), text);
    }
}
