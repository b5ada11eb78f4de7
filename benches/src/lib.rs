//! Inputs of the benchmarks, and what they have in common.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// AlphaSwarm's own schema.
pub const ALPHASWARM: &str = include_str!("../../schema/.env.schema");

/// The command, built as it is released.
///
/// # Panics
///
/// When it does not build.
#[must_use]
pub fn command() -> escargot::CargoRun {
    escargot::CargoBuild::new()
        .manifest_path(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../alphaswarm-settings-cli/Cargo.toml"
        ))
        .bin("alphaswarm-settings")
        .release()
        .run()
        .expect("the command builds")
}

/// Runs the command in a directory.
///
/// # Panics
///
/// When it fails.
pub fn run(binary: &Path, directory: &Path, arguments: &[&str]) {
    let output = Command::new(binary).args(arguments).current_dir(directory).output();
    let output = output.expect("the command starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The most memory in KiB that a run in a directory holds, as Linux tells while it runs.
///
/// # Panics
///
/// When it does not start.
#[must_use]
pub fn peak(binary: &Path, directory: &Path, arguments: &[&str]) -> Option<usize> {
    let mut command = Command::new(binary);
    command.args(arguments).current_dir(directory).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the command starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().expect("a child").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(kib);
    }
    peak
}

/// How long `work` takes, of several times the one in the middle; `prepare` does not count.
pub fn median(times: usize, mut prepare: impl FnMut(), mut work: impl FnMut()) -> Duration {
    let mut measured: Vec<_> = (0..times)
        .map(|_| {
            prepare();
            let began = Instant::now();
            work();
            began.elapsed()
        })
        .collect();
    measured.sort_unstable();
    measured[times / 2]
}

/// A schema of `count` variables: of every ten, four are secret and six plain, with values of at
/// most eight bytes.
#[must_use]
pub fn schema(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let (default, classification) = match number % 10 {
            0..4 => (String::new(), "secret"),
            _ => (number.to_string(), "plain"),
        };
        let _ = write!(
            text,
            "key: ALPHASWARM_BENCH_{number}\ndescription: Knob number {number} of the benchmark.\n\
             required: false\ndefault: {default}\ntargets: local,kubernetes,cloud\n\
             classification: {classification}\n\n"
        );
    }
    text
}
