//! Which source counts.

use alphaswarm_settings::secrecy::ExposeSecret;
use alphaswarm_settings::{Loader, Source};

use crate::support::{Directory, Settings, loader, row, text, warnings};

/// A loader with as many of the sources as `sources` says, the strongest left out first.
fn with_sources(directory: &Directory, left_out: usize) -> Loader {
    let named = directory.write("named", "from the named file\n");
    directory.write("first/APP_BANNER", "from the first directory\n");
    directory.write("second/APP_BANNER", "from the second directory\n");
    let first_file = directory.write("first.env", "# two\nAPP_BANNER=from the first file\n");
    let second_file = directory.write("second.env", "APP_BANNER=from the second file\n");
    let variables: &[_] = match left_out {
        0 => &[("APP_BANNER", "from the environment")],
        1 => &[("APP_BANNER_FILE", text(&named))],
        _ => &[],
    };
    let mut loader = loader(variables);
    if left_out <= 2 {
        loader = loader.secrets_dir(directory.path().join("first"));
    }
    if left_out <= 3 {
        loader = loader.secrets_dir(directory.path().join("second"));
    }
    if left_out <= 4 {
        loader = loader.env_file(first_file);
    }
    if left_out <= 5 {
        loader = loader.env_file(second_file);
    }
    loader
}

#[test]
fn the_first_source_that_has_a_value_counts() {
    let directory = Directory::new();
    let at = |name: &str| directory.path().join(name);
    let (file_key, path) = ("APP_BANNER_FILE".to_owned(), at("named"));
    let expected = [
        (Source::Environment, "from the environment"),
        (Source::KeyFile { file_key, path }, "from the named file"),
        (Source::SecretsDir { path: at("first/APP_BANNER") }, "from the first directory"),
        (Source::SecretsDir { path: at("second/APP_BANNER") }, "from the second directory"),
        (Source::EnvFile { path: at("first.env"), line: 2 }, "from the first file"),
        (Source::EnvFile { path: at("second.env"), line: 1 }, "from the second file"),
    ];
    for (left_out, (source, value)) in expected.into_iter().enumerate() {
        let found = row(with_sources(&directory, left_out), "APP_BANNER");
        assert_eq!(found, (source, Some(value.to_owned())));
        assert!(warnings(with_sources(&directory, left_out)).is_empty());
    }
    assert_eq!(row(with_sources(&directory, 6), "APP_BANNER"), (Source::Unset, None));
}

#[test]
fn the_default_comes_last() {
    let directory = Directory::new();
    let file = directory.write(".env", "APP_HOST=core\n");
    let with_file = loader(&[]).env_file(&file);
    let found = row(with_file, "APP_HOST");
    assert_eq!(found, (Source::EnvFile { path: file, line: 1 }, Some("core".to_owned())));
    assert_eq!(row(loader(&[]), "APP_HOST"), (Source::Default, Some("localhost".to_owned())));
}

#[test]
fn what_is_empty_is_unset_and_the_next_source_counts() {
    let directory = Directory::new();
    let empty = directory.write("empty", "\n");
    directory.write("first/APP_TOKEN", "");
    directory.write("second/APP_TOKEN", "\r\n");
    let file = directory.write(".env", "APP_TOKEN=value\n");
    let all = loader(&[("APP_TOKEN", ""), ("APP_TOKEN_FILE", text(&empty))])
        .secrets_dir(directory.path().join("first"))
        .secrets_dir(directory.path().join("second"))
        .env_file(directory.write("first.env", "APP_TOKEN=\n"))
        .env_file(&file);
    assert_eq!(row(all, "APP_TOKEN").0, Source::EnvFile { path: file, line: 1 });
    let without_path = loader(&[("APP_TOKEN_FILE", "")]);
    assert_eq!(row(without_path, "APP_TOKEN"), (Source::Unset, None));
}

#[test]
fn a_file_for_a_plain_variable_counts_only_where_the_schema_says_so() {
    let directory = Directory::new();
    let file = directory.write("value", "core");
    let named = [("APP_HOST_FILE", text(&file)), ("APP_BANNER_FILE", text(&file))];
    assert_eq!(row(loader(&named), "APP_HOST").0, Source::Default);
    let source = Source::KeyFile { file_key: "APP_BANNER_FILE".to_owned(), path: file.clone() };
    assert_eq!(row(loader(&named), "APP_BANNER").0, source);
}

#[test]
fn a_placeholder_gives_way_to_a_value_from_anywhere() {
    let directory = Directory::new();
    let file = directory.write("token", "real");
    directory.write("placeholder/APP_TOKEN", "changeme\n");
    directory.write("real/APP_TOKEN", "real\n");
    let env_file = directory.write(".env", "APP_TOKEN=real\n");
    let in_environment = || loader(&[("APP_TOKEN", "changeme")]);
    let in_directory = |name: &str| in_environment().secrets_dir(directory.path().join(name));
    for loader in [
        loader(&[("APP_TOKEN", "changeme"), ("APP_TOKEN_FILE", text(&file))]),
        loader(&[("APP_TOKEN", "changeme"), ("APP_OLD_TOKEN", "real")]),
        loader(&[("APP_TOKEN", "real"), ("APP_OLD_TOKEN", "changeme")]),
        in_directory("real"),
        in_directory("placeholder").secrets_dir(directory.path().join("real")),
        in_directory("placeholder").env_file(&env_file),
    ] {
        let settings: Settings = loader.load().unwrap();
        assert_eq!(settings.token.expect("a value").expose_secret(), "real");
    }
    let placeholder = "APP_TOKEN: still the placeholder; treated as unset";
    for loader in [in_environment(), in_directory("placeholder"), in_directory("absent")] {
        assert_eq!(warnings(loader), [placeholder]);
    }
    let banner = row(loader(&[("APP_BANNER", "changeme")]), "APP_BANNER");
    assert_eq!(banner, (Source::Environment, Some("changeme".to_owned())));
}
