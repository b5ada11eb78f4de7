//! Other programs read from the artifacts exactly what the platform's table of facts says.

mod cloud;
mod dotenv;
mod external_secrets;
mod kustomize_components;
mod sealed_secrets;
mod yaml;

use std::path::Path;

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::{Consumer, run_script};
use alphaswarm_settings_tests::facts::Values;
use serde_json::Value;

/// The documents of a file, as `reader` sees them.
fn documents(reader: &str, file: &Path) -> Option<Vec<Value>> {
    let text = run_script(Consumer::Python, "read_yaml.py", &[reader], file)?;
    Some(serde_json::from_str(&text).expect("the reader prints a list"))
}

/// The data of a manifest; a value that is not a string fails.
fn data(manifest: &Value) -> Values {
    serde_json::from_value(manifest["data"].clone()).expect("data is an object of strings")
}

/// The `N` of the installed kubectl's version 1.N.
pub(crate) fn kubectl_minor() -> Option<u32> {
    let mut kubectl = Consumer::Kubectl.command()?;
    let text = run(kubectl.args(["version", "--client", "-o", "json"])).succeeded();
    let version: Value = serde_json::from_str(&text).expect("kubectl prints JSON");
    let minor = version["clientVersion"]["minor"].as_str().expect("a minor version");
    Some(minor.trim_end_matches('+').parse().expect("a number"))
}
