//! `Debug` shows that there is a secret, and no secret.

use alphaswarm_settings::{Loader, Target, settings};

#[settings(prefix = "APP_")]
struct Settings;

fn main() {
    let settings: Settings = Loader::new()
        .target(Target::Local)
        .vars([
            ("APP_PASSWORD", "hunter2"),
            ("APP_API_KEY", "hunter2"),
            ("APP_SESSION_TOKEN", "hunter2"),
            ("APP_DATABASE_URL", "postgres://ann:hunter2@db/main"),
            ("APP_REPLICAS", "postgres://ann:hunter2@a/main, postgres://b/main"),
            ("APP_TEXT_URL", "amqp://ann:hunter2@queue"),
            ("APP_TEXT_URLS", "amqp://ann:hunter2@a, amqp://b"),
        ])
        .load()
        .unwrap();
    let expected = "Settings { \
        password: [REDACTED], spare: None, api_key: [REDACTED], \
        session_token: Some([REDACTED]), database_url: \"postgres://***@db/main\", \
        replicas: Some([\"postgres://***@a/main\", \"postgres://b/main\"]), \
        text_url: Some(\"amqp://***@queue\"), \
        text_urls: Some([\"amqp://***@a\", \"amqp://b\"]) }";
    assert_eq!(format!("{settings:?}"), expected);
    assert!(!format!("{settings:#?}").contains("hunter2"));
}
