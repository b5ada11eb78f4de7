use std::path::Path;

use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::*;
use crate::config;

#[test]
fn each_state_comes_from_the_schema_and_the_file() {
    let plain = "classification: plain";
    let secret = "classification: secret";
    let table = [
        ("targets: local\nrequired: true", plain, "", State::NotUsed),
        ("targets: cloud\nrequired: true", plain, "K=x", State::Set),
        ("targets: kubernetes\nrequired: true", plain, "K=x", State::Set),
        ("targets: kubernetes\nrequired: true\nfile: true", plain, "K_FILE=/k", State::Set),
        ("targets: kubernetes\nrequired: true\naliases: OLD", plain, "OLD=x", State::Set),
        ("targets: kubernetes\nrequired: false\ndefault: d", plain, "", State::Default),
        ("targets: kubernetes\nrequired: false\ndefault: d", plain, "K=", State::Unset),
        ("targets: kubernetes\nrequired: true", plain, "", State::Missing),
        ("targets: kubernetes\nrequired: true", plain, "K=", State::Missing),
        ("targets: kubernetes\nrequired: true", plain, "K=changeme", State::Placeholder),
        ("targets: kubernetes\nrequired: false", plain, "", State::Unset),
        ("targets: kubernetes\nrequired: true", secret, "", State::Secret),
        ("targets: kubernetes\nrequired: true", secret, "K=changeme", State::Placeholder),
        ("targets: kubernetes\nrequired: true", secret, "K_FILE=/k", State::Set),
    ];
    let sources = Sources::default();
    let text = "[[environment]]\nname = \"prod\"\ntarget = \"k8s\"\n";
    let source = sources.add(SourceFile::new("config", text));
    let config = config::of(Path::new("config"), source, Vec::new()).expect("it is right");
    for (block, class, file, expected) in table {
        let schema = format!("key: K\ndescription: d\n{block}\n{class}\n");
        let source = SourceFile::new("schema", schema);
        let parsed = parse(&source);
        assert_eq!(parsed.diagnostics, [], "{block}");
        let values = sources.add(SourceFile::new("values.env", file));
        let own = EnvironmentValues {
            environment: &config.environments[0],
            values: Some(Values::of(values)),
        };
        let standing = own.standings(&parsed.schema.variables).remove(0);
        assert_eq!(standing.state, expected, "{block} / {class} / {file}");
        assert!(standing.value.is_none() || class == plain, "a secret has no value");
    }
}
