//! A schema, an environment, and manifests to judge.

use std::io::Write;
use std::process::Stdio;

use crate::project::{Project, Run};

const SCHEMA: &str = "\
key: PORT
description: The port to listen on.
type: port
required: true
targets: local,kubernetes
classification: plain

key: GREETING
description: What the service says first.
required: true
targets: local,kubernetes
classification: plain

key: PASSWORD
description: Opens the database.
required: true
targets: local,kubernetes,cloud
classification: secret

key: DEBUG
description: Only on a developer's machine.
required: false
targets: local
classification: plain

key: APP_CORE_PORT
description: A port that a Service called app-core would overwrite.
required: false
targets: kubernetes
classification: plain

key: STORE
description: A URL.
type: url
required: false
targets: kubernetes
classification: plain
aliases: APP_OLD_STORE

key: SPARE
description: A second password.
required: false
targets: kubernetes
classification: secret

key: WORKER_ONLY
description: What only the worker reads.
required: true
targets: kubernetes
classification: plain
services: worker

key: CORE_ONLY
description: What only core reads.
required: false
targets: kubernetes
classification: plain
services: core
";

const CONFIG: &str = "\
[[environment]]
name = \"prod\"
target = \"kubernetes\"
";

/// A service that has everything it needs.
pub(crate) const CORE: &str = "\
apiVersion: v1
kind: ConfigMap
metadata: {name: config}
data:
  PORT: \"80\"
  GREETING: hello
---
apiVersion: v1
kind: Secret
metadata: {name: secrets}
data:
  PASSWORD: aHVudGVyMg==
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: core}
spec:
  template:
    spec:
      containers:
        - name: app
          envFrom: [{configMapRef: {name: config}}, {secretRef: {name: secrets}}]
---
apiVersion: example.com/v1
kind: Unheard
metadata: {name: of}
";

pub(crate) fn config_map(name: &str, data: &str) -> String {
    format!("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}}}\ndata:\n  {data}\n")
}

pub(crate) fn secret(name: &str, data: &str) -> String {
    format!("---\napiVersion: v1\nkind: Secret\nmetadata: {{name: {name}}}\ndata:\n  {data}\n")
}

/// A Deployment `core` with one container `app`.
pub(crate) fn deployment(container: &str) -> String {
    format!(
        "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: core}}\nspec:\n  template:\n    \
         spec:\n      containers:\n        - name: app\n          {container}\n"
    )
}

/// A project in which manifests are judged.
pub(crate) struct Stage {
    pub(crate) project: Project,
}

impl Stage {
    pub(crate) fn new() -> Self {
        let stage = Self { project: Project::with_schema(SCHEMA) };
        stage.configure("");
        stage.project.write("values.env", "PORT=80\nGREETING=hello\nWORKER_ONLY=x\n");
        stage
    }

    /// Adds lines to the environment.
    pub(crate) fn configure(&self, lines: &str) {
        let config = format!("{CONFIG}values = \"values.env\"\n{lines}");
        self.project.write("alphaswarm-settings.toml", &config);
    }

    pub(crate) fn judge(&self, manifests: &str) -> Run {
        self.judge_with(manifests, "", &[])
    }

    /// Judges what comes from stdin.
    pub(crate) fn judge_with(&self, manifests: &str, lines: &str, arguments: &[&str]) -> Run {
        self.configure(lines);
        let all = ["validate", "--environment", "prod", "--rendered", "-"];
        let mut command = self.project.command(&[&all, arguments].concat());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command starts");
        // A run that is refused at once does not read it.
        let _ = child.stdin.take().expect("a pipe").write_all(manifests.as_bytes());
        Run::of(&child.wait_with_output().expect("it ends"))
    }
}
