//! What every run may say, no matter what it read.

use alphaswarm_settings_schema::mask::is_unprintable;
use serde_json::Value;

use crate::marker;
use crate::process::Run;

/// The forms of a report.
pub(crate) const FORMATS: [&str; 4] = ["human", "json", "github", "sarif"];

/// A report is in its form, can be shown, and shows no secret.
pub(crate) fn assert_report(run: &Run, format: &str) {
    let shown = match format {
        "json" => {
            let report: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
            assert_json(run, &report);
            // A diff holds the lines of the files as they are.
            report["findings"].to_string()
        }
        "sarif" => {
            let report: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
            assert!(report["runs"][0]["results"].is_array(), "{run:?}");
            report.to_string()
        }
        "github" => {
            assert!(run.stdout.lines().all(|line| line.starts_with("::")), "{run:?}");
            run.stdout.clone()
        }
        _ => String::new(),
    };
    let can_be_shown = |text: &str| text.chars().all(|c| c == '\n' || !is_unprintable(c));
    assert!(can_be_shown(&run.stderr), "stderr can be shown: {run:?}");
    assert!(can_be_shown(&shown), "the report can be shown: {run:?}");
    marker::assert_hidden(run);
}

/// The exit code says whether anything is wrong.
fn assert_json(run: &Run, report: &Value) {
    let errors = report["summary"]["errors"].as_u64().expect("a number");
    let artifacts = report["artifacts"].as_array().expect("a list");
    let is_drift = |it: &Value| it["status"] == "drift" || it["status"] == "missing";
    let is_wrong = errors > 0 || artifacts.iter().any(is_drift);
    assert_eq!(is_wrong, run.code != 0, "{run:?}");
}
