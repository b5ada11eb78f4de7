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
        form: "letters, digits and `_`; not a digit first",
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
        form: "words, separated by commas",
        without: "none",
        example: "debug, info, warning",
        beside: "",
        meaning: "The choices of an enum. They are case-sensitive.",
    },
    Row {
        name: "min",
        form: "a value of the type; a length for strings and lists",
        without: "no bound",
        example: "1024",
        beside: "type: port",
        meaning: "The least value: of numbers, durations and bytes. For strings the least number of \
                  characters, for lists the least number of items.",
    },
    Row {
        name: "max",
        form: "as `min`",
        without: "no bound",
        example: "10MB",
        beside: "type: bytes",
        meaning: "The greatest value, or the greatest number of characters or items.",
    },
    Row {
        name: "pattern",
        form: "a regular expression",
        without: "any string",
        example: "[a-z]+(-[a-z]+)*",
        beside: "",
        meaning: "The whole string has to match it, or each item of a list of strings. Needs the \
                  feature `pattern`; the syntax is that of the crate `regex-lite`.",
    },
    Row {
        name: "required",
        form: "`true` or `false`",
        without: "",
        example: "true",
        beside: "",
        meaning: "Whether the variable has to be set in all of its targets. In `local` a default \
                  is enough.",
    },
    Row {
        name: "required_in",
        form: "some of the `targets`",
        without: "as `required`",
        example: "kubernetes, cloud",
        beside: "",
        meaning: "The targets in which the variable has to be set. Overrides `required`.",
    },
    Row {
        name: "default",
        form: "a value of the type, or nothing",
        without: "no default",
        example: "8080",
        beside: "type: port",
        meaning: "The value if none is set. See [defaults](#targets-required-and-defaults). A \
                  secret has none.",
    },
    Row {
        name: "default.local",
        form: "as `default`",
        without: "`default`",
        example: "http://localhost:8000",
        beside: "type: url",
        meaning: "The default in the target `local`. Overrides `default`.",
    },
    Row {
        name: "default.kubernetes",
        form: "as `default`",
        without: "`default`",
        example: "http://core:8000",
        beside: "type: url",
        meaning: "The default in the target `kubernetes`. Overrides `default`.",
    },
    Row {
        name: "default.cloud",
        form: "as `default`",
        without: "`default`",
        example: "https://core.internal",
        beside: "type: url",
        meaning: "The default in the target `cloud`. Overrides `default`.",
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
        form: "some of `local`, `kubernetes`, `cloud`, separated by commas",
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
        meaning: "Whether the value may be shown. The last two make the variable a [secret](#secrets).",
    },
    Row {
        name: "rotation",
        form: "a number of days or weeks, such as `90d` or `12w`",
        without: "none",
        example: "90d",
        beside: "classification: rotation-required",
        meaning: "How often the secret is replaced: see [rotation.md](rotation.md). Only with \
                  `rotation-required`.",
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
        form: "names, separated by commas",
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
        meaning: "The heading of the variable in documentation.",
    },
    Row {
        name: "aliases",
        form: "keys, separated by commas",
        without: "none",
        example: "ALPHASWARM_LISTEN_PORT",
        beside: "",
        meaning: "Old names that are still read. An alias and its key with different values are an \
                  error.",
    },
    Row {
        name: "deprecated",
        form: "a string: the reason",
        without: "not deprecated",
        example: "The service finds the port by itself.",
        beside: "",
        meaning: "Why the variable should no longer be set. `load()` warns if it is.",
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
        meaning: "What reads the variable, if not the code of this repository. It is then never \
                  reported as `unused`.",
    },
    Row {
        name: "file",
        form: "`true` or `false`",
        without: "`false`",
        example: "true",
        beside: "",
        meaning: "Whether `KEY_FILE` may be set to the path of a file that holds the value. For a \
                  secret it always may.",
    },
    Row {
        name: "remote_ref",
        form: "a string",
        without: "derived from the key by `remote` in the [configuration](config.md)",
        example: "alphaswarm/prod/database-password",
        beside: "classification: secret",
        meaning: "The name of the secret in the external secret store.",
    },
    Row {
        name: "exposure",
        form: "`public`",
        without: "public only if the key begins with `VITE_` or `NEXT_PUBLIC_`",
        example: "public",
        beside: "",
        meaning: "The value may reach a browser. A secret must not.",
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

const OWN: &str = "Your own fields. The constant `VARIABLES` holds them; they have no effect.";

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
