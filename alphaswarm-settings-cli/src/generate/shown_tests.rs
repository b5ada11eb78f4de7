use alphaswarm_settings_schema::parse;

use super::*;
use crate::artifact::{Env, Kind};

const SCHEMA: &str = "\
key: PORT
description: d
required: true
default: 8080
targets: local,kubernetes
classification: plain

key: TOKEN_URL
description: d
required: false
default: http://x
targets: local,kubernetes
classification: plain

key: DSN
description: d
required: true
targets: local,kubernetes
classification: secret
";

fn shown(kind: Kind, text: &str, own: &str) -> String {
    let schema = SourceFile::new("schema", SCHEMA);
    let parsed = parse(&schema);
    let source = SourceFile::new("f", text);
    let env = if kind == Kind::Env { Env::Local } else { Env::K8s };
    masked(&Artifact::new(env, kind), &source, own, &VariableIndex::of(&parsed.schema)).concat()
}

#[test]
fn values_of_an_env_file() {
    for (text, expected) in [
        ("PORT=1\n", "PORT=1\n"),
        ("PORT=1 # x\r\n", "PORT=1 # x\r\n"),
        ("PORT=pg://u:hunter2@h", "PORT=pg://***@h"),
        ("DSN=hunter2 # hunter2\n", "DSN=[REDACTED]\n"),
        ("DSN=hunter2\r\nPORT=1\r\n", "DSN=[REDACTED]\r\nPORT=1\r\n"),
        ("export DSN='hunter2\nhunter2'\nPORT=1", "export DSN=[REDACTED]\n[REDACTED]\nPORT=1"),
        ("DSN=\nDSN2=''\n", "DSN=\nDSN2=''\n"),
        ("# DSN=<set-via-secret-store>\n", "# DSN=<set-via-secret-store>\n"),
        ("DSN=Y2hhbmdlbWU=\n", "DSN=Y2hhbmdlbWU=\n"),
        ("UNKNOWN=hunter2", "UNKNOWN=[REDACTED]"),
        (
            "#: default \"http://x\"\nTOKEN_URL=http://y\n",
            "#: default [REDACTED]\nTOKEN_URL=[REDACTED]\n",
        ),
        ("#: default \"1\"\nPORT=2\n", "#: default \"1\"\nPORT=2\n"),
        ("#: default \"a://u:hunter2@h\"\nPORT=2\n", "#: default \"a://***@h\"\nPORT=2\n"),
        ("#: default \"hunter2\"\n# c\nGONE=\n", "#: default [REDACTED]\n# c\nGONE=\n"),
        ("#: default \"hunter2\"\n", "#: default [REDACTED]\n"),
        ("#: yours, default \"hunter2\"\nGONE=1", "#: yours, default [REDACTED]\nGONE=[REDACTED]"),
        ("#: default \"\"\nDSN=\n", "#: default \"\"\nDSN=\n"),
        ("# DSN = hunter2\n", "# DSN =[REDACTED]\n"),
        ("#export UNKNOWN=hunter2\n", "#export UNKNOWN=[REDACTED]\n"),
        ("# old password: hunter2\n", "# old password:[REDACTED]\n"),
        ("# note: see https://x/y\n", "# note: see https://x/y\n"),
        ("PORT=1 # DSN=hunter2\n", "PORT=1 # DSN=[REDACTED]\n"),
    ] {
        assert_eq!(shown(Kind::Env, text, ""), expected, "{text}");
    }
}

#[test]
fn values_of_a_secret() {
    for (text, expected) in [
        ("data:\n  A: aHVudGVyMg== # hunter2\n", "data:\n  A: [REDACTED]\n"),
        ("data:\n  A: \"Y2hhbmdlbWU=\"\n  B: ''\n", "data:\n  A: \"Y2hhbmdlbWU=\"\n  B: ''\n"),
        ("data:\n  A: ''   # hunter2\n", "data:\n  A: ''   [REDACTED]\n"),
        ("stringData: {A: hunter2, B: hunter2}\n", "stringData: {A: [REDACTED]\n"),
        (
            "stringData:\n  PORT: |\n    hunter2\n    hunter2\ntype: Opaque\n",
            "stringData:\n  PORT: [REDACTED]\n[REDACTED]\n[REDACTED]\ntype: Opaque\n",
        ),
        (
            "metadata:\n  name: x\n  annotations:\n    a: hunter2\n",
            "metadata:\n  name: x\n  annotations:\n    a: [REDACTED]\n",
        ),
        ("# hunter2\n#: mine\ndata: {}\n", "[REDACTED]\n#: mine\ndata: {}\n"),
    ] {
        assert_eq!(shown(Kind::Secret, text, ""), expected, "{text}");
    }
}

#[test]
fn values_of_a_config_map() {
    for (text, expected) in [
        ("data:\n  PORT: \"1\" # x\n", "data:\n  PORT: \"1\" # x\n"),
        ("data:\n  DSN: hunter2\n  PORT: '1'\n", "data:\n  DSN: [REDACTED]\n  PORT: '1'\n"),
        (
            "data:\n  UNKNOWN: >\n    hunter2\n\n    hunter2\n",
            "data:\n  UNKNOWN: [REDACTED]\n[REDACTED]\n\n[REDACTED]\n",
        ),
        ("data:\n  TOKEN_URL: \"\"\n", "data:\n  TOKEN_URL: \"\"\n"),
        ("data:\n  # DSN: hunter2\n  PORT: 1\n", "data:\n  # DSN:[REDACTED]\n  PORT: 1\n"),
        ("kind: Secret\ndata:\n  PORT: hunter2\n", "kind: Secret\ndata:\n  PORT: [REDACTED]\n"),
        ("metadata: {annotations: {a: hunter2}}\n", "metadata: {annotations: {a: [REDACTED]\n"),
    ] {
        assert_eq!(shown(Kind::ConfigMap, text, ""), expected, "{text}");
    }
}

#[test]
fn a_file_that_cannot_be_read_shows_only_what_the_tool_writes_too() {
    let text = "kind: Secret\r\ndata: [\n  hunter2\n\n";
    let expected = "kind: Secret\r\n[REDACTED]\n[REDACTED]\n\n";
    assert_eq!(shown(Kind::Secret, text, "kind: Secret\ntype: Opaque\n"), expected);
}
