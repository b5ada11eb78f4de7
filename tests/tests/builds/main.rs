//! What users' crates see of the macros: real packages, built with the real cargo.

mod bad_input;
mod features;
mod lints;
mod packaging;
mod rebuild;
mod renamed;
mod schema_search;
mod unused;

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

/// A package that prints its port.
fn package(name: &str) -> Package {
    let package = Package::new(name);
    package.write(".env.schema", SCHEMA);
    package.write("src/main.rs", MAIN);
    package
}

/// A plain variable without a default.
fn block(key: &str) -> String {
    format!(
        "\nkey: {key}\ndescription: A test.\nrequired: false\ntargets: local,kubernetes,cloud\n\
         classification: plain\n"
    )
}
