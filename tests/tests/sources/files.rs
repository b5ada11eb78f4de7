//! Files that hold one value each.

use alphaswarm_settings::secrecy::ExposeSecret;
use alphaswarm_settings::{ProblemKind, Source};

use crate::support::{Directory, Settings, loader, only, refused, text};

const MIB: usize = 1024 * 1024;

#[test]
fn one_line_ending_at_the_end_is_no_part_of_the_value() {
    let directory = Directory::new();
    for (content, value) in [
        ("a", "a"),
        ("a\n", "a"),
        ("a\r\n", "a"),
        ("a\n\n", "a\n"),
        ("a\r\n\r\n", "a\r\n"),
        ("a\r", "a\r"),
        (" a \n", " a "),
        ("\na\nb", "\na\nb"),
        ("ä€\n", "ä€"),
    ] {
        let file = directory.write("APP_TOKEN", content);
        let named = loader(&[("APP_TOKEN_FILE", text(&file))]);
        for loader in [named, loader(&[]).secrets_dir(directory.path())] {
            let settings: Settings = loader.load().unwrap();
            assert_eq!(settings.token.expect("a value").expose_secret(), value, "{content:?}");
        }
    }
}

#[test]
fn a_file_may_have_one_mebibyte_and_no_more() {
    let directory = Directory::new();
    for (length, is_right) in [(MIB, true), (MIB + 1, false)] {
        let file = directory.write("APP_TOKEN", vec![b'a'; length]);
        let named = loader(&[("APP_TOKEN_FILE", text(&file))]);
        for loader in [named, loader(&[]).secrets_dir(directory.path())] {
            match loader.load::<Settings>() {
                Ok(settings) => {
                    assert!(is_right);
                    assert_eq!(settings.token.expect("a value").expose_secret().len(), length);
                }
                Err(error) => {
                    assert!(!is_right, "{error}");
                    let large = ProblemKind::TooLargeFile { path: file.clone() };
                    assert_eq!(only(&error), ("APP_TOKEN", &large));
                    assert!(error.to_string().contains("larger than 1 MiB"), "{error}");
                }
            }
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_the_reason() {
    let directory = Directory::new();
    directory.write("APP_TOKEN/inside", "");
    let absent = directory.path().join("absent");
    let taken = directory.path().join("APP_TOKEN");
    for (path, reason) in [(&absent, "it does not exist"), (&taken, "is a directory")] {
        let error = refused(loader(&[("APP_TOKEN_FILE", text(path))]));
        let unreadable =
            ProblemKind::UnreadableFile { path: path.clone(), reason: reason.to_owned() };
        assert_eq!(only(&error), ("APP_TOKEN", &unreadable));
        let named = format!("found in: {}, named by APP_TOKEN_FILE", path.display());
        assert!(error.to_string().contains(&named), "{error}");
    }
    let error = refused(loader(&[]).secrets_dir(directory.path()));
    assert!(matches!(only(&error).1, ProblemKind::UnreadableFile { .. }), "{error}");
    assert_eq!(*error.problems()[0].source(), Source::SecretsDir { path: taken });
}

#[test]
fn a_file_that_is_not_utf8_is_refused_and_not_shown() {
    let directory = Directory::new();
    let file = directory.write("APP_TOKEN", b"hunter2\xff");
    let named = loader(&[("APP_TOKEN_FILE", text(&file))]);
    for loader in [named, loader(&[]).secrets_dir(directory.path())] {
        let error = refused(loader);
        assert_eq!(only(&error), ("APP_TOKEN", &ProblemKind::NotUtf8));
        assert!(error.to_string().contains(text(&file)) && !error.to_string().contains("hunter2"));
    }
}

#[test]
fn a_value_beside_the_name_of_its_file_is_refused() {
    let directory = Directory::new();
    let file = directory.write("value", "real");
    for (key, value, is_refused) in [
        ("APP_TOKEN", "other", true),
        ("APP_TOKEN", "real", true),
        ("APP_TOKEN", "", false),
        ("APP_TOKEN", "changeme", false),
        ("APP_BANNER", "other", true),
        ("APP_BANNER", "changeme", true),
        ("APP_BANNER", "", false),
    ] {
        let file_key = format!("{key}_FILE");
        let both = loader(&[(key, value), (&file_key, text(&file))]);
        match both.load::<Settings>() {
            Ok(_) => assert!(!is_refused, "{key} {value}"),
            Err(error) => {
                assert!(is_refused, "{error}");
                let help = format!("help: unset one of `{key}` and `{file_key}`");
                assert_eq!(only(&error), (key, &ProblemKind::KeyBesideFile { file_key }));
                assert!(error.to_string().contains(&help), "{error}");
            }
        }
    }
}

#[test]
fn a_directory_or_file_that_is_absent_is_no_error_but_named_where_something_is_missing() {
    #[derive(Debug, alphaswarm_settings::Settings)]
    #[settings(schema = "fixtures/load.env.schema", prefix = "APP_", targets = "cloud")]
    struct Door {
        door_code: alphaswarm_settings::secrecy::SecretString,
    }
    let directory = Directory::new();
    let here = directory.path();
    let file = directory.write("there.env", "");
    let with_all = |variables: &[(&str, &str)]| {
        loader(variables)
            .target(alphaswarm_settings::Target::Cloud)
            .secrets_dir(here)
            .secrets_dir(here.join("away"))
            .env_file(&file)
            .env_file(here.join("away.env"))
            .load::<Door>()
    };
    let settings = with_all(&[("APP_DOOR_CODE", "4711")]).unwrap();
    assert_eq!(settings.door_code.expose_secret(), "4711");
    let error = with_all(&[]).expect_err("the code is missing");
    let here = here.display();
    let looked_in = format!(
        "looked in: process environment, APP_DOOR_CODE_FILE, {here}/, {here}/away/ (absent), \
         {here}/there.env, {here}/away.env (absent)\n"
    );
    assert!(error.to_string().contains(&looked_in), "{error}");
}
