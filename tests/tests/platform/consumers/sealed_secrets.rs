//! What `seal` writes, opened by an implementation that is not ours, with a key pair made here.

use std::collections::BTreeMap;
use std::fs;

use alphaswarm_settings_tests::command::{Run, run};
use alphaswarm_settings_tests::consumer::{Consumer, run_script};
use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::random::Random;
use serde_json::Value;

const SCRIPT: &str = "sealed_secrets.py";
const SCOPES: [&str; 3] = ["strict", "namespace-wide", "cluster-wide"];

const SCHEMA: &str = "\
key: APP_PASSWORD
description: Opens the database.
required: true
targets: kubernetes
classification: secret

key: APP_TOKEN
description: Opens the API.
required: true
targets: kubernetes
classification: rotation-required
rotation: 90d
";

/// A project with two key pairs; none where there is no Python.
fn project() -> Option<Project> {
    let project = Project::new();
    project.write("schema/.env.schema", SCHEMA);
    run_script(Consumer::Python, SCRIPT, &["keys"], &project.path(""))?;
    Some(project)
}

fn seal(project: &Project, more: &[&str]) -> Run {
    let common = ["--cert", "cert.pem", "--namespace", "prod", "--out", "sealed.yaml"];
    project.run(&[&["seal"], more, &common].concat())
}

/// The values of the SealedSecret; those that do not open are null. `place` is where it would be put.
fn opened(project: &Project, key: &str, place: &[&str]) -> BTreeMap<String, Value> {
    let key = project.path(key).display().to_string();
    let file = project.path("sealed.yaml");
    let mut python = Consumer::Python.command().expect("it made the keys");
    python.args([SCRIPT, "open", &key]).arg(file).args(place);
    serde_json::from_str(&run(&mut python).succeeded()).expect("an object")
}

fn all_null(values: &BTreeMap<String, Value>) -> bool {
    values.len() == 2 && values.values().all(Value::is_null)
}

#[test]
fn a_value_opens_where_its_scope_says_and_nowhere_else() {
    let Some(project) = project() else { return };
    project.write("values.env", "APP_PASSWORD='correct horse'\nAPP_TOKEN=t\n");
    for (scope, in_namespace, in_cluster) in
        [(SCOPES[0], false, false), (SCOPES[1], true, false), (SCOPES[2], true, true)]
    {
        let _ = seal(&project, &["values.env", "--scope", scope]).succeeded();
        let own = opened(&project, "key.pem", &[]);
        let expected = [("APP_PASSWORD", "correct horse"), ("APP_TOKEN", "t")];
        let expected = expected.map(|(key, value)| (key.to_owned(), Value::from(value)));
        assert_eq!(own, BTreeMap::from(expected), "{scope}");
        for (place, opens) in [
            (["prod", "another-name"], in_namespace),
            (["staging", "alphaswarm-secrets"], in_cluster),
        ] {
            let values = opened(&project, "key.pem", &place);
            assert_eq!(values == own, opens, "{scope} in {place:?}: {values:?}");
            assert_eq!(all_null(&values), !opens, "{scope} in {place:?}: {values:?}");
        }
        assert!(all_null(&opened(&project, "other-key.pem", &[])), "{scope}: any key opens it");
    }
}

#[test]
fn one_value_is_replaced_in_the_scope_of_the_file() {
    let Some(project) = project() else { return };
    project.write("values.env", "APP_PASSWORD=old\nAPP_TOKEN=t\n");
    project.write("value", "new\n");
    for scope in SCOPES {
        let _ = seal(&project, &["values.env", "--scope", scope]).succeeded();
        let _ = seal(&project, &["value", "--key", "APP_PASSWORD"]).succeeded();
        let values = opened(&project, "key.pem", &[]);
        assert_eq!((&values["APP_PASSWORD"], &values["APP_TOKEN"]), (&"new".into(), &"t".into()));
    }
}

#[test]
fn every_value_comes_back_as_it_was() {
    let Some(project) = project() else { return };
    let mut random = Random::new(7);
    let mut values =
        vec!["a\nb\r\n\n".to_owned(), "=\u{2028}😀'\"\\$".to_owned(), "x".repeat(300_000)];
    let alphabet: Vec<char> = "aé😀 \t\n'\"\\${}#=\u{85}\u{feff}".chars().collect();
    values.extend((0..10).map(|_| {
        let length = 1 + random.below(60);
        // A byte-order mark at the start does not count, nor one line ending at the end.
        let text: String = (0..length).map(|_| alphabet[random.below(alphabet.len())]).collect();
        format!("a{text}.")
    }));
    project.write("values.env", "APP_PASSWORD=old\nAPP_TOKEN=t\n");
    let _ = seal(&project, &["values.env"]).succeeded();
    for value in values {
        fs::write(project.path("value"), format!("{value}\n")).expect("it is written");
        let _ = seal(&project, &["value", "--key", "APP_TOKEN"]).succeeded();
        assert_eq!(opened(&project, "key.pem", &[])["APP_TOKEN"], value.as_str());
    }
}

#[test]
fn the_object_is_what_the_definition_asks_for_and_kustomize_keeps() {
    let Some(project) = project() else { return };
    project.write("values.env", "APP_PASSWORD=p\nAPP_TOKEN=t\n");
    project.write("kustomization.yaml", "resources: [sealed.yaml]\n");
    for scope in SCOPES {
        let _ = seal(&project, &["values.env", "--scope", scope]).succeeded();
        let object = object(&project, "sealed.yaml");
        project.write("object.json", &object.to_string());
        let _ = validates(&project).expect("Node is installed with Python").succeeded();
        let mut wrong = object.clone();
        wrong["spec"]["encryptedData"] = Value::from("none");
        project.write("object.json", &wrong.to_string());
        assert_ne!(validates(&project).expect("Node").code, 0, "anything is valid");
        let Some(mut kubectl) = Consumer::Kubectl.command() else { continue };
        let built = run(kubectl.arg("kustomize").arg(project.path(""))).succeeded();
        project.write("built.yaml", &built);
        assert_eq!(self::object(&project, "built.yaml"), object, "{scope}");
    }
}

fn object(project: &Project, name: &str) -> Value {
    let text = run_script(Consumer::Python, "read_yaml.py", &["pyyaml"], &project.path(name));
    let documents: Vec<Value> =
        serde_json::from_str(&text.expect("Python")).expect("a list of documents");
    let [object] = &documents[..] else { panic!("{documents:?}") };
    object.clone()
}

fn validates(project: &Project) -> Option<Run> {
    let mut node = Consumer::Node.command()?;
    node.args(["validate_object.mjs", "sealed-secrets"]).arg(project.path("object.json"));
    Some(run(&mut node))
}
