//! Env files.

use alphaswarm_settings::{Problem, ProblemKind, Source};

use crate::support::{Directory, loader, only, refused, row};

#[test]
fn values_are_read_as_they_are_written() {
    let directory = Directory::new();
    for (written, value) in [
        ("plain", "plain"),
        (" two words  # a comment", "two words"),
        ("'single $HOME'", "single $HOME"),
        ("\"double ${HOME} \\\"quoted\\\"\"", "double ${HOME} \"quoted\""),
        ("\"two\\nlines\"", "two\nlines"),
        ("'two\r\nlines'", "two\nlines"),
        ("$HOME/${USER:-me}`id`", "$HOME/${USER:-me}`id`"),
    ] {
        for ending in ["\n", "\r\n", ""] {
            let file = directory.write(".env", format!("export APP_BANNER={written}{ending}"));
            let found = row(loader(&[]).env_file(&file), "APP_BANNER");
            assert_eq!(found.1.as_deref(), Some(value), "{written}");
            assert_eq!(found.0, Source::EnvFile { path: file, line: 1 });
        }
    }
}

#[test]
fn every_line_that_is_wrong_is_in_the_report_and_no_value_is() {
    let directory = Directory::new();
    let first = directory.write(
        "first.env",
        "APP_TOKEN=hunter2\nhunter2\nAPP_PIN='hunter2'hunter2\nAPP_TOKEN=hunter2\n",
    );
    let second =
        directory.write("second.env", b"hunter2\nAPP_BANNER=hunter2\xff\nAPP_PIN=\"hunter2\n");
    let error = refused(loader(&[("APP_PORT", "x")]).env_file(&first).env_file(&second));
    let places: Vec<_> = error.problems()[..6].iter().map(Problem::source).collect();
    let at = |path: &std::path::Path, line| Source::EnvFile { path: path.to_path_buf(), line };
    let expected = [
        at(&first, 2),
        at(&first, 3),
        at(&first, 4),
        at(&second, 1),
        at(&second, 2),
        at(&second, 3),
    ];
    assert_eq!(places, expected.iter().collect::<Vec<_>>());
    assert_eq!(error.problems()[6].key(), "APP_PORT");
    let report = error.to_string();
    for place in [
        (&first, "2"),
        (&first, "3"),
        (&first, "4"),
        (&second, "1"),
        (&second, "2"),
        (&second, "3"),
    ] {
        let place = format!("{}:{}:", place.0.display(), place.1);
        assert!(report.contains(&place), "{place} is not in {report}");
    }
    assert!(!report.contains("hunter2"), "{report}");
    assert!(!format!("{:?}", error.problems()).contains("hunter2"));
}

#[test]
fn a_file_that_cannot_be_read_is_one_problem() {
    let directory = Directory::new();
    let error = refused(loader(&[]).env_file(directory.path()));
    assert!(matches!(only(&error), ("", ProblemKind::UnreadableFile { .. })), "{error}");
    let large = directory.write("large.env", vec![b'#'; 1024 * 1024 + 1]);
    let error = refused(loader(&[]).env_file(&large));
    assert_eq!(only(&error), ("", &ProblemKind::TooLargeFile { path: large }));
}

/// What a file that cannot be read would have set, is not missing.
#[test]
fn a_broken_file_comes_before_what_follows_from_it() {
    #[derive(Debug, alphaswarm_settings::Settings)]
    #[settings(schema = "fixtures/load.env.schema", prefix = "APP_")]
    struct View {
        #[allow(dead_code, reason = "nothing is ever made")]
        timeout: std::time::Duration,
        #[allow(dead_code, reason = "nothing is ever made")]
        port: u16,
    }
    let directory = Directory::new();
    let file = directory.write(".env", "APP_TIMEOUT 30s\nAPP_PORT=80x\n");
    for (variables, path, expected) in [
        (&[][..], &file, &[""][..]),
        (&[("APP_PORT", "80x")], &file, &["", "APP_PORT"]),
        (&[("APP_PORT", "80x")], &directory.path().to_path_buf(), &["", "APP_PORT"]),
        (&[("APP_PORT", "80x")], &directory.path().join("absent"), &["APP_PORT", "APP_TIMEOUT"]),
    ] {
        let error = loader(variables).env_file(path).load::<View>().unwrap_err();
        let keys: Vec<_> = error.problems().iter().map(Problem::key).collect();
        assert_eq!(keys, expected, "{error}");
    }
}
