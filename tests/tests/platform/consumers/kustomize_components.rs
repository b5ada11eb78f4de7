//! What kustomize makes of the component that has the data of the ConfigMap: the same ConfigMap, under a
//! name that changes with its data.

use std::fmt::Write;

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::{Consumer, note};
use alphaswarm_settings_tests::project::Project;
use serde_json::Value;

use super::{data, documents, kubectl_minor};

/// Values that some part of YAML or of kustomize has a meaning for.
const VALUES: [&str; 54] = [
    "8080",
    "\"yes\"",
    "\"\"",
    "''",
    "\"",
    "'",
    "\"'",
    "'\"x\"'",
    "\"a",
    "a\"",
    "'a",
    "a'",
    "say \"hi\"",
    "it's",
    "\"a\" and \"b\"",
    "a=b=c",
    "=a",
    "=",
    "==",
    "#a",
    "a # b",
    "$HOME ${HOME} $(HOME) $$ `id`",
    "Grüß di 😀",
    "\u{200b}a\u{200b}",
    "a\u{a0}b",
    "a\u{2028}b\u{2029}c",
    "a\u{feff}b",
    "\\",
    "a\\",
    "\\n\\x41\\u0041",
    "C:\\a\\\"b\"",
    "a\tb",
    "a\u{1}\u{1b}b",
    "y",
    "no",
    "null",
    "~",
    "1e3",
    "0x1F",
    "010",
    "1_000",
    "2001-01-01",
    "12:30:45",
    "<<",
    "?",
    "- a",
    "a: b",
    "{\"a\": [\"b\"]}",
    "[a, b]",
    "&a",
    "*a",
    "!!binary eA==",
    "imageTags:",
    "{imageTags: [], \"imageTags:\": 1}",
];

const CONFIG: &str = "\
schema = \"schema/.env.schema\"

[[artifact]]
env = \"k8s\"
kind = \"configmap\"
out = \"plain/configmap.yaml\"
labels = { team = \"core\" }

[[artifact]]
env = \"k8s\"
kind = \"kustomize-component\"
out = \"config/kustomization.yaml\"
labels = { team = \"core\" }

[[artifact]]
env = \"k8s\"
kind = \"configmap\"
environment = \"prod\"
out = \"plain-prod/configmap.yaml\"

[[artifact]]
env = \"k8s\"
kind = \"kustomize-component\"
environment = \"prod\"
out = \"prod/config/kustomization.yaml\"

[[environment]]
name = \"prod\"
target = \"kubernetes\"
namespace = \"app-prod\"
values = \"prod/values.env\"
";

const DEPLOYMENT: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: core}
spec:
  selector: {matchLabels: {app: core}}
  template:
    metadata: {labels: {app: core}}
    spec:
      enableServiceLinks: false
      containers:
        - name: core
          image: core
          envFrom: [{configMapRef: {name: alphaswarm-config}}]
          env: [{name: COPY, valueFrom: {configMapKeyRef: {name: alphaswarm-config, key: APP_0}}}]
";

/// A project with the values as defaults, and in another order as those of prod; none with a kubectl
/// that is missing or too old.
fn project() -> Option<Project> {
    // Its kustomize is the first that leaves single quotes at the ends of values alone.
    if kubectl_minor()? < 23 {
        note("this kubectl is older than 1.23: its kustomize drops quotes");
        return None;
    }
    let project = Project::new();
    let (mut schema, mut values) = (String::new(), String::new());
    for (index, value) in VALUES.iter().enumerate() {
        let _ = write!(
            schema,
            "key: APP_{index}\ndescription: d\nrequired: true\ndefault: {value}\n\
             targets: kubernetes\nclassification: plain\n\n"
        );
        // Every other one keeps its default.
        let other = VALUES[VALUES.len() - 1 - index];
        if index % 2 == 0 {
            let _ = writeln!(values, "APP_{index}={other}");
        }
    }
    project.write("schema/.env.schema", &schema);
    project.write("prod/values.env", &values);
    project.write("alphaswarm-settings.toml", CONFIG);
    project.write("base/deployment.yaml", DEPLOYMENT);
    project.write(
        "base/kustomization.yaml",
        "resources: [deployment.yaml]\ncomponents: [../config]\n",
    );
    project.write(
        "prod/kustomization.yaml",
        "namespace: app-prod\nresources: [../base]\ncomponents: [config]\n",
    );
    for plain in ["plain", "plain-prod"] {
        let path = format!("{plain}/kustomization.yaml");
        project.write(&path, "resources: [configmap.yaml]\n");
    }
    project.generate();
    Some(project)
}

/// What kubectl makes of a directory: the ConfigMap first.
fn kustomized(project: &Project, directory: &str) -> Option<Vec<Value>> {
    let mut kubectl = Consumer::Kubectl.command()?;
    let rendered = run(kubectl.arg("kustomize").arg(project.path(directory))).succeeded();
    // PyYAML takes a bare `<<` and `=` for more than strings, which Kubernetes does not.
    let rendered = rendered.replace(": <<\n", ": \"<<\"\n").replace(": =\n", ": \"=\"\n");
    project.write("rendered.yaml", &rendered);
    documents("pyyaml", &project.path("rendered.yaml"))
}

fn name(object: &Value) -> &str {
    object["metadata"]["name"].as_str().expect("a name")
}

#[test]
fn kustomize_makes_the_same_config_map_under_a_name_with_a_hash() {
    let Some(project) = project() else { return };
    for (made, plain) in [("base", "plain"), ("prod", "plain-prod")] {
        let Some(made) = kustomized(&project, made) else { return };
        let Some(plain) = kustomized(&project, plain) else { return };
        let [config_map, deployment] = &made[..] else { panic!("{made:?}") };
        let values = data(config_map);
        assert_eq!(values.len(), VALUES.len());
        assert_eq!(values, data(&plain[0]));
        for part in ["kind", "apiVersion"] {
            assert_eq!(config_map[part], plain[0][part]);
        }
        assert_eq!(config_map["metadata"]["namespace"], plain[0]["metadata"]["namespace"]);
        let hash = name(config_map).strip_prefix("alphaswarm-config-").expect("a hash");
        assert_eq!(hash.len(), 10);
        let container = &deployment["spec"]["template"]["spec"]["containers"][0];
        for reference in [
            &container["envFrom"][0]["configMapRef"],
            &container["env"][0]["valueFrom"]["configMapKeyRef"],
        ] {
            assert_eq!(reference["name"], name(config_map));
        }
        // The labels of the base stay where an environment is merged over it.
        assert_eq!(config_map["metadata"]["labels"]["team"], "core");
        let manager = &config_map["metadata"]["labels"]["app.kubernetes.io/managed-by"];
        assert_eq!(manager, "alphaswarm-settings");
    }
}

#[test]
fn the_defaults_arrive_as_they_are_in_the_schema() {
    let Some(project) = project() else { return };
    let Some(made) = kustomized(&project, "base") else { return };
    let values = data(&made[0]);
    for (index, value) in VALUES.iter().enumerate() {
        assert_eq!(values[&format!("APP_{index}")], *value, "APP_{index}");
    }
}

#[test]
fn the_name_changes_with_the_data_and_with_nothing_else() {
    let Some(project) = project() else { return };
    let name_in = |directory: &str| {
        Some(kustomized(&project, directory)?.first().map(name).expect("a ConfigMap").to_owned())
    };
    let Some(first) = name_in("prod") else { return };
    let schema = project.read("schema/.env.schema");
    project.write("schema/.env.schema", &schema.replace("description: d", "description: other"));
    project.generate();
    assert_eq!(name_in("prod"), Some(first.clone()));
    let values = project.read("prod/values.env");
    project.write("prod/values.env", &format!("{values}APP_1=other\n"));
    project.generate();
    assert_ne!(name_in("prod"), Some(first));
}

#[test]
fn what_is_rendered_passes_the_check_and_a_values_file_is_merged_over_it() {
    let Some(project) = project() else { return };
    let check = || {
        let mut kubectl = Consumer::Kubectl.command()?;
        let rendered = run(kubectl.arg("kustomize").arg(project.path("prod"))).succeeded();
        project.write("rendered.yaml", &rendered);
        Some(project.run(&["validate", "--environment", "prod", "--rendered", "rendered.yaml"]))
    };
    let Some(good) = check() else { return };
    assert_eq!((good.code, good.stderr.as_str()), (0, ""), "{good:?}");
    let overlay = "namespace: app-prod\nresources: [../base]\nconfigMapGenerator:\n  \
                   - {name: alphaswarm-config, behavior: merge, envs: [more.env]}\n";
    project.write("prod/kustomization.yaml", overlay);
    project.write("prod/more.env", "APP_0=\n");
    let Some(unset) = check() else { return };
    assert_eq!(unset.code, 1, "{unset:?}");
    assert!(unset.stderr.contains("error[missing-value]: APP_0: required"), "{unset:?}");
    assert!(unset.stderr.contains("container `core` of Deployment/app-prod/core"), "{unset:?}");
}
