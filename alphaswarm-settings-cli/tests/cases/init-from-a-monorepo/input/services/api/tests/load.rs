#[test]
fn loads() {
    assert!(std::env::var("ONLY_IN_TESTS").is_err());
}
