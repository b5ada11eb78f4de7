//! The schema says of every variable what the table of facts says.

use alphaswarm_settings_schema::{parse, source_file::SourceFile};
use alphaswarm_settings_tests::facts::{self, Fact};

#[test]
fn the_schema_agrees_with_the_table_of_facts() {
    let text =
        alphaswarm_settings_tests::read(alphaswarm_settings_tests::file("schema/.env.schema"));
    let source = SourceFile::new("schema/.env.schema", text.as_str());
    let parsed = parse(&source);
    assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
    let declared = parsed.schema.variables.iter().map(|variable| Fact {
        key: variable.key.value.to_owned(),
        required: variable.required.value.to_string(),
        default: variable.default.map_or_else(String::new, |default| default.value.to_owned()),
        targets: variable.targets.iter().map(|target| target.as_str().to_owned()).collect(),
        classification: variable.classification.value.to_string(),
    });
    assert_eq!(declared.collect::<Vec<_>>(), facts::all());
}
