use super::*;
use crate::artifact::{Env, Kind};
use crate::generate::MANAGED_BY;
use alphaswarm_settings_schema::model::Target;
use toml::de::DeValue;

/// The code and the source text of each problem.
fn problems(text: &str) -> Vec<(&'static str, String)> {
    let source = SourceFile::new("alphaswarm-settings.toml", text);
    let (_, problems) = parse(&source);
    let place = |span: Span| source.text()[span.start..span.end].to_owned();
    problems.iter().map(|problem| (problem.code.name(), place(problem.span()))).collect()
}

#[test]
fn a_whole_configuration() {
    let source = SourceFile::new(
        "f",
        "schema = \"schema/.env.schema\"\n\
         [[artifact]]\nenv = \"local\"\nout = \".env.local\"\noptional = false\n\
         [[artifact]]\nenv = \"kubernetes\"\nkind = \"configmap\"\nout = \"c.yaml\"\n\
         name = \"c\"\nnamespace = \"n\"\ntarget = \"cloud\"\nlabels = { team = \"core\" }\n",
    );
    let (config, problems) = parse(&source);
    assert_eq!(problems, []);
    assert_eq!(config.schema.as_deref(), Some(Path::new("schema/.env.schema")));
    let [local, config_map] = &config.artifacts[..] else { panic!("two artifacts") };
    let heading = |artifact: &Artifact| artifact.place.as_ref().map(|place| place.span.start);
    assert!(heading(local) < heading(config_map), "{:?}", config_map.place);
    assert_eq!((local.env, local.kind, local.optional), (Some(Env::Local), Kind::Env, false));
    assert_eq!(
        config_map,
        &Artifact {
            out: Some("c.yaml".into()),
            name: "c".to_owned(),
            namespace: Some("n".to_owned()),
            labels: vec![("team".to_owned(), "core".to_owned())],
            target: Target::Cloud,
            place: config_map.place.clone(),
            ..Artifact::new(Env::K8s, Kind::ConfigMap)
        }
    );
}

#[test]
fn each_mistake_has_its_code_and_its_place() {
    let artifact = "[[artifact]]\nenv = \"k8s\"\nkind = \"configmap\"\nout = \"c\"\n";
    for (text, code, place) in [
        ("schema = ", "config-syntax", ""),
        ("shema = \"x\"", "unknown-config-key", "shema"),
        ("schema = 1", "invalid-config-value", "1"),
        ("schema = \"\"", "invalid-config-value", "\"\""),
        ("artifact = 1", "invalid-config-value", "1"),
        ("artifact = [1]", "invalid-config-value", "1"),
        ("[[artifact]]\nenv = \"local\"", "missing-config-key", "[[artifact]]"),
        ("[[artifact]]\nout = \"x\"", "missing-config-key", "[[artifact]]"),
        ("[[artifact]]\nenv = \"k8s\"\nout = \"x\"", "missing-config-key", "[[artifact]]"),
        ("[[artifact]]\nenv = \"moon\"\nout = \"x\"", "invalid-config-value", "\"moon\""),
        ("[[artifact]]\nenv = \"local\"\nout = \"-\"", "invalid-config-value", "\"-\""),
        (
            "[[artifact]]\nenv = \"local\"\nkind = \"secret\"\nout = \"x\"",
            "invalid-config-value",
            "\"secret\"",
        ),
        (
            "[[artifact]]\nenv = \"local\"\nname = \"n\"\nout = \"x\"",
            "invalid-config-value",
            "name",
        ),
        (&format!("{artifact}name = \"A\""), "invalid-config-value", "\"A\""),
        (&format!("{artifact}namespace = \"a.b\""), "invalid-config-value", "\"a.b\""),
        (&format!("{artifact}target = \"local\""), "invalid-config-value", "\"local\""),
        (&format!("{artifact}optional = 1"), "invalid-config-value", "1"),
        (&format!("{artifact}labels = 1"), "invalid-config-value", "1"),
        (&format!("{artifact}labels = {{ a = \"ä\" }}"), "invalid-config-value", "\"ä\""),
        (&format!("{artifact}labels = {{ \"a b\" = \"c\" }}"), "invalid-config-value", "\"a b\""),
        (
            &format!("{artifact}[artifact.labels]\n\"{MANAGED_BY}\" = \"me\""),
            "invalid-config-value",
            &format!("\"{MANAGED_BY}\""),
        ),
        (&format!("{artifact}dialect = \"raw\""), "invalid-config-value", "dialect"),
        (&format!("{artifact}empty = \"drop\""), "invalid-config-value", "\"drop\""),
        (&format!("{artifact}service = \"A\""), "invalid-config-value", "\"A\""),
        (
            &format!("{artifact}omit_optional_secrets = true"),
            "invalid-config-value",
            "omit_optional_secrets",
        ),
        (&format!("{artifact}dialekt = \"raw\""), "unknown-config-key", "dialekt"),
        (
            "[[artifact]]\nenv = \"local\"\nout = \"x\"\ndialect = \"fish\"",
            "invalid-config-value",
            "\"fish\"",
        ),
    ] {
        assert_eq!(problems(text), [(code, place.to_owned())], "{text}");
    }
}

#[test]
fn all_mistakes_in_one_run() {
    let text = "schma = \"x\"\n[[artifact]]\nenv = \"locl\"\nout = 1\n[[artifact]]\nkind = \"x\"\n";
    assert_eq!(problems(text).len(), 6, "{:?}", problems(text));
}

#[test]
fn two_artifacts_cannot_share_a_file() {
    let one = "[[artifact]]\nenv = \"local\"\nout = \"a/../x\"\n";
    let two = "[[artifact]]\nenv = \"cloud\"\nout = \"./x\"\n";
    let found = problems(&format!("{one}{two}"));
    assert_eq!(found, [("invalid-config-value", "\"./x\"".to_owned())]);
}

/// The tables that a path of keys leads to.
fn tables<'t, 'i>(table: &'t DeTable<'i>, path: &[&str]) -> Vec<&'t DeTable<'i>> {
    let Some((first, rest)) = path.split_first() else { return vec![table] };
    let found = match table.get(*first).map(toml::Spanned::get_ref) {
        Some(DeValue::Table(inner)) => vec![inner],
        Some(DeValue::Array(items)) => {
            items.iter().filter_map(|item| item.get_ref().as_table()).collect()
        }
        _ => Vec::new(),
    };
    found.into_iter().flat_map(|inner| tables(inner, rest)).collect()
}

#[test]
fn the_fuzzer_begins_with_every_key() {
    let path = alphaswarm_settings_tests::file("fuzz/corpus/configuration/every-key");
    let text = alphaswarm_settings_tests::read(path);
    assert_eq!(problems(&text), [], "what is refused is not read to its end");
    let document = DeTable::parse(&text).expect("TOML");
    for key in keys::all() {
        let path: &[&str] = match key.section {
            Section::Top => &[],
            Section::Artifact => &["artifact"],
            Section::Environment => &["environment"],
            Section::Check => &["check"],
            Section::Ignore => &["check", "ignore"],
            Section::Compat => &["compat"],
            // These are other files.
            Section::Acceptance | Section::Accepted | Section::Ledger | Section::Rotated => {
                continue;
            }
        };
        let tables = tables(document.get_ref(), path);
        let is_there = tables.iter().any(|table| table.contains_key(key.name));
        assert!(is_there, "fuzz/corpus/configuration/every-key has no `{}` in {path:?}", key.name);
    }
}
