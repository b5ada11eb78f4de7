//! Modules of other files of Python: where they may be, and what their constants are.

use alphaswarm_settings_scan::languages::Context;
use alphaswarm_settings_scan::languages::python::{constant, files, scan};
use alphaswarm_settings_scan::{Kind, Name};

#[test]
fn a_relative_module_is_beside_the_file() {
    for (path, module, file) in [
        ("app/main.py", ".keys", "app/keys.py"),
        ("app/api/main.py", "..core.keys", "app/core/keys.py"),
        ("app/__init__.py", ".keys", "app/keys.py"),
        ("main.py", ".keys", "keys.py"),
        ("a/b.py", "....keys", "keys.py"),
    ] {
        assert_eq!(files(path, module).first().map(String::as_str), Some(file), "{path} {module}");
    }
    assert!(files("app/api/main.py", "..").contains(&"app/__init__.py".to_owned()));
}

#[test]
fn an_absolute_module_is_in_a_directory_around_the_file() {
    for (path, module, file) in [
        ("backend/app/main.py", "app.keys", "backend/app/keys.py"),
        ("backend/app/main.py", "keys", "backend/app/keys.py"),
        ("backend/app/api/main.py", "shared.keys", "backend/shared/keys.py"),
        ("tests/test_keys.py", "app.keys", "src/app/keys.py"),
        ("main.py", "app", "app/__init__.py"),
    ] {
        assert!(files(path, module).contains(&file.to_owned()), "{path} {module}");
    }
    // The package that the file is in comes first.
    assert_eq!(files("a/app/x/main.py", "app.keys")[0], "a/app/keys.py");
}

#[test]
fn the_last_part_may_be_a_class_in_the_file_of_the_module_around() {
    let candidates = files("app/main.py", ".keys.Keys");
    let at = |file: &str| candidates.iter().position(|candidate| candidate == file);
    assert!(at("app/keys/Keys.py") < at("app/keys.py") && at("app/keys.py").is_some());
}

#[test]
fn a_constant_is_the_string_that_its_file_gives_it() {
    let text = "P = 'A_'\nKEY = P + 'B'\nclass Keys:\n    KEY = f'{P}C'\nKEY_OF = Keys.KEY\n";
    for (module, name, value) in [
        ("app.keys", "KEY", Some("A_B")),
        ("app.keys.Keys", "KEY", Some("A_C")),
        ("app.keys", "KEY_OF", Some("A_C")),
        ("app.keys", "OTHER", None),
        ("app.keys", "Keys", None),
    ] {
        assert_eq!(constant(text, module, name).as_deref(), value, "{module} {name}");
    }
}

#[test]
fn no_module_panics() {
    for module in ["", ".", "....", "a..b", "é.🦀", ".é"] {
        for path in ["", "/", "a.py", "/a/b.py", "é/🦀.py"] {
            let _ = files(path, module);
        }
        let _ = constant("X = 1", module, "X");
    }
}

const SETTINGS: &str =
    "from .base import AppSettings\nclass Settings(AppSettings):\n    name: str\n";

fn names(text: &str, module: &dyn Fn(&str) -> Option<String>) -> Vec<(Name, Kind)> {
    let uses = scan(text, &Context { module, ..Context::default() }).uses;
    uses.into_iter().map(|found| (found.name, found.kind)).collect()
}

#[test]
fn a_class_of_another_file_says_whether_its_classes_are_settings() {
    let literal = |name: &str| vec![(Name::Literal(name.to_owned()), Kind::Field)];
    let base = "from pydantic_settings import BaseSettings\n\
                class AppSettings(BaseSettings, env_prefix='ACME_'):\n    pass\n";
    assert_eq!(names(SETTINGS, &|_| Some(base.to_owned())), literal("ACME_NAME"));
    assert_eq!(names(SETTINGS, &|_| Some("class AppSettings: pass".to_owned())), []);
    assert_eq!(names(SETTINGS, &|_| None), []);
    assert_eq!(scan(SETTINGS, &Context::default()).uses, []);
}

#[test]
fn what_a_package_exports_is_followed_to_the_module_that_defines_it() {
    let module = |name: &str| {
        let text = match name {
            ".base" => "from .inner import AppSettings",
            ".base.inner" => "from app.settings import AppSettings",
            "app.settings" => {
                "from pydantic import BaseSettings\nclass AppSettings(BaseSettings): ..."
            }
            _ => return None,
        };
        Some(text.to_owned())
    };
    let expected = (Name::Literal("NAME".to_owned()), Kind::Field);
    assert_eq!(names(SETTINGS, &module), [expected]);
}

#[test]
fn modules_that_import_each_other_end() {
    let asked = std::cell::Cell::new(0);
    let module = |_: &str| {
        asked.set(asked.get() + 1);
        Some("from .other import AppSettings, env\nfrom .more import *\n".to_owned())
    };
    assert_eq!(names(&format!("{SETTINGS}from .x import env\nenv('X')\n"), &module), []);
    assert!(asked.get() < 300, "{}", asked.get());
}
