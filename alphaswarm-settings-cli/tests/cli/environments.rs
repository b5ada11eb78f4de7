//! Environments: their values over the defaults, and everything that can be wrong with them.

use crate::project::{CONFIG, Project, SCHEMA};

const ENVIRONMENTS: &str = "
[[environment]]
name = \"prod\"
target = \"kubernetes\"
namespace = \"platform\"
values = \"deploy/environments/prod.env\"
";

const VALUES: &str = "deploy/environments/prod.env";

fn project(values: &str) -> Project {
    let project = Project::with_schema(SCHEMA);
    project.write("alphaswarm-settings.toml", &format!("{CONFIG}{ENVIRONMENTS}"));
    for env in ["local", "cloud", "k8s"] {
        assert_eq!(project.run(&["generate", "--env", env]).code, 0);
    }
    project.write(VALUES, values);
    project
}

#[test]
fn good_values_are_silent() {
    let project = project("# prod\nPORT=9090\nGREETING=good day\nMOTTO=x\n");
    for arguments in [&["validate"] as &[_], &["validate", "--environment", "prod"]] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    }
}

#[test]
fn values_lie_over_the_defaults_in_the_artifact() {
    let project = project("PORT=9090\nGREETING=it's \"good\"\n");
    let arguments = ["generate", "--env", "k8s", "--kind", "configmap", "--environment", "prod"];
    let run = project.run(&arguments);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for line in [
        "  PORT: \"9090\"\n",
        "  GREETING: \"it's \\\"good\\\"\"\n",
        "  MOTTO: \"it is well\"\n",
        "  namespace: platform\n",
    ] {
        assert!(run.stdout.contains(line), "{line} {}", run.stdout);
    }
    // The configured artifact is that of every environment.
    assert!(project.read("deploy/base/configmap.yaml").contains("PORT: \"8080\""));
    let file = [&arguments[..], &["--out", "prod.yaml"]].concat();
    assert_eq!(project.run(&file).code, 0);
    assert_eq!(project.read("prod.yaml"), run.stdout);
    let configured = [&arguments[..], &["--out", "deploy/base/configmap.yaml"]].concat();
    project.run(&configured).assert_refused("is the artifact of every environment");
}

#[test]
fn everything_that_is_wrong_in_one_run_with_its_place() {
    let schema = SCHEMA.replace("default: 8080\n", "type: port\ndefault: 8080\n")
        + "\nkey: DEBUG\ndescription: Only here.\nrequired: false\ntargets: local\n\
           classification: plain\n";
    let project = Project::with_schema(&schema);
    project.write("alphaswarm-settings.toml", ENVIRONMENTS);
    project.write(VALUES, "PORT=80x\nPASSWORD=hunter2\nPROT=1\nDEBUG=1\nMOTTO= x\n");
    let run = project.run(&["validate"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
    for (code, sentence, place) in [
        ("invalid-value", "PORT: `80x` is not valid", "1:6"),
        ("secret-in-plain", "PASSWORD: ", "2:10"),
        ("undeclared", "PROT: ", "3:1"),
        ("wrong-target", "DEBUG: ", "4:1"),
        ("invalid-value", "MOTTO: ", "5:7"),
        ("missing-value", "GREETING: required in environment `prod`", "5:9"),
    ] {
        let title = format!("error[{code}]: {sentence}");
        assert!(run.stderr.contains(&title), "{title} {}", run.stderr);
        let place = format!("{VALUES}:{place}\n");
        assert!(run.stderr.contains(&place), "{place} {}", run.stderr);
    }
    assert_eq!(run.stderr.matches("error[").count(), 6, "{}", run.stderr);
    assert!(run.stderr.contains("did you mean `PORT`?"), "{}", run.stderr);
    assert!(run.stderr.contains("declared: schema/.env.schema:"), "{}", run.stderr);
    assert!(!run.stderr.contains("hunter2"), "{}", run.stderr);
    // What is wrong is not written anywhere either.
    let run = project.run(&["generate", "--env", "k8s", "--environment", "prod"]);
    assert!(run.code == 2 && run.stdout.is_empty(), "{run:?}");
    assert_eq!(run.stderr.matches("error[").count(), 6, "{}", run.stderr);
}

#[test]
fn an_empty_value_is_none() {
    let project = project("PORT=\nGREETING=\nMOTTO=\n");
    let run = project.run(&["validate"]);
    assert_eq!(run.code, 1, "{run:?}");
    for (key, place) in [("PORT", "1:1"), ("GREETING", "2:1")] {
        let title = format!("{key}: required in environment `prod` (target kubernetes), but empty");
        assert!(run.stderr.contains(&title), "{}", run.stderr);
        assert!(run.stderr.contains(&format!("{VALUES}:{place}\n")), "{}", run.stderr);
    }
    assert_eq!(run.stderr.matches("error[").count(), 2, "{}", run.stderr);
}

#[test]
fn a_url_without_its_scheme_shows_no_password() {
    let schema = format!(
        "{SCHEMA}\nkey: STORE\ndescription: A URL.\ntype: url\nrequired: false\n\
                          targets: kubernetes\nclassification: plain\n"
    );
    let project = Project::with_schema(&schema);
    project.write("alphaswarm-settings.toml", ENVIRONMENTS);
    project.write(VALUES, "GREETING=a\nSTORE=//me:hunter2@host/x\n");
    for format in ["human", "json", "github"] {
        let run = project.run(&["validate", "--format", format]);
        assert_eq!(run.code, 1, "{run:?}");
        let all = format!("{}{}", run.stdout, run.stderr);
        assert!(all.contains("***@host/x") && !all.contains("hunter2"), "{all}");
    }
}

#[test]
fn programs_get_the_same() {
    let project = project("PASSWORD=hunter2\nGREETING=a\n");
    let json = project.run(&["validate", "--format", "json"]);
    assert_eq!((json.code, json.stderr.as_str()), (1, ""));
    for line in [
        "\"rule\": \"secret-in-plain\",",
        "\"severity\": \"error\",",
        &format!("\"path\": \"{VALUES}\","),
        "\"line\": 1,",
        "\"column\": 10,",
        "\"key\": \"PASSWORD\",",
        "\"environment\": \"prod\"",
        "\"errors\": 1,",
    ] {
        assert!(json.stdout.contains(line), "{line} {}", json.stdout);
    }
    let github = project.run(&["validate", "--format", "github"]);
    let expected = format!("::error title=secret-in-plain,file={VALUES},line=1,col=10::PASSWORD: ");
    assert!(github.code == 1 && github.stdout.starts_with(&expected), "{github:?}");
    assert!(!json.stdout.contains("hunter2") && !github.stdout.contains("hunter2"));
}

#[test]
fn an_environment_without_values_lacks_what_has_no_default() {
    let project = Project::with_schema(SCHEMA);
    let without = ENVIRONMENTS.replace("values = \"deploy/environments/prod.env\"\n", "");
    project.write("alphaswarm-settings.toml", &without);
    let run = project.run(&["validate"]);
    assert!(run.code == 1 && run.stderr.contains("error[missing-value]: GREETING: "), "{run:?}");
    assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    project.write("alphaswarm-settings.toml", &format!("{without}omit = [\"PASSWORD\", \"X\"]\n"));
    let run = project.run(&["validate"]);
    assert!(run.stderr.contains("PASSWORD: `omit` of environment `prod`"), "{}", run.stderr);
    assert!(run.stderr.contains("X: `omit` of environment `prod`"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_read_is_2() {
    let project = project("GREETING=a\n");
    let unknown = ["validate", "--environment", "prd"];
    project.run(&unknown).assert_refused("did you mean `prod`?");
    let other = ["generate", "--env", "local", "--environment", "prod"];
    project.run(&other).assert_refused("does not go with environment `prod`");
    std::fs::remove_file(project.path(VALUES)).expect("it is there");
    project.run(&["validate"]).assert_refused("cannot read the values");
}

#[test]
fn no_values_file_makes_it_panic() {
    let project = project("");
    for values in [
        "GREETING=\u{0}\n",
        "\u{feff}GREETING=a\r\n",
        "GREETING\n",
        "=a\nGREETING=a",
        "GREETING=a\nGREETING=b\n",
        "PASSWORD hunter2\nhunter2",
        "GREETING=hunter2\rhunter2",
    ] {
        project.write(VALUES, values);
        let run = project.run(&["validate"]);
        assert!(run.code < 2, "{values:?} {run:?}");
        assert!(!run.stderr.contains("panicked"), "{values:?} {run:?}");
        let shows_value = run.stderr.contains("hunter2") && !values.contains("GREETING=hunter2");
        assert!(!shows_value, "{values:?} {run:?}");
    }
}
