//! The keys of `[compat]`, and of the list of accepted findings.

use super::{ANY, Key, Section};

const fn compat(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Compat, name, expected, kinds: ANY, default, meaning }
}

const fn accepted(name: &'static str, expected: &'static str, meaning: &'static str) -> Key {
    Key { section: Section::Accepted, name, expected, kinds: ANY, default: "", meaning }
}

pub(super) const KEYS: &[Key] = &[
    compat(
        "against",
        "a commit, such as `origin/main`, or a file",
        "none: `--against` is required",
        "The base that the schema is compared with: a branch, a tag or a commit, with `:PATH` for another \
         file in it, or a file. `compat --against` overrides it.",
    ),
    compat(
        "deny_unknown",
        "a list of names",
        "none",
        "The beginnings of names that some service refuses where it does not know them, as with \
         `deny_unknown` of the library.",
    ),
    Key {
        section: Section::Acceptance,
        name: "accepted",
        expected: "a list of tables: write `[[accepted]]`",
        kinds: ANY,
        default: "nothing is accepted",
        meaning: "Each `[[accepted]]` accepts one finding.",
    },
    accepted("rule", "a code", "A code, which is a heading of docs/diagnostics.md."),
    accepted("key", "the key of a variable", "The variable."),
    accepted("reason", "a non-empty string", "Why the finding is no problem."),
];
