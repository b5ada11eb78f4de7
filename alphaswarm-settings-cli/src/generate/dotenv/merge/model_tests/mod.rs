//! Random lives of a file: a person types, the schema changes, the tool merges. Nothing that the
//! person has typed is ever lost, and merging twice is merging once.

mod person;
mod platform;

use std::collections::BTreeMap;

use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_tests::random::Random;

use super::merge;
use crate::artifact::{Artifact, Env, Kind};
use crate::generate::dotenv;
use crate::variables::VariableIndex;
use person::Person;
use platform::Platform;

const SEQUENCES: u64 = 20_000;
const STEPS: u64 = 7;
const KEYS: [&str; 5] = ["KA", "KB", "KC", "KD", "KE"];

#[test]
fn nothing_typed_is_ever_lost_and_merging_twice_is_merging_once() {
    for seed in 0..SEQUENCES {
        let mut random = Random::new(seed);
        let mut platform = Platform::new(&mut random);
        let mut person = Person::default();
        let mut story = vec![format!("seed {seed}")];
        for step in 0..=STEPS {
            if step > 0 {
                let what = if random.once_in(2) {
                    platform.change(&mut random)
                } else {
                    person.edit(&platform, &mut random)
                };
                story.push(what);
            }
            if step == 0 || step == STEPS || !random.once_in(3) {
                story.push("merge".to_owned());
                run(&platform, &mut person, &story);
            }
        }
    }
}

/// Merges, and compares what came of it with what the person has typed.
fn run(platform: &Platform, person: &mut Person, story: &[String]) {
    let schema = SourceFile::new("schema", platform.text());
    let parsed = parse(&schema);
    assert_eq!(parsed.diagnostics, [], "{}", platform.text());
    let index = VariableIndex::of(&parsed.schema);
    let artifact = Artifact::new(Env::Local, Kind::Env);
    let merged = |text: &str| {
        let source = SourceFile::new(".env", text.replace("\r\n", "\n"));
        merge(&source, &parsed.schema, &index, &artifact).text
    };
    let before = person.text();
    let after = merged(&before);
    let told = || {
        format!(
            "{story:#?}\n--- schema\n{}\n--- before\n{before}\n--- after\n{after}",
            platform.text()
        )
    };
    assert_eq!(merged(&after), after, "merging again: {}", told());
    assert!(!after.contains('\r'), "{}", told());
    let active = active(&after);
    person.forget_tools_own(platform);
    for (key, value) in person.typed.clone() {
        let name = platform.current_name(&key);
        let holds = |name: &str| active.get(name).is_some_and(|found| *found == value);
        let is_comment = |line: &str| {
            line.starts_with('#') && line.contains(&format!("{key}=")) && line.contains(&value)
        };
        if holds(&name) {
            person.typed.remove(&key);
            person.typed.insert(name, value);
        } else if !holds(&key) {
            assert!(after.lines().any(is_comment), "{key} is lost: {}", told());
            person.typed.remove(&key);
        }
    }
    for comment in &person.comments {
        assert!(after.contains(comment.as_str()), "{comment} is lost: {}", told());
    }
    let renamed: Vec<_> = person.touched.iter().map(|key| platform.current_name(key)).collect();
    person.touched.extend(renamed);
    for (key, default) in platform.defaults() {
        if !person.touched.contains(key) {
            assert_eq!(active.get(key).map(String::as_str), Some(default), "{key}: {}", told());
        }
    }
    person.accept(&after);
}

/// The assignments of a text.
fn active(text: &str) -> BTreeMap<String, String> {
    let source = SourceFile::new(".env", text);
    let document = dotenv::read(&source, None);
    assert_eq!(document.problems, [], "{text}");
    let pair = |set: &alphaswarm_settings_schema::dotenv::Assignment<'_>| {
        (set.key.value.to_owned(), set.value.clone().into_owned())
    };
    document.assignments().map(pair).collect()
}
