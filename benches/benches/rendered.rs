//! How long `validate --rendered` takes for many manifests, as a whole process:
//! `cargo bench --package alphaswarm-settings-benches --bench rendered`.
//!
//! A copy of the same bytes stands beside it: no run can be faster than that.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use alphaswarm_settings_benches::{ALPHASWARM, command, median, run};

const CONFIG: &str = "[[environment]]\nname = \"prod\"\ntarget = \"kubernetes\"\n";
/// What the ConfigMap of one service holds.
const CONFIG_MAP: &str = include_str!("../../examples/deployment/base/configmap.yaml");
const TIMES: usize = 9;

fn main() {
    let binary = command();
    for documents in [50, 5_000, 50_000] {
        measure(binary.path(), documents);
    }
}

fn measure(binary: &Path, documents: usize) {
    let project = tempfile::tempdir().expect("a directory");
    let at = project.path();
    let text = manifests(documents);
    fs::write(at.join(".env.schema"), ALPHASWARM).expect("a schema");
    fs::write(at.join("alphaswarm-settings.toml"), CONFIG).expect("a configuration");
    fs::write(at.join("rendered.yaml"), &text).expect("manifests");
    let arguments = ["validate", "--environment", "prod", "--rendered", "rendered.yaml"];
    let checked = median(TIMES, || {}, || run(binary, at, &arguments));
    let copied =
        median(TIMES, || {}, || drop(fs::copy(at.join("rendered.yaml"), at.join("copy.yaml"))));
    println!(
        "{documents:>6} documents, {:>6} KiB: {checked:>9.2?}   copying them {copied:>9.2?}",
        text.len() / 1024
    );
}

/// Services of two documents each, a ConfigMap and a Deployment that takes it.
fn manifests(documents: usize) -> String {
    let config_map = CONFIG_MAP.replace("\"\" # REQUIRED: set per environment", "\"x\"");
    let mut text = String::new();
    for number in 0..documents / 2 {
        let named = config_map.replace("alphaswarm-config", &format!("config-{number}"));
        let _ = write!(
            text,
            "---\n{named}---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: core-{number}\n\
             spec:\n  template:\n    spec:\n      containers:\n        - name: core\n          \
             envFrom:\n            - configMapRef:\n                name: config-{number}\n"
        );
    }
    text
}
