//! What the macros say to a schema, an attribute or a struct that is wrong, and what they accept.

#[test]
fn every_mistake_has_its_message() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/*/case.rs");
    cases.pass("ui/*/pass.rs");
}
