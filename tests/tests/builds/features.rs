//! Features of the crate that are off, and those that are on.

use alphaswarm_settings_tests::package::{Package, dependency};

use super::{MAIN, SCHEMA};

/// A package without the default features, whose schema has one more line in its one block.
fn without_features(name: &str, line: &str) -> Package {
    let package = Package::new(name);
    package.write_manifest(&dependency(", default-features = false"), "[workspace]");
    let schema = SCHEMA.replace("type: port\n", line).replace("8080", "redis://cache");
    package.write(".env.schema", &schema);
    package.write("src/main.rs", MAIN);
    package
}

fn assert_off(package: &Package, feature: &str) {
    let built = package.build();
    assert_ne!(built.code, 0);
    let errors: Vec<_> = built.stderr.lines().filter(|line| line.starts_with("error: A")).collect();
    let expected = format!("error: APP_PORT: the feature `{feature}` is off [feature-off]");
    assert_eq!(errors, [expected.as_str()], "{}", built.stderr);
    assert!(built.stderr.contains("due to 1 previous error"), "{}", built.stderr);
    let line =
        format!("alphaswarm-settings = {{ version = \"0.1.0\", features = [\"{feature}\"] }}");
    assert!(built.stderr.contains(&format!("= help: in Cargo.toml: {line}")), "{}", built.stderr);
}

#[test]
fn a_url_without_the_feature_is_one_error() {
    assert_off(&without_features("features-url", "type: url\n"), "url");
}

#[test]
fn a_pattern_without_the_feature_is_one_error() {
    assert_off(&without_features("features-pattern", "pattern: [a-z:/]+\n"), "pattern");
}

#[test]
fn json_without_the_feature_is_one_error() {
    let package = without_features("features-json", "type: json\n");
    package.edit(".env.schema", "redis://cache", "{}");
    assert_off(&package, "json");
}

#[test]
fn a_type_that_only_serde_can_make_is_one_error_without_the_feature() {
    let package = without_features("features-envy", "");
    let view = "#[derive(alphaswarm_settings::Settings)]\n#[settings(prefix = \"APP_\")]\n\
                struct Settings { port: Own }\n\nstruct Own;\n\
                impl std::fmt::Display for Own {\n\
                fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) }\n}\n";
    let attribute = "#[alphaswarm_settings::settings(prefix = \"APP_\")]\nstruct Settings;";
    package.edit("src/main.rs", attribute, view);
    let built = package.build();
    assert_ne!(built.code, 0);
    let expected = "error[E0277]: `Own` cannot be the type of a variable\n";
    assert!(built.stderr.contains(expected), "{}", built.stderr);
    let line =
        "in Cargo.toml: alphaswarm-settings = { version = \"0.1.0\", features = [\"envy\"] }";
    assert!(built.stderr.contains(line), "{}", built.stderr);
    assert!(built.stderr.contains("due to 1 previous error"), "{}", built.stderr);
    assert!(!built.stderr.contains("__private"), "{}", built.stderr);
    // `FromStr` needs no feature, and neither does a type of the schema's own.
    let from_str = "impl std::str::FromStr for Own { type Err = (); \
                    fn from_str(_: &str) -> Result<Self, ()> { Ok(Own) } }\nfn main";
    package.edit("src/main.rs", "fn main", from_str);
    assert_eq!(package.cargo(&["run", "--quiet"]).succeeded(), "\n");
    package.edit("src/main.rs", "port: Own", "port: std::string::String");
    package.edit("src/main.rs", "struct Own;", "#[allow(dead_code)]\nstruct Own;");
    assert_eq!(package.cargo(&["run", "--quiet"]).succeeded(), "redis://cache\n");
}

#[test]
fn json_and_patterns_are_read_where_they_are_on() {
    let package = Package::new("features-on");
    let features = ", default-features = false, features = [\"json\", \"pattern\"]";
    package.write_manifest(&dependency(features), "[workspace]");
    let json = SCHEMA.replace("type: port", "type: json").replace("8080", "{\"rows\": [1, 2]}");
    let text = SCHEMA.replace("type: port", "pattern: [0-9]+").replace("APP_PORT", "APP_CODE");
    package.write(".env.schema", &format!("{json}\n{text}"));
    package.write("src/main.rs", MAIN);
    package.edit("src/main.rs", "settings.port)", "settings.port[\"rows\"][1])");
    assert_eq!(package.cargo(&["run", "--quiet"]).succeeded(), "2\n");
}

const LIMITS: &str = r##"
use alphaswarm_settings::{Loader, Settings, Target};

#[derive(Debug, serde::Deserialize)]
struct Limits {
    rows: Vec<u8>,
}

#[derive(Debug, Settings)]
#[settings(prefix = "APP_")]
struct View {
    port: Limits,
}

fn main() {
    let loader = || Loader::empty().target(Target::Local);
    println!("{:?}", loader().load::<View>().unwrap().port.rows);
    for wrong in [r#"{"rows": [1, 256]}"#, r#"{"rows": [1,]}"#] {
        println!("{}", loader().var("APP_PORT", wrong).load::<View>().unwrap_err());
    }
}
"##;

#[test]
fn json_is_read_into_the_service_s_own_types() {
    let package = Package::new("features-json-types");
    let features = ", default-features = false, features = [\"json\"]";
    let serde = "serde = { version = \"1\", features = [\"derive\"] }";
    package.write_manifest(&format!("{}\n{serde}", dependency(features)), "[workspace]");
    let schema = SCHEMA.replace("type: port", "type: json").replace("8080", "{\"rows\": [1, 2]}");
    package.write(".env.schema", &schema);
    package.write("src/main.rs", LIMITS);
    let printed = package.cargo(&["run", "--quiet"]).succeeded();
    assert!(printed.starts_with("[1, 2]\n"), "{printed}");
    for expected in [
        "expected: a value of the service's own type `Limits`; `rows[1]` is wrong; invalid value: \
         integer `256`, expected u8 at line 1 column 16\n",
        "expected: a JSON document; this one breaks at line 1, column 13\n",
    ] {
        assert!(printed.contains(expected), "{printed}");
    }
}
