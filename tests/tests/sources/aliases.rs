//! Old names, and variables that should no longer be set.

use alphaswarm_settings::{ProblemKind, Source};

use crate::support::{Directory, loader, only, refused, row, text, warnings};

const OLD_HOST: &str = "APP_HOST: set under its alias APP_OLD_HOST";
const LEGACY: &str = "APP_LEGACY: deprecated: nobody asks any more; set APP_HOST instead";

#[test]
fn an_old_name_is_read_with_a_warning_and_the_present_one_without() {
    let alone = &[("APP_OLD_HOST", "core")];
    let found = row(loader(alone), "APP_HOST");
    assert_eq!(found, (Source::Alias("APP_OLD_HOST"), Some("core".to_owned())));
    let none: &[&str] = &[];
    for (variables, expected) in [
        (&alone[..], &[OLD_HOST][..]),
        (&[("APP_HOST", "core"), ("APP_OLD_HOST", "core")], none),
        (&[("APP_HOST", "core"), ("APP_OLD_HOST", "")], none),
        (&[("APP_HOST", "core")], none),
        (&[("APP_LEGACY", "x")], &[LEGACY]),
        (&[("APP_OLDEST", "x")], &[LEGACY, "APP_LEGACY: set under its alias APP_OLDEST"]),
    ] {
        assert_eq!(warnings(loader(variables)), expected, "{variables:?}");
    }
}

#[test]
fn two_names_with_two_values_are_refused() {
    for (first, second, alias) in
        [("APP_HOST", "APP_OLD_HOST", "APP_OLD_HOST"), ("APP_BIND", "APP_OLD_HOST", "APP_OLD_HOST")]
    {
        let error = refused(loader(&[(first, "hunter2"), (second, "hunter3")]));
        assert_eq!(only(&error), ("APP_HOST", &ProblemKind::AliasConflict { alias }));
        let report = error.to_string();
        assert!(report.contains(&format!("to the right value, and unset `{alias}`")), "{report}");
        assert!(!report.contains("hunter"), "{report}");
    }
}

#[test]
fn an_old_name_may_stand_wherever_the_present_one_may() {
    let directory = Directory::new();
    let file = directory.write("APP_OLD_TOKEN", "one");
    let env_file = directory.write(".env", "APP_OLD_TOKEN=one\n");
    let warning = "APP_TOKEN: set under its alias APP_OLD_TOKEN";
    for loader in [
        loader(&[("APP_OLD_TOKEN_FILE", text(&file))]),
        loader(&[]).secrets_dir(directory.path()),
        loader(&[]).env_file(&env_file),
    ] {
        assert_eq!(warnings(loader), [warning]);
    }
}

#[test]
fn what_is_wrong_under_an_old_name_is_shown_wherever_it_stands() {
    let directory = Directory::new();
    let env_file = directory.write(".env", "APP_OLD_PORT=8o\n");
    directory.write("APP_OLD_PORT", "8o\n");
    for (loader, place) in [
        (loader(&[("APP_OLD_PORT", "8o")]), "process environment, as APP_OLD_PORT".to_owned()),
        (loader(&[]).env_file(&env_file), format!("{}:1", env_file.display())),
        (
            loader(&[]).secrets_dir(directory.path()),
            directory.path().join("APP_OLD_PORT").display().to_string(),
        ),
    ] {
        let report = refused(loader).to_string();
        assert!(report.contains("APP_PORT: \"8o\" is not valid"), "{report}");
        assert!(report.contains(&format!("found in: {place}\n")), "{report}");
    }
}
