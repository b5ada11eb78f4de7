//! `cargo package`: what the users of a published crate build.

use alphaswarm_settings_tests::command::Run;
use alphaswarm_settings_tests::package::{Package, path};

use super::{MAIN, SCHEMA};

fn packaged(package: &Package) -> Run {
    // The registry does not have the crate, so that it is taken from here.
    let version = format!("alphaswarm-settings = {:?}", env!("CARGO_PKG_VERSION"));
    package.write_manifest(&version, "");
    // Where there is no git, cargo leaves out every name that begins with a dot.
    package.edit("Cargo.toml", "edition", "include = [\"src\", \"schema/.env.schema\"]\nedition");
    let patch = format!("patch.crates-io.alphaswarm-settings.{}", path());
    package.cargo(&["package", "--allow-dirty", "--config", &patch])
}

#[test]
fn a_crate_that_ships_its_schema_can_be_published() {
    let package = Package::new("packaging-ships").alone_in("app");
    package.write("src/main.rs", MAIN);
    package.write("schema/.env.schema", SCHEMA);
    let run = packaged(&package);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("Verifying packaging-ships"), "{}", run.stderr);
}

/// The unpacked package lies below this workspace, whose schema must not be taken for its own.
#[test]
fn a_crate_whose_schema_is_outside_of_it_cannot() {
    let package = Package::new("packaging-outside").alone_in("app");
    package.write("src/main.rs", MAIN);
    package.write("../schema/.env.schema", SCHEMA);
    let _ = package.build().succeeded();
    let run = packaged(&package);
    assert_ne!(run.code, 0);
    let (_, message) = run.stderr.split_once("no `.env.schema` was found").expect(&run.stderr);
    let directories: Vec<_> = message.lines().skip(1).map(str::trim).collect();
    assert!(directories[0].ends_with("/package/packaging-outside-0.1.0/src"), "{message}");
    assert!(directories[1].ends_with("/package/packaging-outside-0.1.0"), "{message}");
    let help = "help: a package that is published ships its schema: move it into the package's";
    assert!(directories[2].starts_with(help), "{message}");
}
