//! `compat` predicts which pairings of code and configuration start.
//!
//! Of each seed there are two versions of a platform: random variables, values and objects, and what a
//! few random changes make of them. `compat` compares the two. Then their services are built, with the
//! real macros; their configuration is generated, and put together by the real kustomize; and every
//! service is started in every pairing of old and new code with old and new configuration. What refuses
//! to start is an error of `compat` for that pairing, and nothing else is.
//!
//! `PREDICTS_ROLLOUT_SEEDS=500` runs that many changes in place of a few, and `=7..8` only the one.

mod block;
mod comparison;
mod example;
mod mutation;
mod pairing;
mod platform;
mod service;
mod tally;
mod version;

use std::collections::BTreeMap;

use alphaswarm_settings_tests::random::seeds;

use block::Block;
use comparison::Subject;
use platform::Platform;
use service::Services;
use tally::Tally;
use version::Version;

/// How many changes are made in a usual run: two of every kind, and more that come with them.
const SEEDS: u64 = 2 * mutation::KINDS as u64;

/// How many there are in a long run.
const LONG: usize = 500;

/// How many seeds kustomize is given at once: it compares every object with every other.
const AT_ONCE: usize = 12;

#[test]
fn what_refuses_to_start_is_an_error_and_nothing_else() {
    let root = tempfile::tempdir().expect("a temporary directory");
    let seeds: Vec<u64> = seeds("PREDICTS_ROLLOUT_SEEDS", SEEDS).collect();
    let mut tally = Tally::default();
    let (mut pairs, mut findings) = (Vec::new(), BTreeMap::new());
    for &seed in &seeds {
        let (base, head, changes) = mutation::pair(seed);
        let platform = Platform::new(root.path().join(seed.to_string()), root.path().join("files"));
        platform.bring(&base, "old", |key| held(&base, key, Block::is_needed));
        platform.commit();
        platform.bring(&head, "new", |key| held(&head, key, |_| true));
        findings.insert(seed, platform.compat());
        pairs.push((seed, base, head, changes));
    }
    let mut environments = BTreeMap::new();
    for seeds in seeds.chunks(AT_ONCE) {
        let Some(more) = pairing::environments(root.path(), seeds) else { return };
        environments.extend(more);
    }
    let sources = pairs.iter().flat_map(|(seed, base, head, _)| {
        [service::sources(*seed, "old", base), service::sources(*seed, "new", head)].concat()
    });
    let services = Services::build("predicts-rollout", &sources.collect::<Vec<_>>());
    let mut differences = Vec::new();
    for (seed, base, head, changes) in &pairs {
        let (findings, environments) = (&findings[seed], &environments);
        let subject =
            Subject { seed: *seed, base, head, findings, environments, services: &services };
        let found = subject.differences(&mut tally);
        let changes = changes.join(", ");
        differences.extend(found.iter().map(|it| format!("seed {seed} ({changes}): {it}")));
    }
    if !differences.is_empty() {
        let left = root.keep();
        panic!("{}\nThe platforms are in {}.\n{tally:?}", differences.join("\n"), left.display());
    }
    println!("{tally:?}");
    if seeds.len() as u64 >= SEEDS {
        tally.assert_covers(seeds.len() >= LONG);
    }
}

/// The value of a secret that a Secret holds.
fn held(version: &Version, key: &str, is_held: impl Fn(&Block) -> bool) -> Option<String> {
    let block = version.named(key).filter(|block| is_held(block))?;
    block.values().into_iter().next()
}
