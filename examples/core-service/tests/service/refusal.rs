//! The service refuses to start on a bad environment, and says everything that is wrong.

use crate::support::run;

#[test]
fn a_bad_environment_gives_one_report_with_every_problem() {
    let ended = run(&[
        ("ALPHASWARM_DATABASE_PASSWORD", "hunter2"),
        ("ALPHASWARM_LOG_LEVEL", "LOUD"),
        ("ALPHASWARM_CORE_API_URL", "core:8000 or so"),
        ("ALPHASWARM_AUTH_SCIM_ENABLED", "maybe"),
        ("ALPHASWARM_CP_TELEMETRY_INTERVAL_SECONDS", "ten"),
    ]);
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(1), ""), "{}", ended.stderr);
    let report = &ended.stderr;
    let mut from = 0;
    for (key, wrong, expected) in [
        ("ALPHASWARM_LOG_LEVEL", "LOUD", "CRITICAL"),
        ("ALPHASWARM_CORE_API_URL", "core:8000 or so", "URL"),
        ("ALPHASWARM_AUTH_SCIM_ENABLED", "maybe", "true"),
        ("ALPHASWARM_CP_TELEMETRY_INTERVAL_SECONDS", "ten", "whole number"),
    ] {
        // In schema order: each is searched for behind the one before.
        for text in [key, wrong, expected] {
            let at = report[from..].find(text);
            from +=
                at.unwrap_or_else(|| panic!("{text:?} is missing or out of order in:\n{report}"));
        }
    }
    assert!(!report.contains("hunter2"), "{report}");
    assert!(!report.contains("panicked"), "{report}");
}

#[test]
fn a_required_variable_is_missing_in_a_cluster_and_has_its_default_on_a_desk() {
    let ended = run(&[("ALPHASWARM_SETTINGS_TARGET", "kubernetes")]);
    assert_eq!(ended.code, Some(1), "{}", ended.stderr);
    for key in ["ALPHASWARM_ENV", "ALPHASWARM_DATABASE_URL", "ALPHASWARM_AUTH_OIDC_ISSUER"] {
        assert!(ended.stderr.contains(key), "{key}: {}", ended.stderr);
    }
    assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
}

#[test]
fn a_target_that_does_not_exist_is_refused_by_its_name() {
    let ended = run(&[("ALPHASWARM_SETTINGS_TARGET", "prod"), ("ALPHASWARM_LOG_LEVEL", "LOUD")]);
    assert_eq!(ended.code, Some(1), "{}", ended.stderr);
    for text in ["ALPHASWARM_SETTINGS_TARGET", "prod", "kubernetes"] {
        assert!(ended.stderr.contains(text), "{text}: {}", ended.stderr);
    }
    assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
}

#[test]
fn an_address_that_cannot_be_used_is_one_sentence() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_core-service"))
        .env_clear()
        .args(["--listen", "here"])
        .output()
        .expect("the service starts");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("core-service: cannot listen on `here`: "), "{stderr}");
}
