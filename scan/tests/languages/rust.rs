//! Constants of other files of Rust: where they may be, and what they are.

use alphaswarm_settings_scan::languages::rust::{constant, files};

/// The files of a module that matter, of all that it may be.
fn has(path: &str, module: &str, file: &str) -> bool {
    files(path, module).iter().any(|candidate| candidate == file)
}

#[test]
fn a_module_is_in_the_file_that_its_path_leads_to() {
    for (path, module, file) in [
        ("src/main.rs", "crate::keys", "src/keys.rs"),
        ("src/main.rs", "self::keys", "src/keys.rs"),
        ("src/app/mod.rs", "self::keys", "src/app/keys.rs"),
        ("src/app/mod.rs", "super::keys", "src/keys.rs"),
        ("src/app.rs", "self::keys", "src/app/keys.rs"),
        ("src/app.rs", "super::keys", "src/keys.rs"),
        ("src/app/web/user.rs", "super::super::keys", "src/app/keys.rs"),
        ("core/src/app.rs", "crate::a::b", "core/src/a/b.rs"),
        ("lib.rs", "crate::keys", "keys.rs"),
    ] {
        assert_eq!(files(path, module).first().map(String::as_str), Some(file), "{path} {module}");
    }
}

#[test]
fn a_module_may_be_a_directory_or_the_root_of_a_crate() {
    assert!(has("src/main.rs", "crate::keys", "src/keys/mod.rs"));
    assert!(has("src/main.rs", "crate", "src/lib.rs"));
    assert!(has("src/keys.rs", "super", "src/main.rs"));
    assert!(has("src/app/user.rs", "super", "src/app/mod.rs"));
    assert!(has("src/app/user.rs", "super", "src/app.rs"));
}

#[test]
fn the_last_part_may_be_a_type_in_the_file_of_the_module_around() {
    let candidates = files("src/main.rs", "crate::config::Keys");
    let at = |file: &str| candidates.iter().position(|candidate| candidate == file);
    assert!(at("src/config/Keys.rs") < at("src/config.rs"));
    assert!(at("src/config/mod.rs").is_some());
    assert!(has("src/config.rs", "self::Keys", "src/config.rs"));
    assert!(has("src/config/mod.rs", "self::Keys", "src/config/mod.rs"));
}

#[test]
fn another_crate_is_in_a_directory_beside() {
    assert!(has("crates/api/src/main.rs", "common_keys::names", "crates/common-keys/src/names.rs"));
    assert!(has("crates/api/src/a/b.rs", "common_keys", "crates/common_keys/src/lib.rs"));
}

#[test]
fn a_crate_may_be_in_a_directory_around_or_the_package_itself() {
    assert!(has("services/api/src/main.rs", "common_keys::names", "common-keys/src/names.rs"));
    assert!(has("services/api/src/main.rs", "common_keys", "libs/common-keys/src/lib.rs"));
    assert!(has("src/main.rs", "common_keys", "crates/common-keys/src/lib.rs"));
    assert!(has("api/tests/it/main.rs", "common_keys", "common-keys/src/lib.rs"));
    assert!(has("api/tests/it/main.rs", "api::keys", "api/src/keys.rs"));
    assert!(has("src/main.rs", "this_package::keys", "src/keys.rs"));
    assert!(has("src/api/src/main.rs", "acme_common::keys", "src/common/src/keys.rs"));
}

#[test]
fn a_crate_may_have_its_root_around_a_file() {
    assert!(has("cli/tools/task.rs", "crate::runner", "cli/runner.rs"));
    assert!(has("cli/tools/task.rs", "crate::runner", "cli/tools/runner.rs"));
    assert!(!has("cli/src/tools/task.rs", "crate::runner", "cli/runner.rs"));
}

#[test]
fn a_type_may_have_a_file_of_its_own() {
    assert!(has("uv/src/main.rs", "uv_static::EnvVars", "uv-static/src/env_vars.rs"));
    assert!(has("src/main.rs", "crate::config::Keys", "src/config/keys.rs"));
    assert!(!has("src/main.rs", "crate::config::keys", "src/config/Keys.rs"));
}

#[test]
fn no_path_leads_out_or_panics() {
    assert_eq!(files("", ""), Vec::<String>::new());
    assert_eq!(files("src/main.rs", "::"), Vec::<String>::new());
    for module in ["super::super::super::x", "self", "super", "crate", "é::ü", "x::super::y"] {
        for path in ["", "/", "main.rs", "é.rs", "src", "a/src/src/b.rs"] {
            for file in files(path, module) {
                assert!(!file.contains(".."), "{path} {module}: {file}");
            }
        }
    }
}

#[test]
fn a_constant_is_the_string_that_its_file_gives_it() {
    let text = r#"
        pub const PREFIX: &str = "APP";
        pub(crate) static URL: &str = concat!("APP", "_URL");
        pub const ALIAS: &str = URL;
        pub const COMPUTED: &str = compute();
        pub const NUMBER: u8 = 1;
        pub mod database { pub const URL: &str = "DATABASE_URL"; }
        pub struct Keys;
        impl Keys { pub const URL: &'static str = "KEYS_URL"; }
        // pub const COMMENTED: &str = "NO";
    "#;
    for (module, name, value) in [
        ("crate::keys", "PREFIX", Some("APP")),
        ("crate::keys", "URL", Some("APP_URL")),
        ("crate::keys", "ALIAS", Some("APP_URL")),
        ("crate::keys::database", "URL", Some("DATABASE_URL")),
        ("crate::keys::Keys", "URL", Some("KEYS_URL")),
        ("crate::keys", "COMPUTED", None),
        ("crate::keys", "NUMBER", None),
        ("crate::keys", "COMMENTED", None),
        ("crate::keys", "MISSING", None),
        ("", "", None),
    ] {
        assert_eq!(constant(text, module, name).as_deref(), value, "{module}::{name}");
    }
}
