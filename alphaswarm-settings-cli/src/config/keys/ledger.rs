//! The keys of the ledger of rotations.

use super::{ANY, Key, Section};

const fn rotated(
    name: &'static str,
    expected: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key { section: Section::Rotated, name, expected, kinds: ANY, default, meaning }
}

pub(super) const KEYS: &[Key] = &[
    Key {
        section: Section::Ledger,
        name: "rotated",
        expected: "a list of tables: write `[[rotated]]`",
        kinds: ANY,
        default: "no rotations",
        meaning: "Each `[[rotated]]` says that a secret was replaced.",
    },
    rotated("key", "the key of a variable", "", "The secret."),
    rotated("on", "a day: `2026-01-31`", "", "The day on which it was replaced."),
    rotated(
        "environment",
        "the name of an environment",
        "all environments",
        "The `[[environment]]` in which it was replaced.",
    ),
    rotated(
        "evidence",
        "a link to a page, `https://…`, without user and password",
        "none",
        "Where the rotation is recorded, such as a ticket. Never the value, nor a hash of it.",
    ),
];
