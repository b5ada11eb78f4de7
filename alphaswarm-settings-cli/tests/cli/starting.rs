//! `init`, and what the command says of itself.

use std::fs;

use crate::project::{Project, SCHEMA};

const CONFIG: &str = "alphaswarm-settings.toml";

#[test]
fn init_makes_a_project_that_generates_and_validates() {
    let project = Project::with_schema(SCHEMA);
    project.write(".gitignore", ".env.*\n/target");
    assert_eq!(project.run(&["init"]).code, 0);
    let rules = project.read(".gitignore");
    assert!(rules.starts_with(".env.*\n/target\n\n#") && rules.ends_with("\n!.env.schema\n"));
    assert_eq!(project.run(&["generate"]).code, 0);
    let run = project.run(&["validate", "-v"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    for artifact in ["deploy/compose/.env.local", "deploy/scaffold/secret.yaml.template"] {
        assert!(project.path(artifact).is_file(), "{artifact}");
    }
}

#[test]
fn init_overwrites_nothing() {
    let project = Project::with_schema(SCHEMA);
    project.write(CONFIG, "# mine\n");
    assert_eq!(project.run(&["init"]).code, 0);
    assert_eq!(project.read(CONFIG), "# mine\n");
    let before = project.read(".gitignore");
    let run = project.run(&["init"]);
    assert!(run.code == 0 && run.stderr.contains("exists and stays as it is"), "{run:?}");
    assert_eq!(project.read(".gitignore"), before);
    fs::write(project.path(".gitignore"), b"\xff\n").expect("a file");
    project.run(&["init"]).assert_refused("not valid UTF-8");
}

#[test]
fn init_finds_the_schema_or_says_what_is_next() {
    let project = Project::empty();
    let run = project.run(&["init"]);
    assert!(run.code == 0 && run.stderr.contains("declare your variables"), "{run:?}");
    assert!(project.read(CONFIG).contains("\nschema = \"schema/.env.schema\"\n"));
    let project = Project::empty();
    project.write(".env.schema", SCHEMA);
    assert_eq!(project.run(&["init"]).code, 0);
    assert!(project.read(CONFIG).contains("\nschema = \".env.schema\"\n"));
}

#[test]
fn every_command_has_examples_completions_and_a_page() {
    let project = Project::empty();
    let commands = ["generate", "validate", "init", "completions", "man"];
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
    project.run(&["man", "nonsense"]).assert_refused("use one of `generate`");
}
