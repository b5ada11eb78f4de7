//! Random lives of a runbook: a person types, schema and ledger change, the tool merges. What the
//! person has typed stays in its section to the last byte, and merging twice is merging once.

use std::fmt::Write;

use alphaswarm_settings_schema::diagnostic::Place;
use alphaswarm_settings_tests::random::Random;
use jiff::civil::date;

use super::tests::merged;
use super::*;
use crate::rotation::{Event, Ledger};

const SEQUENCES: u64 = 5_000;
const STEPS: usize = 8;
const KEYS: [&str; 5] = ["KA", "KB", "KC", "KD", "KE"];
/// Lines that look like much, and are no marks.
const LINES: [&str; 14] = [
    "",
    "1. step",
    "- `KA`: x",
    "## KB",
    "## `KX`",
    "> quote",
    "| a | b |",
    "|--|",
    "```sh",
    "<!-- note -->",
    "  <!-- alphaswarm-settings: end -->",
    "grün \u{202e}日本  ",
    "**Purpose of it**",
    "*There is no procedure yet.*",
];

/// The secrets, each with its old name, and the ledger.
#[derive(Debug)]
struct Platform {
    secrets: Vec<(&'static str, Option<&'static str>)>,
    description: usize,
    ledger: Ledger,
}

impl Platform {
    fn schema(&self) -> String {
        let plain =
            "key: Z\ndescription: d\nrequired: true\ntargets: local\nclassification: plain\n";
        self.secrets.iter().fold(plain.to_owned(), |mut text, (key, alias)| {
            let _ = write!(
                text,
                "\nkey: {key}\ndescription: Number {}.\nrequired: true\ntargets: local\n\
                 classification: rotation-required\nrotation: 9d\n",
                self.description
            );
            if let Some(alias) = alias {
                let _ = writeln!(text, "aliases: {alias}");
            }
            text
        })
    }

    fn change(&mut self, random: &mut Random) {
        let unused = |secrets: &[(&str, Option<&str>)]| {
            let is_free = |key: &&str| !secrets.iter().any(|s| s.0 == *key || s.1 == Some(*key));
            KEYS.into_iter().filter(is_free).collect::<Vec<_>>()
        };
        let at = random.below(self.secrets.len());
        match random.below(5) {
            0 => self.description += 1,
            1 if !self.secrets.is_empty() => _ = self.secrets.remove(at),
            2 if !self.secrets.is_empty() => {
                // It gets a new name, and keeps its old one as an alias.
                if let Some(key) = unused(&self.secrets).first() {
                    self.secrets[at] = (key, Some(self.secrets[at].0));
                }
            }
            3 => {
                let day = i8::try_from(random.below(28)).unwrap_or_default() + 1;
                let key = random.of(&KEYS).to_owned();
                let place = Place::default();
                self.ledger.events.push(Event {
                    key,
                    on: date(2026, 1, day),
                    environment: None,
                    place,
                });
            }
            _ => {
                if let Some(key) = unused(&self.secrets).last() {
                    self.secrets.insert(random.below(self.secrets.len() + 1), (key, None));
                }
            }
        }
    }
}

/// Adds or deletes a line that is no mark.
fn edit(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<_> = text.split_inclusive('\n').map(str::to_owned).collect();
    let at = random.below(lines.len() + 1);
    let is_mark = |line: &str| line.starts_with("<!-- alphaswarm-settings:");
    match lines.get(at) {
        Some(line) if random.once_in(4) && !is_mark(line) => _ = lines.remove(at),
        _ => {
            if let Some(last) = lines.last_mut().filter(|last| !last.ends_with('\n')) {
                last.push('\n');
            }
            let end = if at == lines.len() && random.once_in(2) { "" } else { "\n" };
            lines.insert(at, format!("{}{end}", random.of(&LINES)));
        }
    }
    lines.concat()
}

#[test]
fn nothing_typed_is_ever_lost_and_merging_twice_is_merging_once() {
    for seed in 0..SEQUENCES {
        let mut random = Random::new(seed);
        let secrets = vec![("KA", None), ("KB", None)];
        let mut platform = Platform { secrets, description: 0, ledger: Ledger::default() };
        let mut text = merge::ABOVE.to_owned();
        for _ in 0..STEPS {
            match random.below(3) {
                0 => platform.change(&mut random),
                _ => text = edit(&text, &mut random),
            }
            if random.once_in(2) {
                text = merge_and_compare(&platform, &text, seed);
            }
        }
    }
}

fn merge_and_compare(platform: &Platform, before: &str, seed: u64) -> String {
    let schema = platform.schema();
    let after = merged(&schema, &platform.ledger, before).expect("the marks are right");
    let again = merged(&schema, &platform.ledger, &after);
    assert_eq!(again.as_ref(), Ok(&after), "seed {seed}: {before}");
    let [old, new] = [before, &after].map(|text| SourceFile::new("f", text));
    let [old, new] = [&old, &new].map(|file| marks::read(file).document);
    assert!(new.above.contains(old.above.trim_matches('\n')), "seed {seed}: {before}\n=>\n{after}");
    let alias = |key: &str| {
        let it = platform.secrets.iter().find(|(_, alias)| *alias == Some(key));
        it.map(|(key, _)| marks::Name::Secret(key))
    };
    for block in &old.blocks {
        let named = |name| new.blocks.iter().find(|block| block.name == name);
        let renamed = || block.name.key().and_then(alias).and_then(named);
        // Only an untouched section may go.
        let found = named(block.name).or_else(renamed);
        let typed = block.behind.trim_matches('\n');
        let is_untouched = typed.trim().is_empty() || typed.trim() == merge::PLACEHOLDER;
        let keeps = |found: &marks::Block<'_>| found.behind.contains(typed);
        assert!(
            found.map_or(is_untouched, keeps),
            "seed {seed}: {typed:?} of {:?}\n{before}\n=>\n{after}",
            block.name
        );
        for line in block.inner.lines().filter(|line| !blocks::is_own(line, block.name)) {
            let is_there = |found: &marks::Block<'_>| found.behind.contains(line);
            assert!(found.is_some_and(is_there), "seed {seed}: {line}\n{before}\n=>\n{after}");
        }
    }
    after
}

#[test]
fn any_order_of_marks_is_merged_or_refused() {
    const PIECES: [&str; 9] = [
        "<!-- alphaswarm-settings: begin table -->\n",
        "<!-- alphaswarm-settings: begin secret KA -->\n",
        "<!-- alphaswarm-settings: begin secret KX -->\r\n",
        "<!-- alphaswarm-settings: end -->\n",
        "<!-- alphaswarm-settings: end -->",
        "<!-- alphaswarm-settings:",
        "ä\n",
        "\n",
        "| [`",
    ];
    let secrets = vec![("KA", Some("KD")), ("KB", None)];
    let platform = Platform { secrets, description: 0, ledger: Ledger::default() };
    let (mut merges, mut refusals) = (0, 0);
    for seed in 0..SEQUENCES {
        let mut random = Random::new(seed);
        let count = random.below(8);
        let text: String = (0..count).map(|_| random.of(&PIECES)).collect();
        match merged(&platform.schema(), &platform.ledger, &text) {
            Ok(_) => {
                merges += 1;
                merge_and_compare(&platform, &text, seed);
            }
            Err(problems) => {
                refusals += 1;
                assert!(!problems.is_empty());
            }
        }
    }
    assert!(merges > 500 && refusals > 500, "{merges} merges, {refusals} refusals");
}
