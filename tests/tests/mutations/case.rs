//! One input after the other, and a report of the one that fails.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Longer than this takes no check of a small file, in a build without optimizations and on a machine
/// that does other things too.
const LIMIT: Duration = Duration::from_secs(10);

/// Checks one input. Where that fails, or takes long, the input is written to a file.
pub(crate) fn check(name: &str, bytes: &[u8], check: impl Fn(&[u8])) {
    let start = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| check(bytes)));
    let took = start.elapsed();
    if outcome.is_err() || took > LIMIT {
        let path = kept(name, bytes);
        panic!("{name} failed after {took:?}; it is in {}", path.display());
    }
}

/// Leaves an input where a person finds it.
pub(crate) fn kept(name: &str, bytes: &[u8]) -> PathBuf {
    let path = std::env::temp_dir().join(format!("mutation-{name}"));
    std::fs::write(&path, bytes).expect("the input is written");
    path
}

/// Checks every seed, on as many threads as there are processors.
pub(crate) fn each(seeds: Range<u64>, check: impl Fn(u64) + Sync) {
    let next = AtomicU64::new(seeds.start);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        break;
                    }
                    check(seed);
                }
            });
        }
    });
}
