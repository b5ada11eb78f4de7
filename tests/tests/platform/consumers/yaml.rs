//! The readers of the two manifests.

use std::path::Path;

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::{Consumer, note};
use alphaswarm_settings_tests::facts;
use alphaswarm_settings_tests::project::{CONFIG_MAP, Project, SECRET};
use serde_json::{Value, json};

use super::{data, documents, kubectl_minor};

/// The one document of a file.
fn document(reader: &str, file: &Path) -> Option<Value> {
    let mut documents = documents(reader, file)?;
    assert_eq!(documents.len(), 1, "{documents:?}");
    documents.pop()
}

#[test]
fn both_readers_find_the_defaults_in_the_config_map() {
    let project = Project::generated();
    for reader in ["pyyaml", "ruamel"] {
        let Some(manifest) = document(reader, &project.path(CONFIG_MAP)) else { return };
        assert_eq!(manifest["apiVersion"], "v1");
        assert_eq!(manifest["kind"], "ConfigMap");
        assert_eq!(manifest["metadata"]["name"], "alphaswarm-config");
        assert_eq!(data(&manifest), facts::config_map());
    }
}

#[test]
fn both_readers_find_placeholders_in_the_secret() {
    let project = Project::generated();
    for reader in ["pyyaml", "ruamel"] {
        let Some(manifest) = document(reader, &project.path(SECRET)) else { return };
        assert_eq!(manifest["apiVersion"], "v1");
        assert_eq!(manifest["kind"], "Secret");
        assert_eq!(manifest["type"], "Opaque");
        assert_eq!(manifest["metadata"]["name"], "alphaswarm-secrets");
        assert_eq!(
            manifest["metadata"]["annotations"],
            json!({
                "config.kubernetes.io/local-config": "true",
                "argocd.argoproj.io/hook": "Skip",
            })
        );
        assert_eq!(data(&manifest), facts::secret());
    }
}

#[test]
fn both_manifests_name_their_maker() {
    let project = Project::generated();
    let labels = json!({
        "app.kubernetes.io/part-of": "alphaswarm",
        "app.kubernetes.io/managed-by": "alphaswarm-settings",
    });
    for artifact in [CONFIG_MAP, SECRET] {
        let Some(manifest) = document("pyyaml", &project.path(artifact)) else { return };
        assert_eq!(manifest["metadata"]["labels"], labels, "{artifact}");
    }
}

/// What `kubectl kustomize` makes of a directory with these files, without a cluster.
fn kustomized(project: &Project, files: &[(&str, &str)]) -> Option<Vec<Value>> {
    let mut kubectl = Consumer::Kubectl.command()?;
    let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    project.write("base/kustomization.yaml", &format!("resources: [{}]\n", names.join(", ")));
    for (name, artifact) in files {
        project.write(&format!("base/{name}"), &project.read(artifact));
    }
    let rendered = run(kubectl.arg("kustomize").arg(project.path("base"))).succeeded();
    project.write("rendered.yaml", &rendered);
    documents("pyyaml", &project.path("rendered.yaml"))
}

#[test]
fn kustomize_reads_the_config_map() {
    let project = Project::generated();
    let Some(rendered) = kustomized(&project, &[("configmap.yaml", CONFIG_MAP)]) else { return };
    assert_eq!(rendered.len(), 1, "{rendered:?}");
    assert_eq!(data(&rendered[0]), facts::config_map());
}

#[test]
fn kustomize_drops_a_scaffold_that_is_listed_by_mistake() {
    let project = Project::generated();
    let files = [("configmap.yaml", CONFIG_MAP), ("secret.yaml", SECRET)];
    let Some(rendered) = kustomized(&project, &files) else { return };
    let kinds: Vec<_> = rendered.iter().map(|manifest| &manifest["kind"]).collect();
    if drops_local_config() {
        assert_eq!(kinds, ["ConfigMap"]);
    } else {
        note("this kubectl is older than 1.21: its kustomize knows no local-config");
    }
}

/// The annotation has its meaning since the kustomize of kubectl 1.21; Debian 12 has 1.20.
fn drops_local_config() -> bool {
    kubectl_minor().expect("it has just run") >= 21
}
