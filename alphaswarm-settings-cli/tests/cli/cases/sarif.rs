//! SARIF against the JSON schema of the standard, as the crate `serde-sarif` has it.

use std::path::PathBuf;

use alphaswarm_settings_tests::package::Package;
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

use crate::project::Project;

/// The schema, ready to check.
pub(super) struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    pub(super) fn of_the_standard() -> Self {
        let schema = serde_json::from_str(&alphaswarm_settings_tests::read(path())).expect("JSON");
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("sarif.json", schema).expect("a resource");
        let index = compiler.compile("sarif.json", &mut schemas).expect("a schema");
        Self { schemas, index }
    }

    /// Fails unless the log is valid, and each result names the rule that it points to.
    pub(super) fn check(&self, log: &Value, what: &str) {
        if let Err(error) = self.schemas.validate(log, self.index) {
            panic!("{what}: {error:#}");
        }
        let run = &log["runs"][0];
        for result in run["results"].as_array().expect("a list") {
            let index = result["ruleIndex"].as_u64().expect("a number");
            let rule = &run["tool"]["driver"]["rules"][usize::try_from(index).expect("small")];
            assert_eq!(rule["id"], result["ruleId"], "{what}");
        }
    }
}

/// Where cargo keeps the schema: asked for a package that needs nothing else, it needs no network.
fn path() -> PathBuf {
    let package = Package::new("sarif");
    package.write_manifest("serde-sarif = \"*\"", "[workspace]");
    package.write("src/lib.rs", "");
    let metadata = package.cargo(&["metadata", "--format-version=1"]).succeeded();
    let metadata: Value = serde_json::from_str(&metadata).expect("cargo prints JSON");
    let mut packages = metadata["packages"].as_array().expect("a list").iter();
    let package = packages.find(|package| package["name"] == "serde-sarif").expect("it is there");
    let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
    manifest.with_file_name("src").join("schema.json")
}

#[test]
fn what_is_no_sarif_is_refused() {
    let schema = Schema::of_the_standard();
    let refused = |text: &str| {
        let log = serde_json::from_str(text).expect("JSON");
        schema.schemas.validate(&log, schema.index).is_err()
    };
    assert!(!refused(r#"{"version": "2.1.0", "runs": []}"#));
    assert!(refused(r#"{"version": "2.1.0"}"#));
    assert!(refused(r#"{"version": "2.1.0", "runs": [], "other": 1}"#));
    assert!(refused(r#"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": 1}}}]}"#));
}

#[test]
fn columns_are_those_of_characters() {
    let project = Project::with_schema("key: A\n");
    let log = project.run(&["validate", "--format", "sarif"]).stdout;
    let log: Value = serde_json::from_str(&log).expect("JSON");
    // Without a word, they would be those of UTF-16.
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
}
