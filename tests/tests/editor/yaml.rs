//! Files with the modeline of a generated JSON Schema, as yaml-language-server completes and explains them.

use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::file;
use alphaswarm_settings_tests::project::Project;
use serde_json::json;

use crate::client::{Client, Open, word};

const SCHEMA: &str = "\
key: APP_PORT
description: The port to listen on.
type: port
required: false
default: 8080
targets: local, kubernetes
classification: plain

key: APP_MODE
description: How strict to be.
values: strict, permissive
required: true
targets: local, kubernetes
classification: plain

key: APP_TITLE
description: What stands at the top of each page.
required: false
targets: local, kubernetes
classification: plain

key: APP_TOKEN
description: Opens the door.
required: false
targets: local, kubernetes
classification: secret
";

const CONFIG: &str = "\
schema = \".env.schema\"

[[artifact]]
kind = \"json-schema\"
of = \"configmap\"
out = \"schemas/configmap.json\"

[[artifact]]
kind = \"json-schema\"
of = \"compose\"
out = \"schemas/compose.json\"
";

const CONFIG_MAP: &str = "\
# yaml-language-server: $schema=schemas/configmap.json
apiVersion: v1
kind: ConfigMap
metadata:
  name: app
data:
  APP_PORT: \"0\"
  APP_MODE: \n  \n";

const COMPOSE: &str = "\
# yaml-language-server: $schema=schemas/compose.json
services:
  web:
    image: web
    environment:
      APP_PORT: \"0\"
      APP_MODE: \n      \n";

/// A project with the schemas, and a server that looks at it; none where it is not installed.
fn start() -> Option<(Project, Client)> {
    let project = Project::new();
    project.write(".env.schema", SCHEMA);
    project.write("alphaswarm-settings.toml", CONFIG);
    let _ = project.run(&["generate"]).succeeded();
    let mut command = Consumer::Node.command()?;
    let program = "target/consumers/node_modules/yaml-language-server/bin/yaml-language-server";
    command.arg(file(program)).arg("--stdio");
    let said = json!({
        "capabilities": { "textDocument": { "hover": { "contentFormat": ["markdown"] } } },
    });
    let mut editor = Client::start(&mut command, &project.path(""), &said);
    // It would ask a server on the network for schemas.
    let settings = json!({ "yaml": { "schemaStore": { "enable": false } } });
    editor.tell("workspace/didChangeConfiguration", &json!({ "settings": settings }));
    Some((project, editor))
}

/// The labels of what is offered behind the last place where `text` stands.
fn labels(editor: &mut Client, file: &Open, text: &str) -> Vec<String> {
    let offered = editor.offered_after(file, text);
    offered.iter().map(|item| word(&item["label"]).to_owned()).collect()
}

#[test]
fn a_config_map_is_completed_and_explained() {
    let Some((project, mut editor)) = start() else { return };
    project.write("configmap.yaml", CONFIG_MAP);
    let file = editor.open(&project.path("configmap.yaml"), "yaml");
    let problems = editor.problems(&file);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(
        problems.iter().any(|problem| problem.contains("Valid values: \"strict\", \"permissive\""))
    );
    assert!(problems.iter().any(|problem| problem.contains("does not match the pattern")));
    let hover = editor.hover_at(&file, "APP_PORT");
    assert!(hover.contains("The port to listen on."), "{hover}");
    assert_eq!(labels(&mut editor, &file, "APP_MODE: "), ["strict", "permissive"]);
    // A secret does not belong there.
    assert_eq!(labels(&mut editor, &file, "APP_MODE: \n  "), ["APP_TITLE"]);
}

#[test]
fn a_compose_file_is_completed_and_explained() {
    let Some((project, mut editor)) = start() else { return };
    project.write("compose.yaml", COMPOSE);
    let file = editor.open(&project.path("compose.yaml"), "yaml");
    let problems = editor.problems(&file);
    assert!(problems.iter().any(|problem| problem.contains("does not match the pattern")));
    let hover = editor.hover_at(&file, "APP_PORT");
    assert!(hover.contains("The port to listen on."), "{hover}");
    let choices = labels(&mut editor, &file, "APP_MODE: ");
    assert_eq!(choices[..2], ["strict", "permissive"], "{choices:?}");
    let keys = labels(&mut editor, &file, "APP_MODE: \n      ");
    assert_eq!(keys, ["APP_TITLE", "APP_TOKEN"]);
}
