//! Generated `ExternalSecret` objects are what the published definition asks for, and kustomize keeps them.

use std::fs;

use alphaswarm_settings_tests::command::{Run, run};
use alphaswarm_settings_tests::consumer::{Consumer, run_script};
use alphaswarm_settings_tests::project::Project;
use serde_json::Value;

const SCHEMA: &str = "\
key: APP_PASSWORD
description: Opens the database.
required: true
targets: kubernetes
classification: secret
remote_ref: \"shared: #1\"

key: APP_TOKEN
description: Opens the API.
required: false
targets: kubernetes
classification: secret
";

const CONFIG: &str = "\
[[artifact]]
env = \"k8s\"
kind = \"external-secret\"
environment = \"prod\"
out = \"external.yaml\"

[[environment]]
name = \"prod\"
target = \"kubernetes\"
namespace = \"app\"
secret_store = \"ClusterSecretStore/vault\"
refresh_interval = \"90m\"
";

#[test]
fn the_objects_are_what_the_definition_asks_for_and_kustomize_keeps() {
    let project = Project::new();
    project.write("schema/.env.schema", SCHEMA);
    project.write("alphaswarm-settings.toml", CONFIG);
    let _ = project.run(&["generate"]).succeeded();
    let Some(objects) = objects(&project, "external.yaml") else { return };
    assert_eq!(objects.len(), 2);
    for object in &objects {
        let Some(valid) = validates(&project, object) else { return };
        let _ = valid.succeeded();
        for (path, wrong) in [
            ("/spec/refreshInterval", Value::from(3600)),
            ("/spec/target/deletionPolicy", Value::from("Keep")),
            ("/spec/data/0/remoteRef", Value::from("key")),
        ] {
            let mut broken = object.clone();
            *broken.pointer_mut(path).expect("it is there") = wrong;
            assert_ne!(
                validates(&project, &broken).expect("Node").code,
                0,
                "{path}: anything is valid"
            );
        }
    }
    assert_eq!(objects[0].pointer("/spec/data/0/remoteRef/key"), Some(&"\"shared: #1\"".into()));
    let Some(mut kubectl) = Consumer::Kubectl.command() else { return };
    project.write("kustomization.yaml", "resources: [external.yaml]\n");
    let built = run(kubectl.arg("kustomize").arg(project.path(""))).succeeded();
    project.write("built.yaml", &built);
    assert_eq!(self::objects(&project, "built.yaml"), Some(objects));
}

/// The documents of a file, as PyYAML reads them; none where there is no Python.
fn objects(project: &Project, name: &str) -> Option<Vec<Value>> {
    let text = run_script(Consumer::Python, "read_yaml.py", &["pyyaml"], &project.path(name))?;
    Some(serde_json::from_str(&text).expect("a list of documents"))
}

fn validates(project: &Project, object: &Value) -> Option<Run> {
    fs::write(project.path("object.json"), object.to_string()).expect("it is written");
    let mut node = Consumer::Node.command()?;
    node.args(["validate_object.mjs", "external-secrets"]).arg(project.path("object.json"));
    Some(run(&mut node))
}
