//! The schema is an input of the build, as cargo sees it.

use alphaswarm_settings_tests::package::{Package, dependency};

use super::{MAIN, SCHEMA, package};

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
    assert_eq!(printed(&package), "8080\n");
    package.edit(".env.schema", "8080", "9090");
    assert_eq!(printed(&package), "9090\n");
    let idle = package.build();
    assert!(!idle.stderr.contains("Compiling"), "{}", idle.stderr);
}

#[test]
fn a_schema_that_was_broken_is_read_again_when_it_is_mended() {
    let package = package("rebuild-mended");
    package.edit(".env.schema", "type: port", "type: prt");
    let broken = package.build();
    assert!(broken.stderr.contains("[unknown-type]"), "{}", broken.stderr);
    package.edit(".env.schema", "type: prt", "type: port");
    assert_eq!(printed(&package), "8080\n");
}

#[test]
fn a_schema_outside_of_the_package_rebuilds_too() {
    let package = Package::new("rebuild-outside").member("service");
    package.write("../shared/.env.schema", SCHEMA);
    let attribute = "settings(schema = \"../shared/.env.schema\", prefix";
    package.write("src/main.rs", &MAIN.replace("settings(prefix", attribute));
    assert_eq!(printed(&package), "8080\n");
    package.edit("../shared/.env.schema", "8080", "9090");
    assert_eq!(printed(&package), "9090\n");
}

#[test]
fn a_view_rebuilds_too() {
    let package = package("rebuild-view");
    let view = "#[derive(alphaswarm_settings::Settings)]\n#[settings(prefix = \"APP_\")]\n\
                struct Settings { port: u16 }";
    let attribute = "#[alphaswarm_settings::settings(prefix = \"APP_\")]\nstruct Settings;";
    package.edit("src/main.rs", attribute, view);
    let _ = package.build().succeeded();
    package.edit(".env.schema", "type: port", "type: float");
    let second = package.build();
    assert!(second.stderr.contains("APP_PORT: declared as `float`"), "{}", second.stderr);
}

#[test]
fn the_variable_that_names_the_schema_is_an_input_of_the_build() {
    let package = package("rebuild-variable");
    package.write("other.schema", &SCHEMA.replace("8080", "7070"));
    assert_eq!(printed(&package), "8080\n");
    let other = package.path("other.schema");
    let package = package.with("ALPHASWARM_SETTINGS_SCHEMA", other);
    assert_eq!(printed(&package), "7070\n");
    package.edit("other.schema", "7070", "6060");
    assert_eq!(printed(&package), "6060\n");
    let package = package.with("ALPHASWARM_SETTINGS_SCHEMA", "");
    assert_eq!(printed(&package), "8080\n");
    let gone = package.path("gone.schema");
    let missing = package.with("ALPHASWARM_SETTINGS_SCHEMA", gone).build();
    assert!(missing.stderr.contains("ALPHASWARM_SETTINGS_SCHEMA names no file"), "{missing:?}");
}

/// The target directory is outside of the package, and the manifest that trybuild writes lies in it.
#[test]
fn trybuild_finds_the_schema_beside_the_case() {
    let package = package("rebuild-trybuild");
    package.write_manifest(&dependency(""), "[dev-dependencies]\ntrybuild = \"1\"\n\n[workspace]");
    package.write("tests/cases/settings.rs", MAIN);
    package.write(
        "tests/cases.rs",
        "#[test]\nfn cases() {\n    trybuild::TestCases::new().pass(\"tests/cases/*.rs\");\n}\n",
    );
    let tested = package.cargo(&["test", "--test", "cases"]).succeeded();
    assert!(tested.contains("1 passed"), "{tested}");
}

fn printed(package: &Package) -> String {
    package.cargo(&["run", "--quiet"]).succeeded()
}
