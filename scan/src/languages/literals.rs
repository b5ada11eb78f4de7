//! The literals of a language in the bytes of a file, by one search for all of them.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Input, MatchKind};

use super::yaml::root::Roots;
use super::{LANGUAGES, Language};

/// What a comment that suppresses a finding begins with: a file that holds it is always parsed.
pub(super) const SUPPRESSION: &str = "alphaswarm-settings";

/// Strings of which a script has to hold one to read the environment.
pub(super) const SCRIPT: &[&str] = &[
    ".env",
    "$env/",
    "process\"",
    "process'",
    "= process",
    "=process",
    "bun\"",
    "bun'",
    "[\"env\"]",
    "['env']",
    "loadEnv",
];

/// Whether a literal counts that is found in a script: a module is named by all of a string.
pub(super) fn counts_in_script(text: &[u8], at: Range<usize>) -> bool {
    let is_module = matches!(&text[at.clone()], b"process\"" | b"process'" | b"bun\"" | b"bun'");
    let before = at.start.checked_sub(1).and_then(|before| text.get(before));
    !is_module || before.is_some_and(|before| b"\"':".contains(before))
}

/// What the environment is called in a script, and what leads to it there.
pub(super) const SCRIPT_WORDS: &[&[&str]] = &[
    &["env", "loadEnv"],
    &["process", "meta", "Deno", "Bun", "bun", "env/static", "env/dynamic", "loadEnv"],
];

/// Keys of which the root of a document in YAML has to hold one: nothing else tells what it is.
pub(super) const YAML_KEYS: &[&str] = &[
    "services:",
    "kind:",
    "jobs:",
    "runs:",
    "configMapGenerator:",
    "secretGenerator:",
    "patches:",
    "patchesStrategicMerge:",
    "patchesJson6902:",
    "op:",
    "include:",
];

/// One searcher for each row of [`LANGUAGES`]; none where it cannot be built.
static SEARCHERS: LazyLock<Vec<Option<AhoCorasick>>> = LazyLock::new(|| {
    LANGUAGES
        .iter()
        .map(|language| {
            AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(wanted(language))
                .ok()
        })
        .collect()
});

fn wanted(language: &Language) -> impl Iterator<Item = &'static str> {
    language.literals.iter().copied().chain([SUPPRESSION])
}

/// Whether a text holds what makes it worth parsing: a literal with its words, or a comment that
/// suppresses.
pub(super) fn may_use(language: &Language, text: &[u8]) -> bool {
    let roots = OnceCell::new();
    let has_word = |word: &&str| has_word(text, word, &roots);
    holds_one(language, text)
        && (language.words.iter().all(|words| words.iter().any(has_word)) || has(text, SUPPRESSION))
}

fn holds_one(language: &Language, text: &[u8]) -> bool {
    let at = LANGUAGES.iter().position(|row| row.name == language.name);
    let Some(searcher) = at.and_then(|at| SEARCHERS.get(at)?.as_ref()) else {
        return wanted(language).any(|literal| has(text, literal));
    };
    let mut from = 0;
    while let Some(found) = searcher.find(Input::new(text).span(from..text.len())) {
        let counts = || language.counts.is_none_or(|counts| counts(text, found.range()));
        if is_whole(text, &text[found.range()], found.end()) && counts() {
            return true;
        }
        from = found.start() + 1;
    }
    false
}

/// Whether a text holds a literal.
pub(super) fn has(text: &[u8], literal: &str) -> bool {
    let mut found = memchr::memmem::find_iter(text, literal);
    found.any(|at| is_whole(text, literal.as_bytes(), at + literal.len()))
}

/// Whether a text holds a word that is no part of a longer name; one with a colon, as a key of a root.
fn has_word(text: &[u8], word: &str, roots: &OnceCell<Roots>) -> bool {
    let (word, is_key) = word.strip_suffix(':').map_or((word, false), |key| (key, true));
    let mut found = memchr::memmem::find_iter(text, word);
    found.any(|at| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        let behind = text.get(at + word.len()..).unwrap_or_default();
        !is_name(before)
            && if is_key {
                behind.iter().find(|byte| !b"\"' \t".contains(byte)) == Some(&b':')
                    && roots.get_or_init(|| Roots::of(text)).may_hold_key(text, at)
            } else {
                !is_name(behind.first())
            }
    })
}

/// Whether a literal that ends at a place counts there. One that begins with a mark, not with
/// a letter, has to end where a word ends: `.env` is no part of `.environment`.
fn is_whole(text: &[u8], literal: &[u8], end: usize) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    is_letter(literal.first()) || !is_letter(literal.last()) || !is_name(text.get(end))
}

/// Whether a name goes on with a byte.
fn is_name(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_needs_a_way_to_the_environment() {
        let script = LANGUAGES.iter().find(|language| language.name == "TypeScript");
        let script = script.expect("a row");
        for (text, expected) in [
            ("process.env.A", true),
            ("const { env } = process;", true),
            ("const {env:{A}}=process", true),
            ("import { env } from 'node:process';", true),
            ("import { env } from \"bun\";", true),
            ("import { A } from \"$env/static/private\";", true),
            ("import.meta.env.A", true),
            ("Deno.env.get('A')", true),
            ("globalThis.process[\"env\"].A", true),
            ("const e = loadEnv(mode, dir); e.A", true),
            ("// alphaswarm-settings: allow(unused) gone", true),
            ("context.env.A", false),
            ("import { env } from \"@/env.mjs\"; env.A", false),
            ("environment = process.cwd()", false),
            ("const value = process;", false),
            ("my_process.env.A; processed", false),
        ] {
            assert_eq!(may_use(script, text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn yaml_needs_a_key() {
        let yaml = LANGUAGES.iter().find(|language| language.name == "YAML").expect("a row");
        for (text, expected) in [
            ("services:\n  a: 1\n", true),
            ("{\"kind\" : \"Secret\"}", true),
            ("- {op: add, path: /data/A}", true),
            ("'jobs':\n", true),
            ("[\n  {\n    \"op\": \"add\"\n  }\n]\n", true),
            ("a:\n  jobs:\n", false),
            ("title: all kinds of services, and jobs\n", false),
            ("lodash/kind-of: 1\nhelpkind: 2\n", false),
            ("# alphaswarm-settings: allow(undeclared) gone\n", true),
        ] {
            assert_eq!(may_use(yaml, text.as_bytes()), expected, "{text}");
        }
    }

    /// What is found by one search is what is found by one for each literal.
    #[test]
    fn one_search_finds_what_many_find() {
        let texts = [
            "",
            ".env",
            ".environment",
            ".env.environment",
            ".environment.env",
            "x.envs .env",
            "= process",
            "= processing",
            "= processing = process",
            "$env/x",
            "['env']",
            "[\"env\"]",
            "environ",
            "environ.",
            "environs",
            "os.environ\n",
            "env.",
            "\nenv.X",
            " env.",
            " env.str(",
            "getenvx",
            "// alphaswarm-settings: allow(a)",
            "alphaswarm-setting",
            "é.env",
            "\u{0}.env",
            "$",
            "op",
        ];
        for language in LANGUAGES {
            for text in texts {
                let bytes = text.as_bytes();
                let each = wanted(language).any(|literal| {
                    let mut found = memchr::memmem::find_iter(bytes, literal);
                    found.any(|at| {
                        let end = at + literal.len();
                        is_whole(bytes, literal.as_bytes(), end)
                            && language.counts.is_none_or(|counts| counts(bytes, at..end))
                    })
                });
                assert_eq!(
                    holds_one(language, text.as_bytes()),
                    each,
                    "{} {text:?}",
                    language.name
                );
            }
        }
    }
}
