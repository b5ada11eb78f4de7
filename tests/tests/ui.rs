//! What the macros say to a schema, an attribute or a struct that is wrong, and what they accept.

use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::value::Scalar;

#[test]
fn every_mistake_has_its_message() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/*/case.rs");
    cases.pass("ui/*/pass.rs");
}

/// A new type is a row of the table, a function, and a block here.
#[test]
fn every_type_of_the_language_is_in_the_fixture() {
    let text = alphaswarm_settings_tests::read("ui/every-type/.env.schema");
    let source = SourceFile::new(".env.schema", text);
    let schema = alphaswarm_settings_schema::parse(&source).schema;
    let declared: Vec<_> = schema.variables.iter().map(|of| of.value_type.scalar()).collect();
    // The feature of JSON is off here, which is a case of its own.
    for scalar in Scalar::ALL.iter().filter(|&&scalar| scalar != Scalar::Json) {
        assert!(declared.contains(scalar), "there is no variable of type {scalar:?}");
    }
}
