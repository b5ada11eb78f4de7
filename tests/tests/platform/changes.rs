//! A day with the command: generate, validate, change the schema, break the schema.

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::project::{ARTIFACTS, CONFIG_MAP, Project};

#[test]
fn validate_says_nothing_after_generate() {
    let run = Project::generated().run(&["validate"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}

#[test]
fn a_changed_default_shows_as_a_diff_in_each_artifact_that_has_it() {
    let project = Project::generated();
    project.edit_schema("http://jaeger:16686", "http://jaeger:16687");
    let run = project.run(&["validate"]);
    assert_eq!(run.code, 1, "{run:?}");
    for artifact in ARTIFACTS {
        assert_eq!(run.stdout.contains(artifact), artifact != ARTIFACTS[3], "{}", run.stdout);
    }
    let changes = |mark: char| {
        let headings = ["---", "+++"];
        let lines = run.stdout.lines().filter(|line| !headings.iter().any(|h| line.starts_with(h)));
        lines.filter(|line| line.starts_with(mark)).map(|line| &line[1..]).collect::<Vec<_>>()
    };
    // In an env file the recorded default changes with the value.
    let expected = |port: u16| {
        let url = format!("http://jaeger:{port}");
        let env = [format!("#: default \"{url}\""), format!("ALPHASWARM_JAEGER_UI_URL={url}")];
        let yaml = [format!("  ALPHASWARM_JAEGER_UI_URL: \"{url}\"")];
        [env.as_slice(), env.as_slice(), yaml.as_slice()].concat()
    };
    assert_eq!(changes('-'), expected(16686));
    assert_eq!(changes('+'), expected(16687));
}

#[test]
fn patch_applies_the_diff() {
    let project = Project::generated();
    let Some(mut patch) = Consumer::Patch.command() else { return };
    project.edit_schema("http://jaeger:16686", "http://jaeger:16687");
    let arguments = ["generate", "--env", "k8s", "--kind", "configmap", "--diff"];
    let diff = project.run(&arguments);
    assert_eq!(diff.code, 1, "{diff:?}");
    project.write("change.diff", &diff.stdout);
    patch.arg(project.path(CONFIG_MAP)).arg(project.path("change.diff"));
    let _ = run(&mut patch).succeeded();
    let after = project.run(&arguments);
    assert_eq!((after.code, after.stdout.as_str()), (0, ""));
}

#[test]
fn a_schema_with_five_mistakes_gets_five_diagnostics_and_changes_nothing() {
    let project = Project::generated();
    let before = ARTIFACTS.map(|artifact| project.read(artifact));
    let schema = alphaswarm_settings_tests::file("tests/fixtures/five-mistakes.env.schema");
    project.write("schema/.env.schema", &alphaswarm_settings_tests::read(schema));
    for arguments in [["generate", "--env", "local"].as_slice(), &["validate"]] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        for (code, line) in [
            ("invalid-default", 7),
            ("unknown-field", 13),
            ("invalid-required", 20),
            ("secret-default", 27),
            ("unknown-target", 34),
        ] {
            assert!(run.stderr.contains(&format!("error[{code}]")), "{code}: {}", run.stderr);
            let place = format!("schema/.env.schema:{line}:");
            assert!(run.stderr.contains(&place), "{place} {}", run.stderr);
        }
        assert_eq!(run.stderr.matches("error[").count(), 5, "{}", run.stderr);
        assert!(!run.stderr.contains("hunter2"), "a secret's default shows: {}", run.stderr);
    }
    assert_eq!(ARTIFACTS.map(|artifact| project.read(artifact)), before);
}
