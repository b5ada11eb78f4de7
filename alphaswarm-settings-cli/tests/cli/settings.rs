//! What the configuration and the flags say of an artifact.

use crate::project::{ARTIFACTS, Project, SCHEMA};

const CONFIG: &str = "alphaswarm-settings.toml";

/// Adds a line to one of the artifacts of the configuration.
fn configure(project: &Project, artifact: &str, line: &str) {
    let out = format!("out = \"{artifact}\"");
    project.edit(CONFIG, &out, &format!("{out}\n{line}"));
}

#[test]
fn a_dialect_is_for_one_reader() {
    let project = Project::configured();
    project.edit("schema/.env.schema", "8080", "it's `x` $5");
    project.run(&["generate", "--env", "local"]).assert_refused("error[unspellable-value]: PORT");
    let line = |dialect: &str| {
        let arguments = ["generate", "--env", "local", "--out", "-", "--dialect", dialect];
        let run = project.run(&arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
        run.stdout.lines().find(|line| line.starts_with("PORT=")).map(str::to_owned)
    };
    for (dialect, expected) in [
        ("posix", r#"PORT="it's \`x\` \$5""#),
        ("compose", r#"PORT="it's `x` \$5""#),
        ("dotenvy", r#"PORT="it's `x` \$5""#),
        ("raw", "PORT=it's `x` $5"),
    ] {
        assert_eq!(line(dialect).as_deref(), Some(expected));
    }
    configure(&project, ARTIFACTS[0], "dialect = \"raw\"");
    project.edit("schema/.env.schema", "it is well", " it is well".trim());
    assert_eq!(project.run(&["generate", "--env", "local"]).code, 0);
    assert!(project.read(ARTIFACTS[0]).contains("\nPORT=it's `x` $5\n"));
    assert_eq!(project.run(&["generate", "--env", "local", "--diff"]).code, 0);
}

#[test]
fn a_strict_artifact_refuses_what_somebody_misreads() {
    let project = Project::configured();
    project.edit("schema/.env.schema", "8080", "${A}");
    configure(&project, ARTIFACTS[0], "strict = true");
    project.run(&["generate", "--env", "local"]).assert_refused("error[misleading-spelling]");
    assert_eq!(project.run(&["generate", "--env", "cloud"]).code, 0);
    configure(&project, ARTIFACTS[0], "dialect = \"posix\"");
    assert_eq!(project.run(&["generate", "--env", "local"]).code, 0);
}

#[test]
fn what_has_no_value_can_be_left_out() {
    let project = Project::configured();
    configure(&project, ARTIFACTS[2], "empty = \"omit\"");
    project.edit(
        "schema/.env.schema",
        "Opens the database.\nrequired: true",
        "Opens.\nrequired: false",
    );
    configure(&project, ARTIFACTS[3], "omit_optional_secrets = true");
    assert_eq!(project.run(&["generate"]).code, 0);
    let config_map = project.read(ARTIFACTS[2]);
    let comment = "  #: required (plain)\n  #: GREETING is left out: set it per environment\n";
    assert!(config_map.contains(comment) && !config_map.contains("GREETING:"), "{config_map}");
    let secret = project.read(ARTIFACTS[3]);
    let comment = "data: {}\n  #: Opens.\n  #: optional (secret)\n  #: PASSWORD is left out: it is \
                   optional\n";
    assert!(secret.ends_with(comment), "{secret}");
    assert_eq!(project.run(&["validate"]).code, 0);
}

#[test]
fn a_service_gets_its_own_variables_and_no_more() {
    let schema = SCHEMA
        .replace("key: PORT", "key: PORT\nservices: core, edge")
        .replace("key: GREETING", "key: GREETING\nservices: edge");
    let project = Project::configured();
    project.write("schema/.env.schema", &schema);
    configure(&project, ARTIFACTS[2], "service = \"core\"");
    configure(&project, ARTIFACTS[3], "service = \"core\"");
    let run = project.run(&["generate", "--env", "k8s"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.contains("warning[shared-secret]: PASSWORD"), "{}", run.stderr);
    let config_map = project.read(ARTIFACTS[2]);
    assert!(config_map.contains("\n  name: alphaswarm-config-core\n"), "{config_map}");
    assert!(config_map.contains("PORT:") && config_map.contains("MOTTO:"), "{config_map}");
    assert!(!config_map.contains("GREETING"), "{config_map}");
    assert!(project.read(ARTIFACTS[3]).contains("\n  name: alphaswarm-secrets-core\n"));
    project.edit("schema/.env.schema", "services: core, edge", "services: cores, edge");
    let run = project.run(&["generate", "--env", "k8s"]);
    run.assert_refused("error[unknown-service]");
    run.assert_refused("did you mean `cores`?");
}

#[test]
fn validate_answers_in_json() {
    let project = Project::generated();
    project.edit("schema/.env.schema", "8080", "9090");
    for (remove, _) in [(ARTIFACTS[0], "absent"), (ARTIFACTS[3], "missing")] {
        std::fs::remove_file(project.path(remove)).expect("it is there");
    }
    let run = project.run(&["validate", "--format", "json"]);
    assert_eq!(run.code, 1);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let artifacts = json["artifacts"].as_array().expect("a list");
    let found: Vec<_> = artifacts.iter().map(|one| (&one["path"], &one["status"])).collect();
    let statuses = ["absent", "drift", "drift", "missing"];
    for ((path, status), expected) in found.iter().zip(ARTIFACTS.iter().zip(statuses)) {
        assert_eq!((path.as_str(), status.as_str()), (Some(*expected.0), Some(expected.1)));
    }
    assert_eq!(found.len(), 4);
    let diff = |index: usize| artifacts[index]["diff"].as_str().expect("a string");
    assert!(diff(0).is_empty() && diff(1).starts_with("--- "));
    assert!(diff(2).contains("\n+  PORT: \"9090\"\n"), "{}", diff(2));
    assert!(diff(3).starts_with("--- /dev/null"), "{}", diff(3));
    let findings = json["findings"].as_array().expect("a list");
    let rules: Vec<_> = findings.iter().map(|one| one["rule"].as_str()).collect();
    assert_eq!(rules, [Some("drift"), Some("drift"), Some("missing-artifact")]);
    let project = Project::generated();
    let run = project.run(&["validate", "--format", "json"]);
    assert_eq!((run.code, run.stdout.matches("\"in-sync\"").count()), (0, 4));
}

#[test]
fn committed_skips_what_git_ignores() {
    let project = Project::generated();
    project.write(".gitignore", ".env.local\n");
    project.edit("schema/.env.schema", "8080", "9090");
    let run = project.run(&["validate", "--committed"]);
    assert_eq!(run.code, 1);
    assert!(!run.stdout.contains(ARTIFACTS[0]) && run.stdout.contains(ARTIFACTS[1]), "{run:?}");
    project.write(ARTIFACTS[0], "nonsense\n");
    assert_eq!(project.run(&["validate", "--committed"]).code, 1, "it is not even read");
}

#[test]
fn lints_show_on_demand_and_beside_a_failure() {
    let project = Project::generated();
    project.write(".gitignore", ".env.*\n");
    project.edit(
        "schema/.env.schema",
        "classification: secret",
        "classification: rotation-required",
    );
    let codes = ["warning[ignored-schema]", "warning[missing-rotation]: PASSWORD"];
    assert_eq!(project.run(&["generate"]).stderr.matches("warning").count(), 0);
    assert_eq!(project.run(&["validate"]).stderr, "");
    for (arguments, code) in [(["validate", "-v"], 0), (["validate", "--deny-warnings"], 1)] {
        let run = project.run(&arguments);
        assert_eq!(run.code, code);
        for code in codes {
            assert!(run.stderr.contains(code), "{code} {}", run.stderr);
        }
        assert!(run.stderr.contains("`!.env.schema`"), "{}", run.stderr);
    }
    project.write(".gitignore", ".env.*\n!.env.schema\n");
    assert!(!project.run(&["validate", "-v"]).stderr.contains("ignored-schema"));
}

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
