//! How long `check` takes beside `rg` for the same names, each as a whole process:
//! `cargo bench --package alphaswarm-settings-benches --bench check -- [TREE…]`.
//!
//! Without an argument the tree is one of 100,000 files that is made here, and `--staged` is timed in
//! it too. Both programs read the same files by turns, so that the ratio holds on a busy machine.

mod generated;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use alphaswarm_settings_benches::{command, median, peak};

const TIMES: usize = 7;
const FILES: usize = 100_000;

fn main() {
    let binary = command();
    let trees: Vec<_> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    for tree in &trees {
        let tree = fs::canonicalize(tree).expect("a tree");
        compare(binary.path(), &tree, &tree.to_string_lossy());
    }
    if trees.is_empty() {
        let tree = tempfile::tempdir().expect("a directory");
        generated::make(tree.path(), FILES);
        compare(binary.path(), tree.path(), &format!("{FILES} files"));
        staged(binary.path(), tree.path());
    }
}

/// Times both on one tree. The names are those that `check` finds in it.
fn compare(binary: &Path, tree: &Path, name: &str) {
    let beside = tempfile::tempdir().expect("a directory");
    let schema = beside.path().join("schema");
    fs::write(&schema, generated::SCHEMA).expect("a schema");
    let arguments = ["--schema", schema.to_str().expect("a path"), "check", "."];
    let names = names(binary, tree, &arguments);
    let patterns = beside.path().join("names");
    let listed = names.iter().cloned().collect::<Vec<_>>().join("\n");
    fs::write(&patterns, listed).expect("names");
    println!("{name}: {} names", names.len());
    let check = || time(Command::new(binary).args(arguments), tree);
    let rg = || {
        let mut rg = Command::new("rg");
        time(rg.args(["--hidden", "--glob", "!.git", "-Ff"]).arg(&patterns).arg("."), tree)
    };
    if rg().is_none() {
        println!("  rg is not on PATH: nothing to compare with");
        let alone = median(TIMES, || {}, || assert!(check().is_some()));
        println!("  check  {alone:>9.2?}");
    } else {
        let mut pairs: Vec<_> = (0..TIMES).filter_map(|_| check().zip(rg())).collect();
        pairs.sort_by(|a, b| ratio(a).total_cmp(&ratio(b)));
        let pair = pairs[pairs.len() / 2];
        println!("  check  {:>9.2?}   {:.2} x rg, which took {:.2?}", pair.0, ratio(&pair), pair.1);
    }
    if let Some(kib) = peak(binary, tree, &arguments) {
        println!("  memory {:>5} MiB   {} MiB is the largest file", kib >> 10, largest(tree) >> 20);
    }
}

fn ratio(pair: &(Duration, Duration)) -> f64 {
    pair.0.as_secs_f64() / pair.1.as_secs_f64()
}

/// The names of all variables with a finding.
fn names(binary: &Path, tree: &Path, arguments: &[&str]) -> BTreeSet<String> {
    let mut check = Command::new(binary);
    let output = check.args(arguments).args(["--format", "json"]).current_dir(tree).output();
    let report: serde_json::Value =
        serde_json::from_slice(&output.expect("the command starts").stdout).expect("a report");
    let findings = report["findings"].as_array().expect("findings");
    let keys = findings.iter().filter_map(|finding| finding["key"].as_str());
    keys.filter(|key| !key.is_empty()).map(str::to_owned).collect()
}

/// How long a run takes; none where there is no such program. Findings are no failure.
fn time(command: &mut Command, directory: &Path) -> Option<Duration> {
    let began = Instant::now();
    let Output { status, stderr, .. } = command.current_dir(directory).output().ok()?;
    let taken = began.elapsed();
    assert!(matches!(status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&stderr));
    Some(taken)
}

/// The length of the largest file.
fn largest(tree: &Path) -> u64 {
    let (mut largest, mut directories): (u64, Vec<PathBuf>) = (0, vec![tree.to_owned()]);
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
            match entry.metadata() {
                Ok(metadata) if metadata.is_dir() => directories.push(entry.path()),
                Ok(metadata) => largest = largest.max(metadata.len()),
                Err(_) => {}
            }
        }
    }
    largest
}

/// Times what a hook does: ten files are staged in a repository of all the others.
fn staged(binary: &Path, tree: &Path) {
    let git = |arguments: &[&str]| {
        // Nothing is tidied in the background while runs are timed.
        let with = ["user.name=bench", "user.email=bench@example.com", "gc.auto=0"];
        let mut git = Command::new("git");
        for setting in with {
            git.args(["-c", setting]);
        }
        time(git.args(arguments), tree)
    };
    if git(&["init", "--quiet"]).is_none() {
        println!("  git is not on PATH: nothing can be staged");
        return;
    }
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "All files"]);
    for path in generated::code(10) {
        let mut text = fs::read_to_string(tree.join(&path)).expect("a file");
        text.push('\n');
        fs::write(tree.join(&path), text).expect("a file");
    }
    git(&["add", "."]);
    fs::write(tree.join(".env.schema"), generated::SCHEMA).expect("a schema");
    let arguments = ["check", "--staged"];
    let check = || time(Command::new(binary).args(arguments), tree);
    let taken = median(TIMES, || {}, || assert!(check().is_some()));
    println!("  --staged, ten files {taken:>9.2?}");
}
