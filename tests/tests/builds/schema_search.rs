//! Which schema is found.

use alphaswarm_settings_tests::package::Package;

use super::{MAIN, SCHEMA};

#[test]
fn a_member_two_levels_down_finds_the_schema_of_the_workspace() {
    let package = Package::new("search-member").member("services/core");
    package.write("src/main.rs", MAIN);
    package.write("../../schema/.env.schema", SCHEMA);
    assert_eq!(package.cargo(&["run", "--quiet"]).succeeded(), "8080\n");
    // The nearer one counts; within one directory, `schema/.env.schema` comes first.
    package.write("../.env.schema", &SCHEMA.replace("8080", "7070"));
    package.write("src/settings/mod.rs", MAIN);
    assert_eq!(printed_anew(&package), "7070\n");
    package.write("../schema/.env.schema", &SCHEMA.replace("8080", "6060"));
    assert_eq!(printed_anew(&package), "6060\n");
    // The search begins at the source file, not at the manifest.
    package.write("src/.env.schema", &SCHEMA.replace("8080", "5050"));
    assert_eq!(printed_anew(&package), "5050\n");
}

/// A file that appears is no input of a build that did without it: the source has to change.
fn printed_anew(package: &Package) -> String {
    package.edit("src/main.rs", "fn main", "\nfn main");
    package.cargo(&["run", "--quiet"]).succeeded()
}

#[test]
fn a_schema_above_the_repository_is_not_taken() {
    let package = Package::new("search-stray").alone_in("repository/app");
    package.write("../../.env.schema", SCHEMA);
    package.write("../.git/HEAD", "ref: refs/heads/main\n");
    package.write("src/main.rs", MAIN);
    let built = package.build();
    assert_ne!(built.code, 0);
    let message = built.stderr.split("error: no `.env.schema` was found").nth(1);
    let message = message.unwrap_or_else(|| panic!("{}", built.stderr));
    let listed: Vec<_> = message.lines().skip(1).map(str::trim).collect();
    let directories = ["repository/app/src", "repository/app", "repository"];
    let directories =
        directories.map(|directory| package.root().join(directory).display().to_string());
    assert_eq!(listed[..3], directories, "{}", built.stderr);
    assert!(listed[3].starts_with("help: write the schema there"), "{}", built.stderr);
}

/// As in cargo's registry, where the directories above belong to nobody.
#[test]
fn a_package_that_cargo_unpacked_is_not_searched_above_itself() {
    let package = Package::new("search-unpacked").alone_in("registry/app-1.0.0");
    package.write("../.env.schema", SCHEMA);
    package.write("src/main.rs", MAIN);
    assert_eq!(package.cargo(&["run", "--quiet"]).succeeded(), "8080\n");
    package.write(".cargo-ok", "{\"v\":1}");
    package.edit("src/main.rs", "fn main", "\nfn main");
    let built = package.build();
    assert_ne!(built.code, 0);
    let (_, message) = built.stderr.split_once("no `.env.schema` was found").expect(&built.stderr);
    let listed: Vec<_> = message.lines().skip(1).map(str::trim).collect();
    assert!(listed[0].ends_with("/registry/app-1.0.0/src"), "{message}");
    assert!(listed[1].ends_with("/registry/app-1.0.0"), "{message}");
    assert!(
        listed[2].starts_with("help: a package that is published ships its schema"),
        "{message}"
    );
    package.write(".env.schema", &SCHEMA.replace("8080", "7070"));
    assert_eq!(printed_anew(&package), "7070\n");
}
