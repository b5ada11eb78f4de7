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
fn an_own_type_in_a_view_without_the_feature_is_one_error() {
    let package = without_features("features-envy", "");
    let view = "#[derive(alphaswarm_settings::Settings)]\n#[settings(prefix = \"APP_\")]\n\
                struct Settings { port: Own }\n\nstruct Own;\n\
                impl std::fmt::Display for Own {\n\
                fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) }\n}\n";
    let attribute = "#[alphaswarm_settings::settings(prefix = \"APP_\")]\nstruct Settings;";
    package.edit("src/main.rs", attribute, view);
    assert_off(&package, "envy");
    // A type that the schema's own functions make needs no feature.
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
