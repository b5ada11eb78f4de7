//! What the library adds to a clean build, beside envconfig, the lightest of its peers.
//!
//! `cargo run -p alphaswarm-settings-benches --bin clean_build` builds programs with 60 settings in an
//! empty target directory, by turns, and prints a table of `docs/speed.md`. It takes about four minutes.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const FIELDS: usize = 60;
const ROUNDS: usize = 5;

fn main() {
    println!("| | alphaswarm-settings | envconfig | ratio |\n|---|---:|---:|---:|");
    for (what, features, dependencies) in [
        ("without `url`", ", default-features = false", ""),
        ("with `url`, the default, beside the crate url", "", "url = \"2\"\n"),
        ("with `envy` too", ", features = [\"envy\"]", "url = \"2\"\n"),
    ] {
        let ours = ours(features);
        let peer = envconfig(dependencies);
        let seconds: Vec<_> =
            (0..ROUNDS).map(|_| (clean_build(&ours), clean_build(&peer))).collect();
        let ours = median(seconds.iter().map(|pair| pair.0));
        let peer = median(seconds.iter().map(|pair| pair.1));
        let ratio = median(seconds.iter().map(|pair| pair.0 / pair.1));
        println!("| {what} | {ours:.1} s | {peer:.1} s | {ratio:.2} |");
    }
}

fn ours(features: &str) -> PathBuf {
    let mut schema = String::new();
    for number in 0..FIELDS {
        let _ = write!(
            schema,
            "key: APP_FIELD_{number}\ndescription: What knob number {number} controls.\n\
             required: false\ndefault: text\ntargets: local,kubernetes,cloud\n\
             classification: plain\n\n"
        );
    }
    let path = workspace().join("alphaswarm-settings").display().to_string();
    let directory = package(
        "ours",
        &format!("alphaswarm-settings = {{ path = {path:?}{features} }}\n"),
        "#[alphaswarm_settings::settings(prefix = \"APP_\")]\npub struct Settings;\n\n\
         fn main() {\n    let settings: Settings = alphaswarm_settings::load().unwrap();\n    \
         println!(\"{}\", settings.field_1);\n}\n",
    );
    write(&directory.join(".env.schema"), &schema);
    directory
}

fn envconfig(dependencies: &str) -> PathBuf {
    let mut source =
        "use envconfig::Envconfig;\n\n#[derive(Envconfig)]\npub struct Settings {\n".to_owned();
    for number in 0..FIELDS {
        let _ = write!(
            source,
            "    #[envconfig(from = \"APP_FIELD_{number}\", default = \"text\")]\n    \
             pub field_{number}: String,\n"
        );
    }
    source.push_str(
        "}\n\nfn main() {\n    let settings = Settings::init_from_env().unwrap();\n    \
         println!(\"{}\", settings.field_1);\n}\n",
    );
    package("envconfig", &format!("envconfig = \"0.11\"\n{dependencies}"), &source)
}

fn package(name: &str, dependencies: &str, source: &str) -> PathBuf {
    let directory = workspace().join("target/clean-build").join(name);
    let manifest = format!(
        "[package]\nname = \"{name}-program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{dependencies}\n[workspace]\n"
    );
    write(&directory.join("Cargo.toml"), &manifest);
    write(&directory.join("src/main.rs"), source);
    // What is to be fetched is fetched before the clock runs.
    cargo(&directory, &["fetch"]);
    directory
}

/// The seconds of a build in an empty target directory.
fn clean_build(directory: &Path) -> f64 {
    cargo(directory, &["clean"]);
    let begin = Instant::now();
    cargo(directory, &["build", "--offline"]);
    begin.elapsed().as_secs_f64()
}

fn cargo(directory: &Path, arguments: &[&str]) {
    let status = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--quiet")
        .current_dir(directory)
        .env("CARGO_TARGET_DIR", directory.join("target"))
        // As what comes from a registry is built.
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_MANIFEST_DIR")
        .stderr(Stdio::inherit())
        .status()
        .expect("cargo starts");
    assert!(status.success(), "cargo {arguments:?} failed in {}", directory.display());
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a directory")).expect("a directory for the file");
    fs::write(path, text).expect("the file is written");
}

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package lies in the workspace")
}
