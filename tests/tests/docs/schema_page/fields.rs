//! The table of fields: a row for each field of the language.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::field::FieldName;
use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::{code, row};

/// What the page says of a field, beyond its name and whether it is needed.
struct Row {
    name: &'static str,
    /// What may stand behind the colon.
    form: &'static str,
    /// What holds where the field is left out; empty where it has to be there.
    without: &'static str,
    example: &'static str,
    /// Lines of the block that the example goes with.
    beside: &'static str,
    meaning: &'static str,
}

const ROWS: &[Row] = &[
    Row {
        name: "key",
        form: "letters, digits and `_`, no digit in front",
        without: "",
        example: "ALPHASWARM_PORT",
        beside: "",
        meaning: "The name of the variable in the environment.",
    },
    Row {
        name: "description",
        form: "a string",
        without: "",
        example: "The port that the service listens on.",
        beside: "",
        meaning: "What the variable controls. It is the documentation of the field in Rust, and a \
                  comment in the artifacts.",
    },
    Row {
        name: "type",
        form: "a [type](#types)",
        without: "`string`; `enum` with `values`",
        example: "duration",
        beside: "",
        meaning: "Which values the variable can have, and the type of its field in Rust. It is \
                  never guessed from the default.",
    },
    Row {
        name: "values",
        form: "words with commas between them",
        without: "none",
        example: "debug, info, warning",
        beside: "",
        meaning: "The choices of an enum. A value has to be written exactly so.",
    },
    Row {
        name: "min",
        form: "a value of the type; a length for strings and lists",
        without: "no bound",
        example: "1024",
        beside: "type: port",
        meaning: "The least value that is allowed: of numbers, durations and bytes. For strings the \
                  least number of characters, for lists of items.",
    },
    Row {
        name: "max",
        form: "as `min`",
        without: "no bound",
        example: "10MB",
        beside: "type: bytes",
        meaning: "The greatest value that is allowed.",
    },
    Row {
        name: "pattern",
        form: "a regular expression",
        without: "any string",
        example: "[a-z]+(-[a-z]+)*",
        beside: "",
        meaning: "What the whole of a string matches, or each item of a list of strings. It needs \
                  the feature `pattern`; the syntax is that of the crate `regex-lite`.",
    },
    Row {
        name: "required",
        form: "`true` or `false`",
        without: "",
        example: "true",
        beside: "",
        meaning: "Whether the variable has to be set in every one of its targets. In `local` a \
                  default is enough.",
    },
    Row {
        name: "required_in",
        form: "some of the `targets`",
        without: "what `required` says",
        example: "kubernetes, cloud",
        beside: "",
        meaning: "The targets in which the variable has to be set, in place of `required`.",
    },
    Row {
        name: "default",
        form: "a value of the type, or nothing",
        without: "no default",
        example: "8080",
        beside: "type: port",
        meaning: "The value where none is set. A secret has none.",
    },
    Row {
        name: "default.local",
        form: "as `default`",
        without: "`default`",
        example: "http://localhost:8000",
        beside: "type: url",
        meaning: "The default in the target `local`, in place of `default`.",
    },
    Row {
        name: "default.kubernetes",
        form: "as `default`",
        without: "`default`",
        example: "http://core:8000",
        beside: "type: url",
        meaning: "The default in the target `kubernetes`, in place of `default`.",
    },
    Row {
        name: "default.cloud",
        form: "as `default`",
        without: "`default`",
        example: "https://core.internal",
        beside: "type: url",
        meaning: "The default in the target `cloud`, in place of `default`.",
    },
    Row {
        name: "example",
        form: "a value of the type",
        without: "none",
        example: "eu-west-1",
        beside: "",
        meaning: "A value to show in documentation. It is never a default.",
    },
    Row {
        name: "targets",
        form: "`local`, `kubernetes`, `cloud`, with commas between them",
        without: "",
        example: "local, kubernetes",
        beside: "",
        meaning: "Where the variable exists.",
    },
    Row {
        name: "classification",
        form: "`plain`, `secret` or `rotation-required`",
        without: "",
        example: "secret",
        beside: "",
        meaning: "How its value is treated. The last two are the secret classes.",
    },
    Row {
        name: "rotation",
        form: "days or weeks",
        without: "no cadence",
        example: "90d",
        beside: "classification: rotation-required",
        meaning: "How often a secret is replaced. It goes with `rotation-required` only.",
    },
    Row {
        name: "owner",
        form: "a string",
        without: "none",
        example: "platform team",
        beside: "",
        meaning: "Who is responsible for the variable.",
    },
    Row {
        name: "services",
        form: "names with commas between them",
        without: "every service",
        example: "core, worker",
        beside: "",
        meaning: "The services that read the variable.",
    },
    Row {
        name: "group",
        form: "a string",
        without: "none",
        example: "Connectivity",
        beside: "",
        meaning: "The heading that the variable has in documentation.",
    },
    Row {
        name: "aliases",
        form: "keys with commas between them",
        without: "none",
        example: "ALPHASWARM_LISTEN_PORT",
        beside: "",
        meaning: "Old names that are still read. To set an alias and the key to different values is \
                  an error.",
    },
    Row {
        name: "deprecated",
        form: "a string: the reason",
        without: "not deprecated",
        example: "The service finds the port by itself.",
        beside: "",
        meaning: "Why the variable should no longer be set. `load()` warns when it is.",
    },
    Row {
        name: "replaced_by",
        form: "the key of another variable",
        without: "none",
        example: "OTHER",
        beside: "",
        meaning: "What to set instead. It makes the variable deprecated.",
    },
    Row {
        name: "external",
        form: "a string: the reason",
        without: "not external",
        example: "The image of Redis reads it.",
        beside: "",
        meaning: "What reads the variable outside of the platform's code. It is then never `unused`.",
    },
    Row {
        name: "file",
        form: "`true` or `false`",
        without: "`false`",
        example: "true",
        beside: "",
        meaning: "Whether `KEY_FILE` may name a file that holds the value of a plain variable. For \
                  a secret it always may.",
    },
    Row {
        name: "remote_ref",
        form: "a string",
        without: "made from the key",
        example: "alphaswarm/prod/database-password",
        beside: "classification: secret",
        meaning: "The name of the secret in the secret store.",
    },
];

/// The table of the page.
pub(super) fn table() -> String {
    let mut table = row(&["field", "form", "if left out", "example", "meaning"]);
    table += "|---|---|---|---|---|\n";
    for Row { name, form, without, example, meaning, .. } in ROWS {
        let without = if without.is_empty() { "an error" } else { without };
        table += &row(&[&code(name), form, without, &code(example), meaning]);
    }
    table += &row(&["`x-…`", "a string", "none", "`x-jira: OPS-17`", OWN]);
    table
}

const OWN: &str = "Fields of your own. They are kept in `VARIABLES` and mean nothing here.";

#[test]
fn every_field_has_a_row_that_says_whether_it_is_needed() {
    let rows: Vec<_> = ROWS.iter().map(|row| (row.name, row.without.is_empty())).collect();
    let fields = FieldName::ALL.iter().map(|field| (field.as_str(), field.is_needed()));
    assert_eq!(rows, fields.collect::<Vec<_>>());
}

/// A block with all that is needed, a field of it replaced by the example, and the lines that go with it.
fn block(row: &Row) -> String {
    let mut lines = vec![format!("{}: {}", row.name, row.example)];
    lines.extend(row.beside.lines().map(str::to_owned));
    let written: BTreeSet<_> =
        lines.iter().filter_map(|line| line.split(':').next()).map(str::to_owned).collect();
    for needed in [
        "key: SOME",
        "description: A test.",
        "required: false",
        "targets: local, kubernetes, cloud",
        "classification: plain",
    ] {
        let name = needed.split(':').next().unwrap_or_default();
        if !written.contains(name) {
            lines.push(needed.to_owned());
        }
    }
    lines.join("\n")
}

const OTHER: &str = "

key: OTHER
description: Another one.
required: false
targets: local
classification: plain
";

#[test]
fn every_example_is_accepted() {
    for row in ROWS {
        let text = block(row) + OTHER;
        let source = SourceFile::new(".env.schema", text.as_str());
        let parsed = parse(&source);
        let found: Vec<_> = parsed.diagnostics.iter().map(|found| found.code.name()).collect();
        assert!(found.is_empty(), "{}: {found:?}\n{text}", row.name);
        assert_eq!(parsed.schema.variables.len(), 2, "{}", row.name);
    }
}
