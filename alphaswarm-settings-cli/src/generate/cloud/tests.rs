use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::*;
use crate::artifact::{Artifact, Env};

const SCHEMA: &str = "\
key: PORT
description: The port.
required: true
default: 8080
targets: local,cloud
classification: plain

key: NAME
description: A name.
required: true
default.cloud: é \"x\"
targets: cloud
classification: plain

key: PASSWORD
description: A secret.
required: true
targets: cloud
classification: rotation-required

key: TOKEN
description: Another.
required: false
targets: cloud
classification: secret
remote_ref: arn:aws:secretsmanager:eu-west-1:1:secret:t

key: ELSEWHERE
description: Not here.
required: false
targets: kubernetes
classification: plain
";

fn rendered(schema: &str, artifact: &Artifact) -> String {
    let source = SourceFile::new("schema", schema);
    let parsed = parse(&source);
    assert_eq!(parsed.diagnostics, []);
    crate::generate::render(crate::generate::Inputs::of(&parsed.schema, "s"), artifact).text
}

fn artifact(kind: Kind) -> Artifact {
    Artifact::new(Env::Cloud, kind)
}

#[test]
fn a_list_for_programs() {
    let expected = "[\n  \
        {\"key\": \"PORT\", \"value\": \"8080\", \"classification\": \"plain\", \"required\": true},\n  \
        {\"key\": \"NAME\", \"value\": \"\\u00e9 \\\"x\\\"\", \"classification\": \"plain\", \"required\": true},\n  \
        {\"key\": \"PASSWORD\", \"value\": null, \"classification\": \"rotation-required\", \"required\": true},\n  \
        {\"key\": \"TOKEN\", \"value\": null, \"classification\": \"secret\", \"required\": false}\n]\n";
    assert_eq!(rendered(SCHEMA, &artifact(Kind::Json)), expected);
}

#[test]
fn a_part_of_a_container_definition() {
    let expected = "{\n  \"environment\": [\n    \
        {\"name\": \"PORT\", \"value\": \"8080\"},\n    \
        {\"name\": \"NAME\", \"value\": \"\\u00e9 \\\"x\\\"\"}\n  ],\n  \"secrets\": [\n    \
        {\"name\": \"PASSWORD\", \"valueFrom\": \"/alphaswarm/PASSWORD\"},\n    \
        {\"name\": \"TOKEN\", \"valueFrom\": \"arn:aws:secretsmanager:eu-west-1:1:secret:t\"}\n  ]\n}\n";
    assert_eq!(rendered(SCHEMA, &artifact(Kind::Ecs)), expected);
    let omits = Artifact { omits: true, ..artifact(Kind::Ecs) };
    assert!(!rendered(SCHEMA, &omits).contains("TOKEN"));
    let only_secret = SCHEMA.split_once("key: PASSWORD").expect("it is there").1;
    let text = rendered(&format!("key: PASSWORD{only_secret}"), &artifact(Kind::Ecs));
    assert!(text.starts_with("{\n  \"environment\": [],\n  \"secrets\": [\n"), "{text}");
}

#[test]
fn a_file_for_cloud_run() {
    let text = rendered(SCHEMA, &artifact(Kind::CloudRun));
    assert!(text.contains("\n#: PORT is set by Cloud Run itself\n"), "{text}");
    assert!(text.contains("\nNAME: \"é \\\"x\\\"\"\n"), "{text}");
    assert!(text.contains("\n#: bind it: --set-secrets PASSWORD=SECRET:latest\n"), "{text}");
    assert!(!text.contains("\nPASSWORD"), "{text}");
}

#[test]
fn only_lines_of_plain_variables_are_shown() {
    let source = SourceFile::new("schema", SCHEMA);
    let parsed = parse(&source);
    let index = VariableIndex::of(&parsed.schema);
    for (kind, line, is_hidden) in [
        (Kind::Json, "  {\"key\": \"PORT\", \"value\": \"1\", \"required\": true},", false),
        (Kind::Json, "  {\"key\": \"PASSWORD\", \"value\": \"hunter2\"},", true),
        (
            Kind::Json,
            "  {\"key\": \"PORT\"}, {\"key\": \"PASSWORD\", \"value\": \"hunter2\"}",
            true,
        ),
        (Kind::Json, "hunter2", true),
        (Kind::Ecs, "    {\"name\": \"PORT\", \"value\": \"1\"},", false),
        (Kind::Ecs, "    {\"name\": \"PASSWORD\", \"value\": \"hunter2\"}", true),
        (Kind::Ecs, "    {\"name\": \"UNKNOWN\", \"value\": \"hunter2\"}", true),
        (Kind::CloudRun, "PORT: \"1\"", false),
        (Kind::CloudRun, "PASSWORD: \"hunter2\"", true),
        (Kind::CloudRun, "# hunter2", true),
    ] {
        let own = "hunter\n";
        assert_eq!(!hidden(line, own, kind, &index).is_empty(), is_hidden, "{line}");
        assert_eq!(hidden(line, &format!("{line}\n"), kind, &index), [], "{line}");
    }
}
