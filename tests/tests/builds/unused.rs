//! A variable that nobody reads, with each level of `unused`.

use alphaswarm_settings_tests::package::Package;

use super::{block, package};

const NOTE: &str = "first unread: APP_SPARE_0, declared at .env.schema:9; \
                    `alphaswarm-settings explain unused` lists the rest";

/// A package with `count` variables that it does not read.
fn unread(name: &str, level: &str, count: usize) -> Package {
    let package = package(name);
    let spare: String = (0..count).map(|n| block(&format!("APP_SPARE_{n}"))).collect();
    package.edit(".env.schema", "plain\n", &format!("plain\n{spare}"));
    package.edit("src/main.rs", "\"APP_\")", &format!("\"APP_\", unused = \"{level}\")"));
    package
}

#[test]
fn deny_fails_the_build_and_names_the_key_but_not_the_tests() {
    let package = unread("unused-deny", "deny", 1);
    let denied = package.build();
    assert_ne!(denied.code, 0);
    assert!(denied.stderr.contains("error: field `spare_0` is never read"), "{}", denied.stderr);
    assert!(denied.stderr.contains(NOTE), "{}", denied.stderr);
    // A test build reads fewer fields than the program does.
    package.edit("src/main.rs", "fn main", "#[test]\nfn holds() {}\n\n#[cfg(not(test))]\nfn main");
    let tested = package.cargo(&["test"]).succeeded();
    assert!(tested.contains("1 passed"), "{tested}");
    package.edit("src/main.rs", "settings.port);", "settings.port);\n    drop(settings.spare_0);");
    let _ = package.build().succeeded();
}

#[test]
fn a_new_variable_that_nobody_reads_fails_the_build() {
    let package = unread("unused-new", "deny", 0);
    let _ = package.build().succeeded();
    package.edit(".env.schema", "plain\n", &format!("plain\n{}", block("APP_SPARE_0")));
    let second = package.build();
    assert_ne!(second.code, 0);
    assert!(second.stderr.contains(NOTE), "{}", second.stderr);
}

#[test]
fn warn_builds_and_names_the_key() {
    let built = unread("unused-warn", "warn", 1).build();
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert!(built.stderr.contains("warning: field `spare_0` is never read"), "{}", built.stderr);
    assert!(built.stderr.contains(NOTE), "{}", built.stderr);
}

/// rustc names no field where there are many.
#[test]
fn of_many_unread_variables_the_first_is_named() {
    let built = unread("unused-many", "deny", 12).build();
    assert_ne!(built.code, 0);
    assert!(built.stderr.contains("multiple fields are never read"), "{}", built.stderr);
    assert!(built.stderr.contains(NOTE), "{}", built.stderr);
}

#[test]
fn without_a_level_nothing_is_said() {
    let built = unread("unused-allow", "allow", 12).build();
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert!(!built.stderr.contains("warning"), "{}", built.stderr);
}

#[test]
fn what_something_else_reads_is_not_unread() {
    let package = unread("unused-external", "deny", 1);
    package.edit(".env.schema", "A test.\n", "A test.\nexternal: the cache's own image\n");
    let built = package.build();
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert!(!built.stderr.contains("warning"), "{}", built.stderr);
}
