//! Manifests that are very large, very deep, or broken very often.

use std::fmt::Write;

use crate::project::{Project, Run};

const SCHEMA: &str = "\
key: PORT
description: The port to listen on.
type: port
required: true
targets: kubernetes
classification: plain

key: WORKER_ONLY
description: What only the worker reads.
required: true
targets: kubernetes
classification: plain
services: worker
";

const CONFIG: &str = "\
[[environment]]
name = \"prod\"
target = \"kubernetes\"
";

const MANIFESTS: &str = "\
apiVersion: v1
kind: ConfigMap
metadata: {name: config}
data: {PORT: '80'}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: core}
spec:
  template:
    spec:
      containers: [{name: app, envFrom: [{configMapRef: {name: config}}]}]
";

fn check(manifests: &str) -> Run {
    let project = Project::with_schema(SCHEMA);
    project.write("alphaswarm-settings.toml", CONFIG);
    project.write("all.yaml", manifests);
    project.run(&["validate", "--environment", "prod", "--rendered", "all.yaml"])
}

#[test]
fn a_large_stream() {
    let mut text = MANIFESTS.to_owned();
    while text.len() < 3_000_000 {
        let name = format!("name: core-{}}}", text.len());
        let _ = write!(text, "---\n{}", MANIFESTS.replace("name: core}", &name));
    }
    let run = check(&text);
    assert!(run.code == 1 && run.stderr.contains("WORKER_ONLY"), "{}", run.code);
}

#[test]
fn a_deep_document() {
    let run = check(&format!("{MANIFESTS}---\n{}\n", "[".repeat(1_000_000)));
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("document 3 cannot be read"), "{}", run.stderr);
}

#[test]
fn very_many_broken_documents_are_counted() {
    let run = check(&"---\na: [\n".repeat(1_000));
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr.matches("error[broken-manifest]: document").count(), 100);
    let rest = "900 more documents of `all.yaml` cannot be read";
    assert!(run.stderr.contains(rest), "{}", run.stderr);
}
