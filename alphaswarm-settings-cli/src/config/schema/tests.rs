//! The JSON Schema and the reader of the configuration say the same.

use std::fs;
use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::source_file::SourceFile;
use boon::{Compiler, SchemaIndex, Schemas};
use toml::de::{DeTable, DeValue};

use super::*;
use crate::codes;
use crate::config::parse;

struct Checker(Schemas, SchemaIndex);

impl Checker {
    fn new() -> Self {
        let document = serde_json::from_str(&schema()).expect("JSON");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("config.json", document).expect("a resource");
        let index = compiler.compile("config.json", &mut schemas).expect("a schema");
        Self(schemas, index)
    }

    fn check(&self, text: &str) -> Result<(), String> {
        let table = DeTable::parse(text).map_err(|error| error.to_string())?;
        let value = json_of(&DeValue::Table(table.into_inner()));
        self.0.validate(&value, self.1).map_err(|error| format!("{error:#}"))
    }
}

fn json_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text),
        DeValue::Boolean(flag) => json!(flag),
        DeValue::Array(items) => items.iter().map(|item| json_of(item.get_ref())).collect(),
        DeValue::Table(entries) => entries
            .iter()
            .map(|(key, value)| (key.get_ref().to_string(), json_of(value.get_ref())))
            .collect(),
        // No key takes a number or a day.
        _ => Value::Null,
    }
}

/// The configurations of the repository and of the cases, however they are called.
fn configurations() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut directories = vec![alphaswarm_settings_tests::file("")];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(&directory).expect("a directory") {
            let path = entry.expect("an entry").path();
            let is_hidden = |path: &Path| path.ends_with("target") || path.ends_with(".git");
            if path.is_dir() && !path.is_symlink() && !is_hidden(&path) {
                directories.push(path);
            } else if path.ends_with("alphaswarm-settings.toml") {
                let bytes = fs::read(&path).expect("a file");
                found.push((path, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_key_has_a_form() {
    for key in keys::all() {
        let is_of_another_file = matches!(
            key.section,
            Section::Ledger | Section::Rotated | Section::Acceptance | Section::Accepted
        );
        assert!(is_of_another_file || value(key).is_some(), "{}: {}", key.name, key.expected);
    }
}

#[test]
fn schema_and_reader_agree_on_every_configuration() {
    let schema = Checker::new();
    let (mut valid, mut invalid) = (0, 0);
    for (path, text) in configurations() {
        let problems = parse(&SourceFile::new("", text.as_str())).1;
        let result = schema.check(&text);
        if problems.is_empty() {
            valid += 1;
            assert_eq!(result, Ok(()), "{}", path.display());
        } else if problems.iter().any(is_of_one_table) {
            invalid += 1;
            assert!(result.is_err(), "{}: {problems:#?}", path.display());
        }
    }
    assert!(valid > 100 && invalid >= 5, "{valid} valid, {invalid} invalid");
}

/// Whether the problem is one that a schema can see: not what two tables say together.
fn is_of_one_table(problem: &Diagnostic) -> bool {
    [codes::CONFIG_SYNTAX, codes::UNKNOWN_CONFIG_KEY, codes::MISSING_CONFIG_KEY]
        .contains(&problem.code)
        || problem.message.contains("` is not ")
        || problem.message.contains("does not go with")
}

#[test]
fn each_mistake_is_seen() {
    let schema = Checker::new();
    let artifact = |lines: &str| format!("[[artifact]]\nout = \"f\"\n{lines}\n");
    for good in [
        "env = \"local\"",
        "env = \"kubernetes\"\nkind = \"secret\"\nlabels = { a = \"b\" }",
        "kind = \"python\"\nprefix = \"\"",
    ] {
        assert_eq!(schema.check(&artifact(good)), Ok(()), "{good}");
    }
    for bad in [
        "",
        "env = \"Local\"",
        "env = \"k8s\"",
        "env = \"k8s\"\nkind = \"json\"",
        "env = \"local\"\nnamespace = \"x\"",
        "env = \"cloud\"\nkind = \"python\"",
        "kind = \"configmap\"",
        "env = \"local\"\nstrict = \"true\"",
        "env = \"k8s\"\nkind = \"external-secret\"",
        "env = \"k8s\"\nkind = \"checksum-patch\"",
        "env = \"k8s\"\nkind = \"secret\"\nname = \"A\"",
    ] {
        let text = artifact(bad);
        assert!(schema.check(&text).is_err(), "{bad}");
        assert!(!parse(&SourceFile::new("", text.as_str())).1.is_empty(), "{bad}");
    }
    for bad in [
        "[rules]\nnonsense = \"off\"",
        "[rules]\nunused = \"fatal\"",
        "[[environment]]\nname = \"prod\"",
        "[[check.ignore]]\nreason = \"r\"",
        "[check]\ntests = 1",
    ] {
        assert!(schema.check(bad).is_err(), "{bad}");
        assert!(!parse(&SourceFile::new("", bad)).1.is_empty(), "{bad}");
    }
}

#[test]
fn the_configuration_of_the_page_is_valid_and_names_the_schema() {
    let page = alphaswarm_settings_tests::read(alphaswarm_settings_tests::file("docs/editors.md"));
    let blocks: Vec<_> = page.split("```toml\n").skip(1).collect();
    assert_eq!(blocks.len(), 2);
    for block in &blocks {
        let (block, _) = block.split_once("```").expect("its end");
        assert_eq!(Checker::new().check(block), Ok(()));
        assert_eq!(parse(&SourceFile::new("", block)).1, []);
    }
    let modeline = blocks[0].lines().next().expect("a line");
    let name = modeline.strip_prefix("#:schema ./").expect("a modeline");
    assert!(page.contains(&format!("alphaswarm-settings config-schema > {name}\n")), "{name}");
}
