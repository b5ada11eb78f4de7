//! A secret is replaced while the service runs, as Kubernetes does it.

use std::time::Duration;

use alphaswarm_settings_tests::mount::Mount;
use serde_json::Value;

use crate::support::Service;

fn source_of(settings: &Value, key: &str) -> String {
    let mut rows = settings["variables"].as_array().expect("a list").iter();
    let row = rows.find(|row| row["key"] == key).expect("a row");
    row["source"].as_str().expect("a source").to_owned()
}

/// Looks at a page until it is as expected.
fn eventually(service: &Service, path: &str, expected: &dyn Fn(&Value) -> bool) {
    for _ in 0..600 {
        if expected(&service.get(path)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("after 30 seconds: {}", service.get(path));
}

#[test]
fn a_rotated_secret_is_in_use_without_a_restart_and_a_wrong_one_is_not() {
    let mut mount = Mount::new(&[("ALPHASWARM_ENV", "dev"), ("ALPHASWARM_LOG_LEVEL", "INFO")]);
    let arguments = ["--secrets-dir".as_ref(), mount.path().as_os_str()];
    let service = Service::start_with(&[], &arguments);
    assert_eq!(service.get("/healthz")["env"], "dev");
    mount.rotate(&[("ALPHASWARM_ENV", "test"), ("ALPHASWARM_LOG_LEVEL", "INFO")]);
    eventually(&service, "/healthz", &|page| page["env"] == "test");

    // A level that does not exist: nothing of that generation is taken.
    mount.rotate(&[("ALPHASWARM_ENV", "staging"), ("ALPHASWARM_LOG_LEVEL", "LOUD")]);
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(service.get("/healthz")["env"], "test");
    mount.rotate(&[("ALPHASWARM_ENV", "prod")]);
    eventually(&service, "/healthz", &|page| page["env"] == "prod");
    assert_eq!(source_of(&service.get("/settings"), "ALPHASWARM_LOG_LEVEL"), "default");

    let stderr = service.stop("TERM").stderr;
    assert!(stderr.contains("core-service: now with test, log level INFO\n"), "{stderr}");
    assert!(stderr.contains("core-service: now with prod, log level INFO\n"), "{stderr}");
    assert!(!stderr.contains("now with staging"), "{stderr}");
}
