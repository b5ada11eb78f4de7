//! The readers of what clouds without Kubernetes read.

use std::collections::BTreeMap;

use alphaswarm_settings_tests::consumer::{Consumer, run_script};
use alphaswarm_settings_tests::facts::{self, Fact, Values};
use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::{file, read};
use serde_json::Value;

const ENVIRONMENT: &str = "
[[environment]]
name = \"live\"
target = \"cloud\"
values = \"prod.env\"
omit = [\"AZURE_CLIENT_SECRET\"]
";

fn generated(project: &Project, kind: &str, more: &[&str]) -> String {
    let arguments = ["generate", "--env", "cloud", "--kind", kind, "--out", "-"];
    project.run(&[&arguments, more].concat()).succeeded()
}

fn in_cloud() -> Vec<Fact> {
    facts::all().into_iter().filter(|fact| fact.targets.iter().any(|t| t == "cloud")).collect()
}

fn is_plain(fact: &Fact) -> bool {
    fact.classification == "plain"
}

/// The sort of a value and of everything in it; of a list, the sort of its items.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), shape(value))).collect()
        }
        Value::Array(items) => {
            let mut shapes: Vec<_> = items.iter().map(shape).collect();
            shapes.dedup();
            Value::Array(shapes)
        }
        Value::String(_) => "a string".into(),
        Value::Bool(_) => "a truth value".into(),
        Value::Number(_) => "a number".into(),
        Value::Null => Value::Null,
    }
}

fn documented(name: &str) -> Value {
    let text = read(file(&format!("tests/fixtures/cloud/{name}.json")));
    shape(&serde_json::from_str(&text).expect("JSON"))
}

#[test]
fn the_list_says_everything_but_the_values_of_secrets() {
    let text = generated(&Project::new(), "json", &[]);
    let list: Vec<BTreeMap<String, Value>> = serde_json::from_str(&text).expect("a list");
    let plain = list.iter().find(|variable| !variable["value"].is_null()).expect("a plain one");
    let plain: Value = [Value::from_iter(plain.clone())].into_iter().collect();
    assert_eq!(shape(&plain), documented("variables"));
    let expected = in_cloud().into_iter().map(|fact| {
        let value = if is_plain(&fact) { Value::from(fact.default) } else { Value::Null };
        let required = Value::from(fact.required == "true");
        let members = [
            ("key", fact.key.into()),
            ("value", value),
            ("classification", fact.classification.into()),
            ("required", required),
        ];
        members.map(|(name, value): (_, Value)| (name.to_owned(), value)).into()
    });
    assert_eq!(list, expected.collect::<Vec<_>>());
}

#[test]
fn ecs_gets_values_and_the_places_of_secrets() {
    let project = Project::new();
    let text = generated(&project, "ecs", &[]);
    let definition: Value = serde_json::from_str(&text).expect("an object");
    assert_eq!(shape(&definition), documented("container-definition"));
    let named = |list: &str, member: &str| -> Values {
        let items = definition[list].as_array().expect("a list").iter();
        let text = |item: &Value, name: &str| item[name].as_str().expect("a string").to_owned();
        items.map(|item| (text(item, "name"), text(item, member))).collect()
    };
    let plain = in_cloud().into_iter().filter(is_plain).map(|fact| (fact.key, fact.default));
    assert_eq!(named("environment", "value"), plain.collect());
    let secrets = in_cloud().into_iter().filter(|fact| !is_plain(fact));
    let places = secrets.map(|fact| (format!("/alphaswarm/{}", fact.key), fact.key));
    assert_eq!(named("secrets", "valueFrom"), places.map(|(place, key)| (key, place)).collect());
}

#[test]
fn an_environment_says_what_and_where() {
    let project = Project::new();
    let config = project.read("alphaswarm-settings.toml");
    project.write("alphaswarm-settings.toml", &format!("{config}{ENVIRONMENT}"));
    let values = "ALPHASWARM_ENV=prod\nALPHASWARM_AUTH_OIDC_ISSUER=https://id.example/\n\
                  ALPHASWARM_AUTH_OIDC_CLIENT_ID=core\n";
    project.write("prod.env", values);
    let text = generated(&project, "ecs", &["--environment", "live"]);
    for part in [
        "{\"name\": \"ALPHASWARM_ENV\", \"value\": \"prod\"}",
        "\"valueFrom\": \"/alphaswarm/live/ALPHASWARM_DATABASE_PASSWORD\"}",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("AZURE_CLIENT_SECRET"), "{text}");
    let arn = "remote = \"arn:aws:ssm:eu-west-1:123456789012:parameter/{environment}/{key}\"\n";
    project.write("alphaswarm-settings.toml", &format!("{config}{ENVIRONMENT}{arn}"));
    let text = generated(&project, "ecs", &["--environment", "live"]);
    let place = "arn:aws:ssm:eu-west-1:123456789012:parameter/live/ALPHASWARM_DATABASE_PASSWORD";
    assert!(text.contains(place), "{text}");
    let list = generated(&project, "json", &["--environment", "live"]);
    assert!(list.contains("\"key\": \"ALPHASWARM_ENV\", \"value\": \"prod\""), "{list}");
}

#[test]
fn yaml_readers_find_texts_in_the_file_for_cloud_run() {
    let project = Project::new();
    project.write("env.yaml", &generated(&project, "cloudrun", &[]));
    let plain = in_cloud().into_iter().filter(is_plain).map(|fact| (fact.key, fact.default));
    let expected: Values = plain.collect();
    for reader in ["pyyaml", "ruamel"] {
        let path = project.path("env.yaml");
        let Some(text) = run_script(Consumer::Python, "read_yaml.py", &[reader], &path) else {
            return;
        };
        let documents: Vec<Values> = serde_json::from_str(&text).expect("strings behind keys");
        assert_eq!(documents, std::slice::from_ref(&expected), "{reader}");
    }
}

#[test]
fn files_of_these_kinds_can_be_configured_and_are_not_overwritten_blindly() {
    let project = Project::new();
    let mut config = project.read("alphaswarm-settings.toml");
    for kind in ["json", "ecs", "cloudrun"] {
        let artifact = ["\n[[artifact]]\nenv = \"cloud\"\nkind = \"", kind, "\"\n"];
        config.extend(artifact.into_iter().chain(["out = \"out.", kind, "\"\n"]));
    }
    project.write("alphaswarm-settings.toml", &config);
    project.generate();
    assert_eq!(project.run(&["validate"]).code, 0);
    project.edit_schema("http://jaeger:16686", "http://jaeger:16687");
    let run = project.run(&["validate"]);
    for kind in ["json", "ecs", "cloudrun"] {
        assert!(run.stdout.contains(&format!("--- out.{kind}\n")), "{}", run.stdout);
    }
    assert!(!run.stdout.contains("REDACTED"), "{}", run.stdout);
    for kind in ["json", "ecs", "cloudrun"] {
        project.write(&format!("out.{kind}"), "{\"PASSWORD\": \"hunter2\"}\n");
        let file = format!("out.{kind}");
        let arguments = ["generate", "--env", "cloud", "--kind", kind, "--out", &file];
        let refused = project.run(&arguments);
        assert!(refused.code == 2 && refused.stderr.contains("did not write"), "{refused:?}");
        let diff = project.run(&[&arguments as &[_], &["--diff"]].concat());
        assert!(diff.code == 1 && !diff.stdout.contains("hunter2"), "{diff:?}");
        let _ = project.run(&[&arguments as &[_], &["--force"]].concat()).succeeded();
    }
}
