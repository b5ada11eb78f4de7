//! The keys above every heading of the configuration.

use super::{ANY, Key, Section};

const fn top(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Top, name, expected, kinds: ANY, default, meaning }
}

pub(super) const KEYS: &[Key] = &[
    top(
        "schema",
        "a path",
        "`schema/.env.schema` or `.env.schema`, here or in a directory above",
        "The path of the schema.",
    ),
    top(
        "artifact",
        "a list of tables: write `[[artifact]]`",
        "no artifacts",
        "Each `[[artifact]]` describes one generated file.",
    ),
    top(
        "environment",
        "a list of tables: write `[[environment]]`",
        "no environments",
        "Each `[[environment]]` describes one deployment, such as staging or prod.",
    ),
    top(
        "rotations",
        "a path",
        "`rotations.toml` in the directory of the schema",
        "The path of the [ledger of rotations](rotation.md).",
    ),
    top(
        "rules",
        "a table of codes and severities",
        "the severities of docs/diagnostics.md",
        "Severities: `code = \"error\"`, `\"warning\"`, `\"note\"` or `\"off\"`. The codes are the \
         headings of docs/diagnostics.md.",
    ),
    top(
        "check",
        "a table: write `[check]`",
        "the defaults below",
        "Settings of `alphaswarm-settings check`.",
    ),
    top(
        "compat",
        "a table: write `[compat]`",
        "the defaults below",
        "Settings of [`alphaswarm-settings compat`](compat.md).",
    ),
];
