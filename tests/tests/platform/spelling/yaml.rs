//! Manifests with hostile values and descriptions.

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::{Consumer, run_script};
use alphaswarm_settings_tests::project::{CONFIG_MAP, SECRET};
use k8s_openapi::api::core::v1::{ConfigMap, Secret};
use serde_json::Value;

use super::batch::{Batch, neighbour};
use alphaswarm_settings_tests::readers::Values;

/// A batch with its ConfigMap and its Secret.
fn generated() -> Batch {
    generated_with(|_| true)
}

fn generated_with(wanted: impl Fn(&str) -> bool) -> Batch {
    let batch = Batch::new(wanted);
    let _ = batch.project.run(&["generate", "--env", "k8s"]).succeeded();
    batch
}

fn document(script: &str, mode: &str, batch: &Batch, file: &str) -> Option<Value> {
    let text = run_script(Consumer::Python, script, &[mode], &batch.project.path(file))?;
    let mut documents: Vec<Value> = serde_json::from_str(&text).expect("the reader prints a list");
    assert_eq!(documents.len(), 1, "{script} {mode}");
    documents.pop()
}

fn assert_data(found: &Value, expected: &Values, reader: &str) {
    let found: Values = serde_json::from_value(found["data"].clone()).expect("strings");
    assert_same(&found, expected, reader);
}

fn assert_same(found: &Values, expected: &Values, reader: &str) {
    let differs = |(key, value): &(&String, &String)| found.get(*key) != Some(value);
    assert_eq!(expected.iter().find(differs), None, "{reader}");
    assert_eq!(found.len(), expected.len(), "{reader}");
}

fn placeholders(batch: &Batch) -> Values {
    let keys = batch.values.keys().map(|key| neighbour(key));
    keys.map(|key| (key, "Y2hhbmdlbWU=".to_owned())).collect()
}

#[test]
fn readers_of_yaml_1_1_and_1_2_find_every_value() {
    let batch = generated();
    for (script, mode) in [
        ("read_yaml.py", "pyyaml"),
        ("read_yaml_versions.py", "1.1"),
        ("read_yaml_versions.py", "1.2"),
    ] {
        let Some(config_map) = document(script, mode, &batch, CONFIG_MAP) else { return };
        assert_data(&config_map, &batch.values, mode);
        let Some(secret) = document(script, mode, &batch, SECRET) else { return };
        assert_data(&secret, &placeholders(&batch), mode);
    }
}

#[test]
fn kustomize_finds_every_value() {
    // Its own output has DEL and NEL as they are, and so does not hold what it has read.
    let batch = generated_with(|value| !value.contains(['\u{7f}', '\u{85}']));
    let Some(mut kubectl) = Consumer::Kubectl.command() else { return };
    batch.project.write("base/kustomization.yaml", "resources: [configmap.yaml]\n");
    batch.project.write("base/configmap.yaml", &batch.project.read(CONFIG_MAP));
    let rendered = run(kubectl.arg("kustomize").arg(batch.project.path("base"))).succeeded();
    batch.project.write("rendered.yaml", &rendered);
    let Some(text) = by_kubectl(&batch, "rendered.yaml") else { return };
    let found: ConfigMap = serde_json::from_str(&text).expect("a ConfigMap");
    assert_same(&found.data.expect("data"), &batch.values, "kubectl kustomize");
}

/// A manifest as kubectl reads it, without a cluster.
fn by_kubectl(batch: &Batch, file: &str) -> Option<String> {
    let mut kubectl = Consumer::Kubectl.command()?;
    kubectl.args(["annotate", "--local", "-o", "json", "x=y", "-f"]).arg(batch.project.path(file));
    Some(run(&mut kubectl).succeeded())
}

#[test]
fn kubectl_reads_both_manifests_into_the_types_of_kubernetes() {
    let batch = generated();
    batch.project.write("secret.yaml", &batch.project.read(SECRET));
    let Some(text) = by_kubectl(&batch, CONFIG_MAP) else { return };
    let config_map: ConfigMap = serde_json::from_str(&text).expect("a ConfigMap");
    assert_eq!(config_map.metadata.name.as_deref(), Some("alphaswarm-config"));
    assert_same(&config_map.data.expect("data"), &batch.values, "kubectl");
    let Some(text) = by_kubectl(&batch, "secret.yaml") else { return };
    let secret: Secret = serde_json::from_str(&text).expect("a Secret");
    assert_eq!(secret.type_.as_deref(), Some("Opaque"));
    let data = secret.data.expect("data");
    assert_eq!(data.len(), batch.values.len());
    assert!(data.values().all(|value| value.0 == b"changeme"), "placeholders, and nothing else");
}
