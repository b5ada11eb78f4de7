//! Which strings are values, and which of them are set.

use crate::block::{Block, TYPES, WORDS};

use super::{Mutation, at, change, set};

pub(super) const ALL: &[Mutation] = &[
    ("another type", |version, random| {
        change(version, random, |_| true, |block, random| block.set_type(random.of(TYPES), random))
    }),
    ("a type that is near", |version, random| {
        change(
            version,
            random,
            |block| near(&block.value_type).is_some(),
            |block, random| {
                let types = near(&block.value_type).unwrap_or_default();
                let value_type = random.of(types);
                let words = block.words.clone();
                block.set_type(value_type, random);
                if !words.is_empty() && !block.words.is_empty() {
                    block.words = words;
                    block.drop_wrong_defaults();
                }
            },
        )
    }),
    ("a list in place of one", |version, random| {
        let is_it = |block: &Block| ["string", "port", "enum"].contains(&&*block.value_type);
        change(version, random, is_it, |block, _| {
            block.value_type = format!("list<{}>", block.value_type);
            (block.min, block.max) = (None, None);
            block.drop_wrong_defaults();
        })
    }),
    ("remove a word", |version, random| {
        let values: Vec<_> = version.values.values().cloned().collect();
        change(
            version,
            random,
            |block| block.words.len() > 1,
            |block, random| {
                let is_set = |word: &String| values.contains(word);
                let at = block.words.iter().position(is_set).filter(|_| random.percent(70));
                block.words.remove(at.unwrap_or(random.below(block.words.len())));
                block.drop_wrong_defaults();
            },
        )
    }),
    ("add a word, and set one", |version, random| {
        let has_place = |block: &Block| !block.words.is_empty() && block.words.len() < WORDS.len();
        let is_added = change(version, random, has_place, |block, _| {
            let new = WORDS.iter().find(|word| !block.words.iter().any(|own| own == *word));
            block.words.extend(new.map(|word| (*word).to_owned()));
        });
        is_added && set(version, random)
    }),
    ("a type that is near, and a value of it", |version, random| {
        let is_it = |block: &Block| near(&block.value_type).is_some() && !block.is_secret;
        let is_changed = change(version, random, is_it, |block, random| {
            let types = near(&block.value_type).unwrap_or_default();
            block.set_type(random.of(types), random);
        });
        is_changed && set(version, random)
    }),
    ("no bounds, and a value", |version, random| {
        let is_it = |block: &Block| block.min.is_some() || block.max.is_some();
        let is_changed = change(version, random, is_it, |block, _| {
            (block.min, block.max) = (None, None);
        });
        is_changed && set(version, random)
    }),
    ("other bounds", |version, random| {
        change(
            version,
            random,
            |_| true,
            |block, random| {
                block.set_bounds(random);
            },
        )
    }),
    ("no bounds", |version, random| {
        change(
            version,
            random,
            |block| block.min.is_some() || block.max.is_some(),
            |block, _| {
                (block.min, block.max) = (None, None);
            },
        )
    }),
    ("another pattern", |version, random| {
        change(
            version,
            random,
            |_| true,
            |block, random| {
                block.set_pattern(random);
            },
        )
    }),
    ("no pattern", |version, random| {
        change(version, random, |block| block.pattern.is_some(), |block, _| block.pattern = None)
    }),
    ("another value", |version, random| {
        let Some(at) = at(version, random, |block| !block.is_secret && block.is_in_cluster())
        else {
            return false;
        };
        let block = version.blocks[at].clone();
        let before = version.values.clone();
        let name = block.names().find(|name| version.values.contains_key(*name));
        let name = name.unwrap_or(&block.key).to_owned();
        version.values.extend(block.value(random).map(|value| (name, value)));
        version.values != before
    }),
    ("no value", |version, random| {
        let names: Vec<_> = version.values.keys().cloned().collect();
        if names.is_empty() {
            return false;
        }
        version.values.remove(&names[random.below(names.len())]);
        true
    }),
    ("an empty value", |version, random| {
        let has_default =
            |block: &Block| block.default_in_cluster().is_some() && block.is_in_cluster();
        let Some(at) = at(version, random, has_default) else { return false };
        version.blocks[at].is_required = false;
        version.values.insert(version.blocks[at].key.clone(), String::new());
        true
    }),
];

/// The types that are within a type, or that it is within.
fn near(value_type: &str) -> Option<&'static [&'static str]> {
    Some(match value_type {
        "string" => &["path", "url", "enum", "list<string>", "uint"],
        "uint" => &["int", "float", "string", "port", "bytes", "bool"],
        "int" => &["uint", "float", "string"],
        "float" => &["int", "uint"],
        "port" => &["uint", "int", "list<port>"],
        "bool" => &["enum", "string", "uint"],
        "bytes" => &["uint", "string"],
        "enum" => &["string", "list<enum>", "bool"],
        "path" | "url" => &["string"],
        "list<string>" => &["string", "list<enum>"],
        "list<port>" => &["list<uint>", "port"],
        "list<uint>" => &["list<port>", "uint"],
        "list<enum>" => &["list<string>", "enum"],
        _ => return None,
    })
}
