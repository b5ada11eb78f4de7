//! The settings under test. None of it touches the environment of the process, which all tests share.

use alphaswarm_settings::{Problem, Target, testing};

use crate::{Encryption, Mailer, plan};

#[test]
fn the_defaults_are_enough_on_a_desk() {
    let mailer: Mailer = testing::settings([]).unwrap();
    let expected = "mail goes to localhost:587 (StartTls) without a password, in 6 tries";
    assert_eq!(plan(&mailer), expected);
}

#[test]
fn patience_decides_how_often_a_message_is_tried() {
    for (patience, tries) in [("1s", "in 2 tries"), ("3s", "in 3 tries"), ("1h", "in 12 tries")] {
        let mailer: Mailer = testing::settings([("MAIL_PATIENCE", patience)]).unwrap();
        assert!(plan(&mailer).ends_with(tries), "{patience}: {}", plan(&mailer));
    }
}

#[test]
fn a_password_is_used_and_never_shown() {
    let set = [("MAIL_HOST", "mail"), ("MAIL_ENCRYPTION", "tls"), ("MAIL_PASSWORD", "hunter2")];
    let mailer: Mailer = testing::settings_in(Target::Cloud, set).unwrap();
    assert_eq!(mailer.encryption, Encryption::Tls);
    assert!(plan(&mailer).contains("with a password"));
    assert!(!format!("{mailer:?}{}", plan(&mailer)).contains("hunter2"));
}

/// Which errors there are can be tested too: they have keys and kinds.
#[test]
fn a_mistyped_name_and_a_value_out_of_bounds_are_errors() {
    let set = [("MAIL_HOTS", "mail"), ("MAIL_PATIENCE", "2h")];
    let error = testing::settings::<Mailer>(set).unwrap_err();
    let keys: Vec<_> = error.problems().iter().map(Problem::key).collect();
    assert_eq!(keys, ["MAIL_PATIENCE", "MAIL_HOTS"]);
    assert!(error.to_string().contains("is it meant to be `MAIL_HOST`?"), "{error}");
    assert!(error.to_string().contains("from 1s to 1h"), "{error}");
}

/// Fails when the schema requires more than the cloud is known to set.
#[test]
fn what_the_cloud_has_to_set() {
    assert_eq!(testing::missing::<Mailer>(Target::Local), [""; 0]);
    assert_eq!(testing::missing::<Mailer>(Target::Cloud), ["MAIL_HOST", "MAIL_PASSWORD"]);
}

/// Fails when a variable is missing in the file, or has a value there that would stop the program.
#[test]
fn the_file_of_the_cloud_is_whole() {
    testing::assert_covers::<Mailer>("deploy/cloud.env", Target::Cloud);
}

/// Fails when `Encryption` refuses a value that the schema lists.
#[test]
fn every_choice_of_the_schema_is_understood() {
    testing::assert_takes_choices::<Mailer>();
}
