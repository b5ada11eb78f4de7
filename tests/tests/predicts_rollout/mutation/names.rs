//! Keys, old names and files.

use alphaswarm_settings_tests::random::Random;

use crate::block::Block;
use crate::version::Version;

use super::{Mutation, add, at};

pub(super) const ALL: &[Mutation] = &[
    ("rename", |version, random| rename(version, random, false, |_| true)),
    ("rename and keep the old name", |version, random| rename(version, random, true, |_| true)),
    ("rename what is required", |version, random| {
        rename(version, random, true, |block| block.is_needed() && !block.is_secret)
    }),
    ("remove an old name", |version, random| {
        let Some(at) = at(version, random, |block| !block.aliases.is_empty()) else { return false };
        let block = &mut version.blocks[at];
        let alias = block.aliases.remove(0);
        if let Some(value) = version.values.remove(&alias) {
            version.values.insert(version.blocks[at].key.clone(), value);
        }
        true
    }),
    ("an old name, and its value", |version, random| {
        let is_set =
            |block: &Block| block.aliases.is_empty() && block.default.is_none() && !block.is_secret;
        let Some(at) = at(version, random, is_set) else { return false };
        let block = &mut version.blocks[at];
        block.aliases.push(format!("OLD_{}", block.key));
        if let Some(value) = version.values.remove(&block.key) {
            version.values.insert(block.aliases[0].clone(), value);
        }
        true
    }),
    ("no file", |version, random| {
        let Some(at) = at(version, random, |block| block.has_file) else { return false };
        let block = &mut version.blocks[at];
        block.has_file = false;
        if let Some(value) = version.values.remove(&format!("{}_FILE", block.key)) {
            version.values.insert(block.key.clone(), value);
        }
        true
    }),
    ("a file", |version, random| {
        let is_it = |block: &Block| !block.has_file && !block.is_secret && block.default.is_none();
        let Some(at) = at(version, random, is_it) else { return false };
        let block = &mut version.blocks[at];
        block.has_file = true;
        if let Some(value) = version.values.remove(&block.key) {
            version.values.insert(format!("{}_FILE", block.key), value);
        }
        true
    }),
    ("merge two", |version, random| {
        let Some(gone) = at(version, random, |block| !block.is_secret) else { return false };
        let gone = version.blocks.remove(gone);
        let is_like = |block: &Block| {
            let is_same = block.value_type == gone.value_type && block.services == gone.services;
            is_same && !block.is_secret
        };
        let Some(at) = at(version, random, is_like) else {
            version.blocks.push(gone);
            return false;
        };
        version.blocks[at].aliases.push(gone.key);
        true
    }),
    ("an old name for another one", |version, random| {
        let is_it = |block: &Block| !block.aliases.is_empty() && !block.is_secret;
        let Some(at) = at(version, random, is_it) else { return false };
        let key = version.blocks[at].aliases.remove(0);
        let value = version.values.remove(&key);
        let own = version.blocks[at].key.clone();
        add(version, random, |block, _| {
            (block.key, block.is_secret) = (key, false);
            block.is_required = true;
        });
        version.values.extend(value.map(|value| (own, value)));
        true
    }),
];

fn rename(
    version: &mut Version,
    random: &mut Random,
    keeps: bool,
    is_it: fn(&Block) -> bool,
) -> bool {
    let Some(at) = at(version, random, |block| !block.key.ends_with("_2") && is_it(block)) else {
        return false;
    };
    let block = &mut version.blocks[at];
    let old = block.key.clone();
    block.key += "_2";
    let new = block.key.clone();
    if keeps {
        block.aliases.push(old.clone());
    }
    // The old value stays alone, the new one is alone, or both are set.
    let (stays, is_new) = *random.of(&[&(true, false), &(false, true), &(true, true)]);
    if let Some(value) = version.values.get(&old).cloned() {
        if is_new {
            version.values.insert(new, value);
        }
        if !stays {
            version.values.remove(&old);
        }
    }
    true
}
