//! What the command finds wrong with each container.

use std::collections::BTreeMap;

use alphaswarm_settings::Target;
use alphaswarm_settings_tests::command::alphaswarm_settings;
use serde_json::Value;

use crate::manifests::Stream;
use crate::pool;

/// The errors of one container: the rule and the name that it is about.
pub(crate) type Errors = Vec<(String, String)>;

/// The errors of the containers that have any, by workload and container.
pub(crate) fn of(stream: &Stream, target: Target) -> BTreeMap<(String, String), Errors> {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let write = |name: &str, text: &str| {
        std::fs::write(directory.path().join(name), text).expect("it is written");
    };
    write(".env.schema", pool::SCHEMA);
    write("rendered.yaml", &stream.text);
    let config = format!(
        "schema = \".env.schema\"\n[[environment]]\nname = \"prod\"\ntarget = \"{target}\"\n"
    );
    write("alphaswarm-settings.toml", &config);
    let assigned: Vec<String> = stream
        .workloads
        .iter()
        .filter(|workload| workload.is_assigned)
        .map(|of| format!("--service={}={}", of.service.unwrap_or_default(), of.name))
        .collect();
    let mut arguments = vec!["validate", "--environment", "prod", "--rendered", "rendered.yaml"];
    arguments.extend(["--format", "json"]);
    arguments.extend(assigned.iter().map(String::as_str));
    let run = alphaswarm_settings(directory.path(), &arguments);
    assert!(matches!(run.code, 0 | 1), "{} {}", run.stdout, run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).expect("stdout is JSON");
    let mut found: BTreeMap<_, Errors> = BTreeMap::new();
    for finding in report["findings"].as_array().expect("a list") {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let workload = text(&finding["about"]["workload"]);
        let container = text(&finding["about"]["container"]);
        if finding["severity"] == "error" && !container.is_empty() {
            let workload = workload.rsplit('/').next().unwrap_or_default().to_owned();
            let errors = found.entry((workload, container)).or_default();
            errors.push((text(&finding["rule"]), text(&finding["key"])));
        }
    }
    found
}
