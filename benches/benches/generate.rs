//! How long `generate` takes as a whole process, for all four artifacts:
//! `cargo bench --package alphaswarm-settings-benches --bench generate`.
//!
//! Each figure stands beside a floor that was measured in the same run: the start of the same
//! process, and the writing of the same bytes to a disk.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use alphaswarm_settings_benches::{ALPHASWARM, command, median, peak, run, schema};

const MANY: usize = 200_000;

fn main() {
    let binary = command();
    let start = median(51, || {}, || run(binary.path(), Path::new("."), &["--version"]));
    println!("start of the process: {start:.2?}");
    measure(binary.path(), "53 variables", ALPHASWARM, 51, start);
    measure(binary.path(), "200,000 variables", &schema(MANY), 7, start);
}

/// Times a first run, one that finds everything up to date, and the floor below both.
fn measure(binary: &Path, name: &str, schema: &str, times: usize, start: Duration) {
    let project = tempfile::tempdir().expect("a directory");
    let at = project.path();
    fs::create_dir_all(at.join("schema")).expect("a directory");
    fs::write(at.join("schema/.env.schema"), schema).expect("a schema");
    run(binary, at, &["init"]);
    let forget = || drop(fs::remove_dir_all(at.join("deploy")));
    let fresh = median(times, forget, || run(binary, at, &["generate"]));
    let idle = median(times, || {}, || run(binary, at, &["generate"]));
    let validate = median(times, || {}, || run(binary, at, &["validate"]));
    let files = artifacts(&at.join("deploy"));
    let bytes: usize = files.iter().map(Vec::len).sum();
    let floor = median(times, || {}, || write(at, &files));
    println!("{name}: {} KiB of schema, {} KiB of artifacts", schema.len() / 1024, bytes / 1024);
    for (what, time) in [("generate", fresh), ("up to date", idle), ("validate", validate)] {
        let ratio = time.as_secs_f64() / (start + floor).as_secs_f64();
        println!("  {what:<12} {time:>9.2?}   {ratio:.1} x starting and writing the same bytes");
    }
    println!("  writing      {floor:>9.2?}");
    forget();
    // What a process needs to start would hide what a small schema does.
    if schema.len() > 1024 * 1024
        && let Some(kib) = peak(binary, at, &["generate"])
    {
        let ratio = kib * 1024 / schema.len();
        println!("  memory       {kib:>6} KiB   {ratio} x the schema");
    }
}

fn write(directory: &Path, files: &[Vec<u8>]) {
    for (number, bytes) in files.iter().enumerate() {
        let mut file = File::create(directory.join(number.to_string())).expect("a file");
        file.write_all(bytes).and_then(|()| file.sync_all()).expect("the bytes are written");
    }
}

fn artifacts(directory: &Path) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut directories: Vec<PathBuf> = vec![directory.to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).expect("a directory") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                directories.push(path);
            } else {
                found.push(fs::read(path).expect("a file"));
            }
        }
    }
    found
}
