//! How long `compat` takes as a whole process, with a file as the base and with a commit of a long history:
//! `cargo bench --package alphaswarm-settings-benches --bench compat`.
//!
//! Each figure stands beside `validate` of the new schema and its values, measured in the same run: it parses
//! one of the two schemas that `compat` does.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use alphaswarm_settings_benches::{command, median, run, schema};

const CONFIG: &str = "schema = \".env.schema\"\n\n[[environment]]\nname = \"prod\"\n\
                      target = \"kubernetes\"\nvalues = \"prod.env\"\n";
const TIMES: usize = 21;
const COMMITS: usize = 50_000;

fn main() {
    let binary = command();
    for variables in [500, 5_000, 50_000] {
        measure(binary.path(), variables);
    }
    history(binary.path());
}

/// Compares two files, of which one variable in ten differs.
fn measure(binary: &Path, variables: usize) {
    let project = project(variables);
    let at = project.path();
    let alone = validated(binary, at);
    let changed = median(TIMES, || {}, || run(binary, at, &["compat", "--against", "base"]));
    print(&format!("{variables} variables"), changed, alone);
    let same = median(TIMES, || {}, || run(binary, at, &["compat", "--against", ".env.schema"]));
    print("  unchanged", same, alone);
}

/// Compares with the first and the last commit of many.
fn history(binary: &Path) {
    let project = project(5_000);
    let at = project.path();
    if import(at).is_none() {
        println!("git is not on PATH: no commit can be read");
        return;
    }
    let alone = validated(binary, at);
    for (what, base) in [("last", "HEAD".to_owned()), ("first", format!("HEAD~{}", COMMITS - 1))] {
        let read = median(TIMES, || {}, || run(binary, at, &["compat", "--against", &base]));
        print(&format!("5000 variables of the {what} of {COMMITS} commits"), read, alone);
    }
}

fn print(what: &str, time: Duration, alone: Duration) {
    let ratio = time.as_secs_f64() / alone.as_secs_f64();
    println!("{what:<50} {time:>9.2?}   {ratio:.1} x `validate`, {alone:.2?}");
}

fn validated(binary: &Path, at: &Path) -> Duration {
    median(TIMES, || {}, || run(binary, at, &["validate", "--environment", "prod"]))
}

fn project(variables: usize) -> tempfile::TempDir {
    let project = tempfile::tempdir().expect("a directory");
    let at = project.path();
    let old = schema(variables);
    let (new, values) = (changed(&old), values(variables));
    for (name, text) in [
        ("base", old.as_str()),
        (".env.schema", &new),
        ("prod.env", &values),
        ("alphaswarm-settings.toml", CONFIG),
    ] {
        fs::write(at.join(name), text).expect("a file");
    }
    project
}

/// Of each fifty blocks one is gone, one is renamed, one has another type, and one another default; as many
/// new ones are at the end. Nothing of that is an error.
fn changed(old: &str) -> String {
    let mut new = String::new();
    let mut added = String::new();
    for (number, block) in old.split_terminator("\n\n").enumerate() {
        let key = format!("ALPHASWARM_BENCH_{number}\n");
        let block = match number % 50 {
            4 => continue,
            5 => block.replace(&key, &format!("ALPHASWARM_NEW_{number}\naliases: {key}")),
            6 => format!("{block}\ntype: uint"),
            7 => block.replace("default: ", "default: 1"),
            8 => {
                let own = block.replace(&key, &format!("ALPHASWARM_ADDED_{number}\n"));
                let _ = write!(added, "{}\n\n", own.replace("Knob", "Added knob"));
                block.to_owned()
            }
            _ => block.to_owned(),
        };
        let _ = write!(new, "{block}\n\n");
    }
    new + &added
}

/// The values of the plain variables that both schemas have.
fn values(variables: usize) -> String {
    let mut values = String::new();
    let is_plain = |number: &usize| number % 10 >= 4 && !(4..=5).contains(&(number % 50));
    for number in (0..variables).filter(is_plain) {
        let _ = writeln!(values, "ALPHASWARM_BENCH_{number}={number}");
    }
    values
}

/// Makes the directory a repository, each commit of which changes another file; all of them have the base.
fn import(at: &Path) -> Option<()> {
    let git = |arguments: &[&str], input: Stdio| {
        let mut git = Command::new("git");
        let done = git.args(arguments).current_dir(at).stdin(input).status().ok()?;
        done.success().then_some(())
    };
    git(&["init", "--quiet", "--initial-branch=main"], Stdio::null())?;
    let stream = at.join(".git/stream");
    let mut out = BufWriter::new(File::create(&stream).expect("a stream"));
    let old = fs::read(at.join("base")).expect("the base");
    let mut write = || {
        for number in 0..COMMITS {
            write!(out, "commit refs/heads/main\ncommitter a <a@b> {number} +0000\ndata 1\na\n")?;
            if number == 0 {
                for (name, text) in [(".env.schema", old.as_slice()), ("prod.env", b"")] {
                    write!(out, "M 644 inline {name}\ndata {}\n", text.len())?;
                    out.write_all(text)?;
                    out.write_all(b"\n")?;
                }
            }
            write!(out, "M 644 inline log/{}\ndata 6\n{number:06}\n", number % 1_000)?;
        }
        out.flush()
    };
    write().expect("the stream is written");
    git(&["fast-import", "--quiet"], File::open(&stream).expect("the stream").into())
}
