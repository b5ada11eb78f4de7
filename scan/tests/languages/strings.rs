//! What the string literals of each language are given to: a file for each, and beside it a list.

use std::fmt::Write;

use alphaswarm_settings_scan::languages::{Context, LANGUAGES, Language};
use alphaswarm_settings_tests::golden;

#[test]
fn each_literal_has_its_name_and_role() {
    let generated = tempfile::tempdir().expect("a directory");
    for file in ["a.rs", "a.py", "a.ts", "a.vue", "a.sh", "a.yaml"] {
        let path = format!("scan/tests/fixtures/strings/{file}");
        let text = alphaswarm_settings_tests::read(alphaswarm_settings_tests::file(&path));
        let language = Language::of(file, &text).expect("a language");
        let strings = language.strings.expect("a language with literals");
        let mut listing = String::new();
        for literal in strings(&text, &Context::default()) {
            let line = text[..literal.span.start].matches('\n').count() + 1;
            let value = &text[literal.span];
            let (role, name) = (literal.role, literal.name);
            let end = if literal.is_test { " in a test" } else { "" };
            let _ = writeln!(listing, "{line}: {role:?} {name:?} = {value:?}{end}");
        }
        let listed = generated.path().join(file);
        std::fs::write(&listed, listing).expect("it is written");
        golden::assert_same(&listed, &format!("{path}.txt"));
    }
}

/// Texts that are no programs have no literals, or some; nobody panics.
#[test]
fn hostile_texts_end() {
    let texts = [
        "",
        "\"",
        "'",
        "=\"",
        "x = \"",
        "(\"é",
        "\u{feff}\"a\"",
        "[[[[\"a\"",
        "a: \"b",
        "a:\n- b=é\n- =\n",
        "--=\"",
        "x=\"a'",
        "\"\\",
        "r#\"é\"",
        ")]}\"a\"",
        "a(\"b\",\"c\")(\"d\")",
    ];
    let deep = format!("{}\"a\"{}", "(".repeat(5_000), ")".repeat(5_000));
    for strings in LANGUAGES.iter().filter_map(|language| language.strings) {
        for text in texts.iter().copied().chain([deep.as_str()]) {
            for literal in strings(text, &Context::default()) {
                assert!(text.get(literal.span).is_some(), "{text:?}");
            }
        }
    }
}

/// A name is kept with each literal that gets it: a long one would be kept very often.
#[test]
fn many_literals_have_no_long_name() {
    let name = "n".repeat(10_000);
    let list = "\"x\", ".repeat(2_000);
    let items = "- x\n".repeat(2_000);
    for text in [
        format!("let {name} = [{list}]"),
        format!("{name} = [{list}]"),
        format!("{name}({list})"),
        format!("f(\"{name}\", {list})"),
        format!("{name}:\n{items}"),
    ] {
        for strings in LANGUAGES.iter().filter_map(|language| language.strings) {
            assert!(
                strings(&text, &Context::default())
                    .iter()
                    .all(|literal| literal.name.len() < name.len())
            );
        }
    }
}
