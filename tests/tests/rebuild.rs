//! The schema is an input of the build, as cargo sees it.

use alphaswarm_settings_tests::package::Package;

const SCHEMA: &str = "\
key: APP_PORT
description: The port to listen on.
type: port
required: false
default: 8080
targets: local,kubernetes,cloud
classification: plain
";

const MAIN: &str = r#"
#[alphaswarm_settings::settings(prefix = "APP_")]
struct Settings;

fn main() -> Result<(), alphaswarm_settings::Error> {
    let settings: Settings = alphaswarm_settings::load()?;
    println!("{}", settings.port);
    Ok(())
}
"#;

fn package(name: &str) -> Package {
    let package = Package::new(name);
    package.write(".env.schema", SCHEMA);
    package.write("src/main.rs", MAIN);
    package
}

#[test]
fn renaming_a_key_in_the_schema_alone_breaks_the_code_that_used_the_field() {
    let package = package("rebuild-rename");
    let _ = package.build().succeeded();
    package.edit(".env.schema", "APP_PORT", "APP_LISTEN_PORT");
    let second = package.build();
    assert_ne!(second.code, 0);
    assert!(second.stderr.contains("error[E0609]: no field `port`"), "{}", second.stderr);
    assert!(second.stderr.contains("settings.port"), "{}", second.stderr);
}

#[test]
fn editing_the_schema_alone_rebuilds_and_touching_nothing_does_not() {
    let package = package("rebuild-default");
    let run = || package.cargo(&["run", "--quiet"]).succeeded();
    assert_eq!(run(), "8080\n");
    package.edit(".env.schema", "8080", "9090");
    assert_eq!(run(), "9090\n");
    let idle = package.build();
    assert!(!idle.stderr.contains("Compiling"), "{}", idle.stderr);
}
