//! What `SECURITY.md` promises: its tests exist, no crate that a user runs has the means to do what is
//! promised not to happen, and no command starts a program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::{file, read};

use crate::page::Page;

/// The crates that a user builds or runs.
const SHIPPED: [&str; 6] = [
    "schema",
    "alphaswarm-settings-derive",
    "alphaswarm-settings-core",
    "alphaswarm-settings",
    "scan",
    "alphaswarm-settings-cli",
];

#[test]
fn every_promise_names_tests_that_exist() {
    let page = Page::open("SECURITY.md").section("## What is promised");
    let mut promises = 0;
    let mut tests = 0;
    for (line, text) in page.prose() {
        if text.starts_with("**") {
            assert!(promises == 0 || tests > 0, "line {line}: no test holds what is before it");
            (promises, tests) = (promises + 1, 0);
        }
        if let Some(path) = text.strip_prefix("- `").and_then(|rest| rest.strip_suffix('`')) {
            assert!(file(path).exists(), "{path} does not exist");
            tests += 1;
        }
    }
    assert!(promises > 5 && tests > 0, "{promises} promises");
}

#[test]
fn no_crate_opens_connections_or_starts_programs() {
    for name in SHIPPED {
        each_source(&file(name).join("src"), &mut |path, text| {
            // `Child` is what a started program is; the types of addresses are no connections.
            for means in
                ["process::Command", "process::Child", "TcpStream", "UdpSocket", "TcpListener"]
            {
                assert!(!text.contains(means), "{} has {means}", path.display());
            }
        });
    }
}

#[test]
fn no_dependency_is_for_networks() {
    let known = ["curl", "hyper", "native-tls", "openssl", "reqwest", "rustls", "socket2", "ureq"];
    let names = dependencies();
    assert!(names.contains("clap") && names.contains("url"), "{names:?}");
    for name in known.into_iter().chain(["gix-transport", "opentelemetry", "sentry", "tokio"]) {
        assert!(!names.contains(name), "{name} is a dependency");
    }
}

/// All crates that the library, with every feature, and the command link.
fn dependencies() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for package in ["alphaswarm-settings", "alphaswarm-settings-cli"] {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["tree", "--offline", "--edges", "normal", "--prefix", "none"]);
        cargo.args(["--all-features", "--package", package]).current_dir(file(""));
        let tree = run(&mut cargo).succeeded();
        names.extend(tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned));
    }
    names
}

#[test]
fn every_crate_forbids_unsafe_code() {
    let workspace = read(file("Cargo.toml"));
    assert!(workspace.contains("\nunsafe_code = \"forbid\"\n"));
    for name in SHIPPED {
        let manifest = read(file(name).join("Cargo.toml"));
        assert!(manifest.contains("[lints]\nworkspace = true"), "{name}");
        each_source(&file(name).join("src"), &mut |path, text| {
            assert!(!text.contains("allow(unsafe_code"), "{}", path.display());
        });
    }
}

fn each_source(directory: &Path, visit: &mut dyn FnMut(&Path, &str)) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            each_source(&path, visit);
        } else if path.extension().is_some_and(|end| end == "rs") {
            visit(&path, &read(&path));
        }
    }
}

/// Every program that the command might find would leave a trace.
#[cfg(unix)]
#[test]
fn no_command_starts_a_program() {
    use std::os::unix::fs::PermissionsExt;

    use alphaswarm_settings_tests::command::alphaswarm_settings_command;
    use alphaswarm_settings_tests::project::Project;

    let project = Project::new();
    project.write("src/main.rs", "fn main() {}\n");
    let trace = project.path("started");
    for program in ["git", "sh", "bash", "kubectl", "docker", "cargo", "less"] {
        let script = format!("#!/bin/sh\necho {program} >> {}\n", trace.display());
        project.write(&format!("programs/{program}"), &script);
        let executable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(project.path(&format!("programs/{program}")), executable)
            .expect("a mode");
    }
    let proof = run(&mut Command::new(project.path("programs/git")));
    assert!(proof.code == 0 && trace.exists(), "the trap is set");
    fs::remove_file(&trace).expect("the trap is set again");
    // A repository, for what reads one; where git is missing, there is none.
    let _ = Command::new("git").args(["init", "--quiet"]).current_dir(project.path("")).status();
    for arguments in [
        &["init"][..],
        &["generate"],
        &["generate", "--diff"],
        &["validate", "-v"],
        &["explain", "unused"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
    ] {
        let mut command = alphaswarm_settings_command(&project.path(""), arguments);
        let run = run(command.env("PATH", project.path("programs")));
        assert!(run.code != 2, "{arguments:?}: {}", run.stderr);
    }
    assert!(!trace.exists(), "started: {}", read(&trace));
}
