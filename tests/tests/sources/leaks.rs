//! No output shows a secret, nor a value that nobody declared.

use std::fmt::Debug;

use alphaswarm_settings::secrecy::ExposeSecret;
use alphaswarm_settings::{Loader, ProblemKind, Source, Target};

use crate::support::{Directory, Settings, keys, loader, refused, text};

const SECRET: &str = "hunter2";

fn assert_silent(what: &str, output: &str) {
    assert!(!output.contains(SECRET), "{what} shows a secret: {output}");
}

#[test]
fn a_loader_shows_names_and_no_values() {
    let variables = [("APP_TOKEN", SECRET), ("OTHER", SECRET)];
    let loader = loader(&variables).deny_unknown("APP_").secrets_dir("/run/secrets");
    for shown in [format!("{loader:?}"), format!("{loader:#?}")] {
        assert_silent("the loader", &shown);
        assert!(shown.contains("APP_TOKEN") && shown.contains("/run/secrets"), "{shown}");
    }
}

#[test]
fn what_was_loaded_shows_no_secret() {
    let directory = Directory::new();
    directory.write("APP_TOKEN", SECRET);
    let from = loader(&[("APP_STORE_URL", "redis://u:hunter2@store:6379/0"), ("OTHER", SECRET)])
        .secrets_dir(directory.path());
    let loaded = from.load_with_report::<Settings>().unwrap();
    assert_eq!(loaded.settings.token.as_ref().expect("a value").expose_secret(), SECRET);
    assert_silent("what was loaded", &format!("{loaded:?}"));
    assert_silent("what was loaded", &format!("{:#?}", loaded.settings));
    let shown: Vec<_> = loaded.sources.iter().filter_map(|row| row.value.as_deref()).collect();
    assert_eq!(shown, ["[REDACTED]", "localhost", "redis://***@store:6379/0"]);
}

fn with_every_refusal(directory: &Directory) -> Loader {
    directory.write("APP_PIN", "x-hunter2");
    let env_file = directory.write(".env", "APP_X=hunter2\nhunter2\n");
    let not_utf8 = directory.write("not-utf8", b"hunter2\xff");
    let variables = [
        ("APP_TOKEN_FILE", text(&not_utf8)),
        ("APP_HOST", "pg://u:hunter2@h"),
        ("APP_OLD_HOST", SECRET),
        ("APP_PORT", "http://u:hunter2@h"),
        ("APP_STORE_URL", "a://u:hunter2@h"),
        ("APP_UNKNOWN", SECRET),
        ("OTHER", SECRET),
    ];
    loader(&variables).secrets_dir(directory.path()).env_file(env_file).deny_unknown("APP_")
}

#[test]
fn a_refusal_shows_no_secret_and_debug_is_display() {
    let directory = Directory::new();
    let error = refused(with_every_refusal(&directory));
    assert_eq!(
        keys(&error),
        ["", "APP_TOKEN", "APP_PIN", "APP_HOST", "APP_PORT", "APP_STORE_URL", "APP_UNKNOWN"]
    );
    assert_eq!(format!("{error:?}"), error.to_string());
    let report = error.to_string();
    assert_silent("the report", &report);
    assert!(report.contains("\"http://***@h\"") && report.contains("\"a://***@h\""), "{report}");
    for problem in error.problems() {
        let views: [&dyn Debug; 2] = [problem, problem.kind()];
        for view in views {
            assert_silent("a problem", &format!("{view:?}"));
        }
        assert_silent("a problem", &problem.to_string());
    }
}

#[test]
fn a_problem_says_which_variable_what_where_and_why() {
    let error = refused(loader(&[("APP_PORT", "tcp://10.0.0.1:80")]));
    let problem = &error.problems()[0];
    assert_eq!((problem.key(), problem.schema_line()), ("APP_PORT", Some(23)));
    assert_eq!(*problem.source(), Source::Environment);
    assert!(matches!(problem.kind(), ProblemKind::Invalid { shown: Some(_), .. }));
    assert_eq!(error.target().map(|choice| choice.target), Some(Target::Local));
    let report = error.to_string();
    assert!(report.contains("\"tcp://10.0.0.1:80\" is not valid"), "{report}");
    assert!(report.contains("enableServiceLinks: false"), "{report}");
    assert!(report.contains("declared: tests/fixtures/sources.env.schema:23"), "{report}");
}

#[test]
fn a_long_value_is_cut_and_control_characters_are_escaped() {
    let long = format!("\u{1b}[31m{}", "9".repeat(200));
    let report = refused(loader(&[("APP_PORT", &long)])).to_string();
    assert!(report.contains(&format!("\"\\u{{1b}}[31m{}…\"", "9".repeat(75))), "{report}");
}

#[test]
fn a_secret_in_the_place_of_its_path_is_not_shown() {
    let error = refused(loader(&[("APP_TOKEN_FILE", SECRET)]));
    assert_silent("the error", &format!("{error} {:?}", error.problems()));
    let sentence = "APP_TOKEN: the file [REDACTED] cannot be read: it does not exist";
    assert!(error.to_string().contains(sentence), "{error}");
}
