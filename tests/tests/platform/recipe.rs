//! "Adding a new variable", step by step, in a clean copy of the platform with a service of its own.

use std::fs;

use alphaswarm_settings_tests::command::{Run, alphaswarm_settings};
use alphaswarm_settings_tests::package::Package;
use alphaswarm_settings_tests::project::{CONFIG_MAP, config};

/// A service, and a test that knows every key of its environment.
const MAIN: &str = r#"
#[alphaswarm_settings::settings(prefix = "ALPHASWARM_")]
struct Settings;

fn main() -> Result<(), alphaswarm_settings::Error> {
    let settings: Settings = alphaswarm_settings::load()?;
    println!("{}", settings.env);
    Ok(())
}

#[test]
fn the_environment_is_the_known_one() {
    let manifest = include_str!("../../deploy/kubernetes/base/configmap.yaml");
    let keys = manifest.lines().filter_map(|line| line.strip_prefix("  ALPHASWARM_"));
    let keys: Vec<_> = keys.filter_map(|line| line.split(':').next()).collect();
    let known: Vec<_> = include_str!("keys.txt").lines().collect();
    assert_eq!(keys, known, "the snapshot src/keys.txt");
}
"#;

const BLOCK: &str = "
key:            ALPHASWARM_NEW_KNOB
description:    How often the new thing turns.
type:           uint
required:       false
default:        42
targets:        local,kubernetes,cloud
classification: plain
";

fn platform() -> Package {
    let package = Package::new("recipe").member("service");
    package.write("../alphaswarm-settings.toml", &config());
    for file in ["schema/.env.schema", CONFIG_MAP] {
        let text = alphaswarm_settings_tests::read(alphaswarm_settings_tests::file(file));
        package.write(&format!("../{file}"), &text);
    }
    package.write("src/main.rs", MAIN);
    snapshot(&package);
    package
}

/// Writes down which keys the manifest has now.
fn snapshot(package: &Package) {
    let manifest = alphaswarm_settings_tests::read(package.root().join(CONFIG_MAP));
    let keys = manifest.lines().filter_map(|line| line.strip_prefix("  ALPHASWARM_"));
    let keys: Vec<_> = keys.filter_map(|line| line.split(':').next()).collect();
    package.write("src/keys.txt", &keys.join("\n"));
}

fn run(package: &Package, arguments: &[&str]) -> Run {
    alphaswarm_settings(package.root(), arguments)
}

#[test]
fn adding_a_new_variable() {
    let package = platform();
    let _ = run(&package, &["generate"]).succeeded();
    let _ = package.cargo(&["test"]).succeeded();
    package.edit("src/main.rs", "settings.env)", "settings.new_knob)");
    let too_early = package.build().stderr;
    assert!(too_early.contains("no field `new_knob`"), "{too_early}");
    package.edit("src/main.rs", "settings.new_knob)", "settings.env)");

    // The block.
    let schema = package.root().join("schema/.env.schema");
    let text = alphaswarm_settings_tests::read(&schema) + BLOCK;
    fs::write(&schema, text).expect("the schema is written");
    let drift = run(&package, &["validate"]);
    assert_eq!(drift.code, 1, "{drift:?}");
    assert!(drift.stdout.contains("+ALPHASWARM_NEW_KNOB=42"), "{}", drift.stdout);

    // Regenerate.
    let _ = run(&package, &["generate"]).succeeded();
    let clean = run(&package, &["validate"]);
    assert_eq!((clean.code, clean.stdout.as_str()), (0, ""), "{clean:?}");

    // The field.
    package.edit("src/main.rs", "settings.env)", "settings.new_knob + 1)");
    let outdated = package.cargo(&["test"]);
    assert_ne!(outdated.code, 0);
    assert!(outdated.stdout.contains("NEW_KNOB"), "{}", outdated.stdout);

    // The tests that know the environment.
    snapshot(&package);
    let _ = package.cargo(&["test"]).succeeded();
}
