//! What the macros say to a schema, an attribute or a struct that is wrong, and what they accept.

use alphaswarm_settings::Scalar;

#[test]
fn every_mistake_has_its_message() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/*/case.rs");
    cases.pass("ui/*/pass.rs");
}

/// A new type is a row of the table, a function, and a block here.
#[test]
fn every_type_of_the_language_is_in_the_fixture() {
    let schema = alphaswarm_settings_tests::read("ui/every-type/.env.schema");
    let declared = |name: &str| {
        let is_type = |line: &str| line.strip_prefix("type:").is_some_and(|of| of.trim() == name);
        schema.lines().any(is_type)
    };
    // A string needs no type. The feature of JSON is off here, which is a case of its own.
    for scalar in Scalar::ALL.iter().filter(|of| !matches!(of, Scalar::String | Scalar::Json)) {
        assert!(declared(scalar.as_str()), "there is no variable of type {scalar:?}");
    }
}
