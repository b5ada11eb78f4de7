//! It starts on good settings, answers, and stops.

use alphaswarm_settings_tests::{facts, project};
use serde_json::{Value, json};

use crate::support::Service;

fn setting<'a>(settings: &'a Value, key: &str) -> &'a Value {
    let mut rows = settings["variables"].as_array().expect("a list").iter();
    rows.find(|setting| setting["key"] == key).unwrap_or_else(|| panic!("no row for {key}"))
}

#[test]
fn it_starts_on_the_defaults_with_no_environment_at_all() {
    let service = Service::start(&[]);
    assert_eq!(service.get("/healthz"), json!({ "status": "ok", "env": "dev" }));
    let settings = service.get("/settings");
    assert_eq!(settings["target"], "local");
    let rows = settings["variables"].as_array().expect("a list").iter();
    let keys: Vec<_> = rows.map(|row| &row["key"]).collect();
    assert_eq!(keys.len(), 53);
    assert_eq!((keys[0], keys[52]), (&json!("ALPHASWARM_ENV"), &json!("VITE_AUTH0_AUDIENCE")));
    assert_eq!(
        setting(&settings, "ALPHASWARM_CORE_API_URL"),
        &json!({
            "key": "ALPHASWARM_CORE_API_URL",
            "source": "default",
            "classification": "plain",
            "value": "http://alphaswarm-core:8000",
        })
    );
    assert_eq!(
        setting(&settings, "ALPHASWARM_DATABASE_PASSWORD"),
        &json!({
            "key": "ALPHASWARM_DATABASE_PASSWORD",
            "source": "unset",
            "classification": "secret",
            "value": null,
        })
    );
}

#[test]
fn it_says_what_is_set_and_hides_the_secrets() {
    let service = Service::start(&[
        ("ALPHASWARM_ENV", "staging"),
        ("ALPHASWARM_DATABASE_PASSWORD", "hunter2"),
        ("ALPHASWARM_SESSION_COOKIE_SECRET", "hunter2"),
        ("ALPHASWARM_REDIS_URL", "redis://someone:hunter2@redis:6379"),
    ]);
    assert_eq!(service.get("/healthz")["env"], "staging");
    let settings = service.get("/settings");
    assert!(!settings.to_string().contains("hunter2"), "{settings}");
    for (key, classification, value) in [
        ("ALPHASWARM_ENV", "plain", "staging"),
        ("ALPHASWARM_DATABASE_PASSWORD", "secret", "[REDACTED]"),
        ("ALPHASWARM_SESSION_COOKIE_SECRET", "rotation-required", "[REDACTED]"),
        ("ALPHASWARM_REDIS_URL", "plain", "redis://***@redis:6379"),
    ] {
        let row = setting(&settings, key);
        assert_eq!(row["source"], "process environment", "{row}");
        assert_eq!(row["classification"], classification, "{row}");
        assert_eq!(row["value"], value, "{row}");
    }
    let ended = service.stop("TERM");
    assert!(!ended.stdout.contains("hunter2") && !ended.stderr.contains("hunter2"));
}

#[test]
fn it_stops_cleanly_on_both_signals() {
    for signal in ["INT", "TERM"] {
        let ended = Service::start(&[]).stop(signal);
        assert_eq!(ended.code, Some(0), "{signal}: {}", ended.stderr);
        assert!(ended.stderr.ends_with("core-service: stopped\n"), "{signal}: {}", ended.stderr);
    }
}

#[test]
fn its_client_fails_on_a_page_that_does_not_exist() {
    let page = Service::start(&[]).try_get("/nothing");
    assert_eq!((page.code, page.stdout.as_str()), (Some(1), ""));
    assert_eq!(page.stderr, "core-service: `/nothing` answered `HTTP/1.0 404 Not Found`\n");
}

#[test]
fn the_generated_env_file_feeds_it() {
    let project = project::Project::generated();
    let file = project.path(project::ENV_LOCAL);
    let settings =
        Service::start_with(&[], &["--env-file".as_ref(), file.as_os_str()]).get("/settings");
    for (key, value) in facts::env_local() {
        let row = setting(&settings, &key);
        // An empty value is an unset one.
        let value = match value.as_str() {
            "" => Value::Null,
            // A user name in a URL is not shown either.
            value => json!(value.replace("//alphaswarm@", "//***@")),
        };
        let source = row["source"].as_str().expect("a source");
        let is_of_file = source.starts_with(&format!("{}:", file.display()));
        assert_eq!((is_of_file, &row["value"]), (!value.is_null(), &value), "{row}");
    }
}

#[test]
fn the_environment_beats_the_env_file() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("env");
    std::fs::write(&file, "ALPHASWARM_ENV=test\nALPHASWARM_LOG_LEVEL=ERROR\n").expect("a file");
    let arguments = ["--env-file".as_ref(), file.as_os_str()];
    let service = Service::start_with(&[("ALPHASWARM_ENV", "staging")], &arguments);
    let table = service.try_get("/settings.txt").stdout;
    let row = |key: &str| {
        let row = table.lines().find(|line| line.starts_with(&format!("{key} ")));
        row.unwrap_or_else(|| panic!("no row for {key}: {table}")).split_whitespace().last()
    };
    assert_eq!(
        (row("ALPHASWARM_ENV"), row("ALPHASWARM_LOG_LEVEL")),
        (Some("staging"), Some("ERROR"))
    );
    assert!(table.starts_with("target local (no sign of another)\n"), "{table}");
}
