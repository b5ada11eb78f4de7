//! The page of the docs that lists every key of the configuration.

use std::fmt::Write;

use super::keys::{self, Key, Section};
use crate::artifact::Kind;

/// The page, made from the table of keys.
fn page() -> String {
    let mut out = String::from(
        "# `alphaswarm-settings.toml`\n\n\
         <!-- Made from the table in alphaswarm-settings-cli/src/config/keys.rs; a test keeps \
         the two equal. -->\n\n\
         The command looks for this file in the working directory and in the directories above it, \
         up to the one that holds `.git`. `alphaswarm-settings init` writes one. An unknown key is \
         an error.\n",
    );
    for (section, heading) in [
        (Section::Top, "At the top"),
        (Section::Artifact, "`[[artifact]]`: a generated file"),
        (Section::Environment, "`[[environment]]`: where real values live"),
        (Section::Check, "`[check]`: the coverage gate"),
        (Section::Ignore, "`[[check.ignore]]`: findings that are no problem"),
    ] {
        let _ = write!(out, "\n## {heading}\n\n| key | kinds | value | without it | meaning |\n");
        out.push_str("|---|---|---|---|---|\n");
        for key in keys::of(section) {
            row(&mut out, key);
        }
    }
    out
}

fn row(out: &mut String, key: &Key) {
    let kinds: Vec<_> = key.kinds.iter().map(|kind| format!("`{}`", Kind::as_str(*kind))).collect();
    let kinds = if kinds.is_empty() { "all".to_owned() } else { kinds.join(", ") };
    let default = if key.default.is_empty() { "an error" } else { key.default };
    let Key { name, expected, meaning, .. } = key;
    let _ = writeln!(out, "| `{name}` | {kinds} | {expected} | {default} | {meaning} |");
}

#[test]
fn the_page_in_the_docs_is_made_from_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/config.md");
    if alphaswarm_settings_tests::golden::is_updating() {
        std::fs::write(path, page()).expect("the page can be written");
    }
    let committed = std::fs::read_to_string(path).expect("the page is there");
    assert_eq!(committed, page(), "run the tests with UPDATE_GOLDEN=1");
}
