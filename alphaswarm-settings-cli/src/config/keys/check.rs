//! The keys of `[check]` and `[[check.ignore]]`.

use super::{ANY, Key, Section};

const fn check(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Check, name, expected, kinds: ANY, default, meaning }
}

const fn ignore(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Ignore, name, expected, kinds: ANY, default, meaning }
}

pub(super) const KEYS: &[Key] = &[
    check(
        "readers",
        "a list of functions: `[\"env_or\", \"config::var\"]`",
        "none",
        "Your own functions that read the variable named by their first argument. A call counts as a use. \
         The file that defines the function may read the environment.",
    ),
    check(
        "ambient",
        "a list of names: `[\"JAVA_*\"]`",
        "none",
        "More names that the system or a tool sets, so that no schema has to declare them. \
         docs/ambient-names.md lists the built-in ones. A `*` at the end matches anything.",
    ),
    check(
        "placeholders",
        "a list of strings: `[\"CHANGE_ME\"]`",
        "none",
        "More values that count as placeholders for a secret, like the empty string, `changeme` and `sample-…`.",
    ),
    check("tests", "`true` or `false`", "`false`", "Whether test code is checked too."),
    check(
        "exclude",
        "a list of globs: `[\"third-party/\"]`",
        "none",
        "Files and directories that are not read, in the syntax of `.gitignore`.",
    ),
    check(
        "baseline",
        "a path",
        "none",
        "The file of accepted findings. `check --baseline` overrides it.",
    ),
    check(
        "rules",
        "a table of codes and severities",
        "those of `[rules]`",
        "Severities as in `[rules]`, for `check` only.",
    ),
    check(
        "ignore",
        "a list of tables: write `[[check.ignore]]`",
        "none",
        "Each `[[check.ignore]]` hides some findings, and gives the reason.",
    ),
    ignore("path", "a glob", "every file", "The files, in the syntax of `.gitignore`."),
    ignore("key", "a name", "every key", "The variable. A `*` at the end matches anything."),
    ignore("rule", "a code", "every rule", "A code, which is a heading of docs/diagnostics.md."),
    ignore("reason", "a non-empty string", "", "Why the findings may stay."),
];
