//! JSON against the schemas that the docs publish.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

use crate::project::Project;

const VARIABLE: &str =
    "key: A\ndescription: d\nrequired: false\ntargets: local\nclassification: plain\n";

/// A schema of the docs, ready to check.
pub(super) struct Published {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Published {
    /// The schema `docs/schemas/NAME.json`.
    pub(super) fn of(name: &str) -> Self {
        let path = alphaswarm_settings_tests::file(&format!("docs/schemas/{name}.json"));
        let schema = serde_json::from_str(&alphaswarm_settings_tests::read(path)).expect("JSON");
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource("schema.json", schema).expect("a resource");
        let index = compiler.compile("schema.json", &mut schemas).expect("a schema");
        Self { schemas, index }
    }

    pub(super) fn check(&self, document: &Value, what: &str) {
        if let Err(error) = self.schemas.validate(document, self.index) {
            panic!("{what}: {error:#}");
        }
    }
}

#[test]
fn uses_are_what_their_schema_says() {
    let project = Project::empty();
    project.write(".env.schema", VARIABLE);
    project.write("app.py", "import os\nos.getenv('A')\nos.environ['B']\n");
    project.write("compose.yaml", "services: {a: {image: a, environment: {C: '${D}'}}}\n");
    project.run(&["check", "--uses-out", "uses.json"]);
    let uses: Value = serde_json::from_str(&project.read("uses.json")).expect("JSON");
    assert_eq!(uses["uses"].as_array().map(Vec::len), Some(4), "{uses}");
    Published::of("uses").check(&uses, "uses.json");
}
