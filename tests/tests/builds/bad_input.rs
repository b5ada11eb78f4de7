//! Schemas that no person writes: the macro reports them and does not panic.

use alphaswarm_settings_tests::command::Run;
use alphaswarm_settings_tests::package::{Package, dependency};

use super::{SCHEMA, block};

fn checked(name: &str, schema: &[u8]) -> Run {
    let package = Package::new(name);
    package.write_manifest(&dependency(", default-features = false"), "[workspace]");
    std::fs::write(package.path(".env.schema"), schema).expect("the schema is written");
    let main = "#[alphaswarm_settings::settings(prefix = \"APP_\")]\nstruct Settings;\n\n\
                fn main() {}\n";
    package.write("src/main.rs", main);
    let run = package.cargo(&["check"]);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    run
}

fn count(run: &Run, code: &str) -> usize {
    run.stderr.lines().filter(|line| line.starts_with("error: ") && line.ends_with(code)).count()
}

#[test]
fn six_thousand_mistakes_are_six_thousand_errors() {
    let blocks = (0..6000).map(|n| block(&format!("APP_V{n}")).replace("plain", "plane"));
    let run = checked("bad-input-many", blocks.collect::<String>().as_bytes());
    assert_eq!(count(&run, "[unknown-classification]"), 6000);
    assert!(run.stderr.contains("due to 6000 previous errors"));
    assert!(run.stderr.contains(".env.schema:36000:17"));
}

#[test]
fn a_line_of_ten_megabytes_is_one_error_of_a_few_lines() {
    let long = "x".repeat(10 << 20);
    for (name, line, code) in [
        ("bad-input-long-line", long.clone(), "[missing-colon]"),
        ("bad-input-long-field", format!("{long}: 1"), "[unknown-field]"),
        ("bad-input-long-value", format!("min: {long}"), "[invalid-bound]"),
    ] {
        let run = checked(name, format!("{SCHEMA}{line}\n").as_bytes());
        let length = run.stderr.len();
        assert!(length < 4000, "{name}: {length}");
        assert_eq!(count(&run, code), 1, "{name}: {}", run.stderr);
        assert!(run.stderr.contains("due to 1 previous error"), "{name}: {}", run.stderr);
    }
}

#[test]
fn a_description_of_ten_megabytes_is_no_mistake() {
    let schema = SCHEMA.replace("The port", &"x ".repeat(5 << 20));
    assert_eq!(checked("bad-input-long-text", schema.as_bytes()).code, 0);
}

#[test]
fn bytes_that_are_no_text_are_errors_with_their_places() {
    for (name, bytes, code) in [
        ("bad-input-nul", b"\0".as_slice(), "[nul-byte]"),
        ("bad-input-utf8", b"\xff", "[invalid-utf8]"),
    ] {
        let schema = [SCHEMA.as_bytes(), b"x-note: ", bytes, b"\n"].concat();
        let run = checked(name, &schema);
        assert_eq!(count(&run, code), 1, "{}", run.stderr);
        assert!(run.stderr.contains(".env.schema:8:9"), "{}", run.stderr);
        assert!(run.stderr.contains("due to 1 previous error"), "{}", run.stderr);
    }
}
