//! Who may see a variable, who reads it, and which object holds it.

use crate::block::{Block, TARGETS};
use crate::version::Layout;

use super::{Mutation, change};

pub(super) const ALL: &[Mutation] = &[
    ("become secret", |version, random| {
        change(
            version,
            random,
            |block| !block.is_secret,
            |block, _| {
                (block.is_secret, block.has_file) = (true, false);
                (block.default, block.default_there) = (None, None);
            },
        )
    }),
    ("become plain", |version, random| {
        change(version, random, |block| block.is_secret, |block, _| block.is_secret = false)
    }),
    ("become public", |version, random| {
        change(
            version,
            random,
            |block| !block.is_secret && block.more.is_empty(),
            |block, _| {
                block.more.push(("exposure".to_owned(), "public".to_owned()));
            },
        )
    }),
    ("another place in the store", |version, random| {
        change(
            version,
            random,
            |block| block.is_secret && block.more.is_empty(),
            |block, _| {
                block.more.push(("remote_ref".to_owned(), format!("shop/{}", block.key)));
            },
        )
    }),
    ("deprecate", |version, random| {
        change(
            version,
            random,
            |block| block.more.is_empty(),
            |block, _| {
                block.more.push(("deprecated".to_owned(), "Nothing reads it.".to_owned()));
            },
        )
    }),
    ("other targets", |version, random| {
        change(
            version,
            random,
            |block| block.required_in.is_none(),
            |block, random| {
                random.of(&TARGETS).clone_into(&mut block.targets);
            },
        )
    }),
    ("other services", |version, random| {
        change(
            version,
            random,
            |_| true,
            |block, random| {
                let all: [&[&str]; 4] = [&[], &["api"], &["worker"], &["api", "worker"]];
                let services = all[random.below(all.len())];
                block.services = services.iter().map(|&name| name.to_owned()).collect();
            },
        )
    }),
    ("leave a service", |version, random| {
        let is_it = |block: &Block| block.is_needed() && block.services.len() != 1;
        change(version, random, is_it, |block, _| block.services = vec!["api".to_owned()])
    }),
    ("carry old names", |version, _| {
        version.carries_aliases = !version.carries_aliases;
        version.blocks.iter().any(|block| !block.aliases.is_empty())
    }),
    ("other objects", |version, _| {
        if version.denies_unknown {
            return false;
        }
        version.layout = match version.layout {
            Layout::Shared => Layout::PerService,
            Layout::PerService => Layout::Shared,
        };
        true
    }),
];
