//! What each fixture uses: a directory for each language, a file for each rule, and beside it a list.
//! The fixtures in `declared` show what is said of the variables.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use alphaswarm_settings_scan::languages::{Context, Extent, LANGUAGES, Language};
use alphaswarm_settings_scan::{Declaration, DefaultValue, Name, Scan};
use alphaswarm_settings_tests::golden;

/// A fixture may show what its file is read with: names of readers, or of variables that another
/// script sets.
const READERS: &str = "readers:";
const SET_ELSEWHERE: &str = "set elsewhere:";

/// The directory in that of a language whose fixtures are read for what they declare.
const DECLARED: &str = "declared";

fn directory() -> PathBuf {
    alphaswarm_settings_tests::file("scan/tests/fixtures")
}

/// The directories with the fixtures of a language: one, or one for each thing that YAML is.
fn directories_of(language: &Language) -> Vec<String> {
    match language.name {
        "YAML" => ["compose", "kustomization", "manifest", "workflow"].map(str::to_owned).to_vec(),
        name => vec![name.to_lowercase().replace(' ', "-")],
    }
}

/// The fixtures of a language, sorted; directories beside them hold what they import, and `declared`
/// holds those that show what is said of variables.
fn files(language: &Language, within: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for name in directories_of(language) {
        let Ok(entries) = std::fs::read_dir(directory().join(name).join(within)) else { continue };
        files.extend(entries.map(|entry| entry.expect("an entry").path()));
    }
    files.retain(|file| file.is_file() && file.extension().is_none_or(|end| end != "txt"));
    files.sort();
    files
}

/// The words after a mark in the text of a fixture.
fn words(text: &str, mark: &str) -> Vec<String> {
    let line = text.lines().find_map(|line| line.split_once(mark));
    line.map_or("", |(_, words)| words).split_ascii_whitespace().map(str::to_owned).collect()
}

/// Each use in its line, with the bytes that its spans hold.
fn listing(text: &str, scan: &Scan) -> String {
    let mut out = String::new();
    for found in &scan.uses {
        let line = text[..found.span.start].matches('\n').count() + 1;
        let name = match &found.name {
            Name::Literal(name) => name.clone(),
            Name::Dynamic => "(dynamic)".to_owned(),
            Name::Imported { module, constant } => format!("{constant} of {module}"),
        };
        let _ = write!(out, "{line}: {:?} {name}", found.kind);
        if text[found.span.clone()] != name {
            let _ = write!(out, " at {:?}", &text[found.span.clone()]);
        }
        if let Some(value) = &found.value {
            let _ = write!(out, " = {:?}", &text[value.clone()]);
        }
        out.push_str(if found.is_test { " in a test\n" } else { "\n" });
    }
    for file in &scan.env_files {
        let _ = writeln!(out, "env file {:?} within {:?}", file.path, file.within);
    }
    for helper in &scan.helpers {
        let _ = writeln!(out, "helper {} at {:?}", helper.name, &text[helper.span.clone()]);
    }
    for comment in &scan.comments {
        let _ = writeln!(out, "comment {:?}", &text[comment.clone()]);
    }
    if let Some(skipped) = scan.skipped {
        let _ = writeln!(out, "not read: {}", skipped.as_str());
    }
    if scan.is_broken {
        out.push_str("broken\n");
    }
    out
}

#[test]
fn each_language_has_fixtures() {
    for language in LANGUAGES {
        assert!(!files(language, "").is_empty(), "{}", language.name);
        let declared = files(language, DECLARED);
        assert_eq!(language.declare.is_none(), declared.is_empty(), "{}", language.name);
    }
}

#[test]
fn each_fixture_uses_what_it_used_before() {
    assert_listed("", &|language, text, context| listing(text, &language.scan(text, context)));
}

#[test]
fn each_fixture_uses_the_same_however_much_of_it_is_parsed() {
    assert_listed("", &|language, text, context| {
        let whole = language.scan(text, context);
        let around = language.scan(text, &Context { extent: Extent::Around(&[]), ..*context });
        assert_eq!(whole.uses, around.uses, "{text}");
        assert_eq!(whole.helpers, around.helpers, "{text}");
        listing(text, &whole)
    });
}

#[test]
fn each_fixture_declares_what_it_declared_before() {
    assert_listed(DECLARED, &|language, text, context| {
        declared(text, &language.declarations(text, context))
    });
}

/// Compares what is found in each fixture with the list beside it.
fn assert_listed(within: &str, list: &dyn Fn(&Language, &str, &Context<'_>) -> String) {
    let generated = tempfile::tempdir().expect("a directory");
    let root = directory();
    for language in LANGUAGES {
        for file in files(language, within) {
            let text = alphaswarm_settings_tests::read(&file);
            let set = words(&text, SET_ELSEWHERE);
            let path = file.to_str().expect("a path");
            let context = Context {
                readers: &words(&text, READERS),
                is_set_elsewhere: &|name| set.iter().any(|known| known == name),
                module: &|module| {
                    let files = (language.imports.as_ref()?.files)(path, module);
                    files.into_iter().find_map(|file| std::fs::read_to_string(file).ok())
                },
                ..Context::default()
            };
            let found = Language::of(path, &text).expect("a language");
            assert_eq!(found.name, language.name, "{path}");
            let listed = generated.path().join(format!("{}.txt", file_name(&file)));
            std::fs::write(&listed, list(found, &text, &context)).expect("it is written");
            let beside = file.strip_prefix(&root).expect("a fixture").to_str().expect("a path");
            golden::assert_same(&listed, &format!("scan/tests/fixtures/{beside}.txt"));
        }
    }
}

/// Each declaration in its line, with what the text says of the variable.
pub(super) fn declared(text: &str, declarations: &[Declaration]) -> String {
    let mut out = String::new();
    for found in declarations {
        let line = text[..found.span.start].matches('\n').count() + 1;
        let _ = writeln!(out, "{line}: {} at {:?}", found.key, &text[found.span.clone()]);
        let flag = |value: Option<bool>| value.map(|value| format!("{value}"));
        let quoted = |value: &Option<String>| value.as_ref().map(|value| format!("{value:?}"));
        let default = found.default.as_ref().map(|default| match default {
            DefaultValue::Literal(value) => format!("{value:?}"),
            DefaultValue::Computed(span) => format!("computed by {:?}", &text[span.clone()]),
        });
        for (name, value) in [
            ("aliases", Some(found.aliases.join(" ")).filter(|names| !names.is_empty())),
            ("type", found.value_type.as_ref().map(|of| format!("{of:?}"))),
            ("default", default),
            ("required", flag(found.is_required)),
            ("secret", flag(found.is_secret)),
            ("public", flag(Some(found.is_public).filter(|is_it| *is_it))),
            ("description", quoted(&found.description)),
            ("min", quoted(&found.min)),
            ("max", quoted(&found.max)),
            ("pattern", quoted(&found.pattern)),
            ("example", quoted(&found.example)),
            ("deprecated", quoted(&found.deprecated)),
            ("test", flag(Some(found.is_test).filter(|is_it| *is_it))),
        ] {
            if let Some(value) = value {
                let _ = writeln!(out, "    {name}: {value}");
            }
        }
        for left in &found.left_out {
            let _ = writeln!(out, "    left out: {} at {:?}", left.what, &text[left.span.clone()]);
        }
    }
    out
}

fn file_name(file: &Path) -> &str {
    file.file_name().and_then(|name| name.to_str()).expect("a name")
}
