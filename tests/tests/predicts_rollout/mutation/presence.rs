//! Variables that come and go, and whether they need a value.

use crate::block::{Block, TARGETS};

use super::{Mutation, add, at, change};

pub(super) const ALL: &[Mutation] = &[
    ("add", |version, random| add(version, random, |_, _| ())),
    ("add a required one", |version, random| {
        add(version, random, |block, _| {
            (block.is_required, block.default, block.default_there) = (true, None, None);
            TARGETS[0].clone_into(&mut block.targets);
        })
    }),
    ("add a required one with a default", |version, random| {
        add(version, random, |block, random| {
            (block.is_required, block.is_secret) = (true, false);
            block.default = block.value(random);
        })
    }),
    ("remove", |version, random| {
        let Some(at) = at(version, random, |_| true) else { return false };
        let removed = version.blocks.remove(at);
        if random.percent(70) {
            version.values.retain(|name, _| !removed.names().any(|own| name.starts_with(own)));
        }
        true
    }),
    ("remove what is required", |version, random| {
        let Some(at) = at(version, random, Block::is_needed) else { return false };
        let removed = version.blocks.remove(at);
        version.values.retain(|name, _| !removed.names().any(|own| name.starts_with(own)));
        true
    }),
    ("remove the default", |version, random| {
        change(
            version,
            random,
            |block| block.default.is_some(),
            |block, _| {
                (block.default, block.default_there) = (None, None);
            },
        )
    }),
    ("change the default", |version, random| {
        change(
            version,
            random,
            |block| block.default.is_some(),
            |block, random| {
                block.default = block.value(random);
            },
        )
    }),
    ("add a default", |version, random| {
        change(
            version,
            random,
            |block| block.default.is_none() && !block.is_secret,
            |block, random| {
                block.default = block.value(random);
            },
        )
    }),
    ("become required", |version, random| {
        let set = version.values.clone();
        let is_unset = |block: &Block| {
            let is_set =
                block.default.is_some() || block.names().any(|name| set.contains_key(name));
            !block.is_needed() && block.is_in_cluster() && !is_set
        };
        change(version, random, is_unset, |block, _| {
            (block.is_required, block.required_in) = (true, None);
        })
    }),
    ("become optional", |version, random| {
        let targets = if random.percent(50) { None } else { Some("cloud".to_owned()) };
        change(
            version,
            random,
            |block| block.is_needed() && block.targets == TARGETS[0],
            |block, _| {
                block.is_required = targets.is_some();
                block.required_in.clone_from(&targets);
            },
        )
    }),
];
