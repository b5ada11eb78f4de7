//! The page of the docs that lists every key of the configuration.

use std::fmt::Write;

use super::keys::{self, Key, Section};
use crate::artifact::Kind;

/// The page, made from the table of keys.
fn page() -> String {
    let mut out = String::from(
        "# `alphaswarm-settings.toml`\n\n\
         <!-- Generated from the table in alphaswarm-settings-cli/src/config/keys; a test keeps \
         the two equal. -->\n\n\
         The configuration of the command. The command looks for this file in the working directory \
         and in the directories above it, up to the one that holds `.git`. `alphaswarm-settings \
         init` writes a first one. All paths in it are relative to its own directory. An unknown \
         key is an error.\n",
    );
    for (section, heading) in [
        (Section::Top, "Top level"),
        (Section::Artifact, "`[[artifact]]`: a generated file"),
        (Section::Environment, "`[[environment]]`: a deployment with values of its own"),
        (Section::Check, "`[check]`: the coverage gate"),
        (Section::Ignore, "`[[check.ignore]]`: findings to hide"),
        (Section::Compat, "`[compat]`: what a change of the schema breaks"),
        (
            Section::Accepted,
            "`[[accepted]]`: an accepted finding, in `compat.toml` next to the schema",
        ),
        (Section::Rotated, "`[[rotated]]`: a rotation, in the file that `rotations` names"),
    ] {
        let _ = write!(out, "\n## {heading}\n\n");
        // Only keys of artifacts differ by kind.
        let has_kinds = section == Section::Artifact;
        out.push_str(if has_kinds { ARTIFACT_HEAD } else { HEAD });
        for key in keys::of(section) {
            row(&mut out, key, has_kinds);
        }
    }
    out
}

const HEAD: &str = "| key | value | default | meaning |\n|---|---|---|---|\n";
const ARTIFACT_HEAD: &str = "| key | `kind` | value | default | meaning |\n|---|---|---|---|---|\n";

fn row(out: &mut String, key: &Key, has_kinds: bool) {
    let Key { name, expected, meaning, .. } = key;
    let default = if key.default.is_empty() { "none: required" } else { key.default };
    let _ = write!(out, "| `{name}` ");
    if has_kinds {
        let _ = write!(out, "| {} ", kinds(key));
    }
    let _ = writeln!(out, "| {expected} | {default} | {meaning} |");
}

/// The kinds of artifact that the key goes with.
fn kinds(key: &Key) -> String {
    let kinds: Vec<_> = key.kinds.iter().map(|kind| format!("`{}`", Kind::as_str(*kind))).collect();
    if kinds.is_empty() { "all".to_owned() } else { kinds.join(", ") }
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
