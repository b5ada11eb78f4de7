//! `validate --rendered` predicts `load()`.
//!
//! Random manifests go to the command, and the environment that the kubelet would make of them goes to
//! `load()`. What `load()` refuses is an error of the command at that container, and what it
//! accepts is none. Neither side is a copy of the other: the command never loads, and `load()` knows
//! no manifests.
//!
//! `PREDICTS_LOAD_SEEDS=1000` runs that many streams in place of a few, and `=7..8` only the one.

mod environment;
mod findings;
mod loading;
mod manifests;
mod pool;
mod prediction;
mod settings;
mod spelling;
mod tally;

use alphaswarm_settings::Target;
use alphaswarm_settings_tests::random::{Random, seeds};

use manifests::Stream;
use tally::Tally;

/// How many streams are made, and how many workloads each has.
const STREAMS: u64 = 12;
const WORKLOADS: usize = 150;

#[test]
fn what_load_refuses_is_an_error_and_nothing_else() {
    let mut tally = Tally::default();
    let mut differences = Vec::new();
    let seeds = seeds("PREDICTS_LOAD_SEEDS", STREAMS);
    let is_whole = seeds.end - seeds.start >= STREAMS;
    for seed in seeds {
        let target = if seed % 4 == 3 { Target::Cloud } else { Target::Kubernetes };
        let stream = Stream::new(&mut Random::new(seed), WORKLOADS);
        let findings = findings::of(&stream, target);
        let wrong = prediction::compare(&stream, target, &findings, &mut tally);
        differences.extend(wrong.iter().map(|it| format!("seed {seed}, target {target}: {it}")));
    }
    let first: Vec<_> = differences.iter().take(12).map(String::as_str).collect();
    assert_eq!(differences.len(), 0, "{tally:?}\n{}", first.join("\n"));
    println!("{tally:?}");
    if is_whole {
        tally.assert_covers(&prediction::PREDICTIONS);
    }
}
