//! The schemas of other tools: how they are told, and what a fixture of each declares.

use alphaswarm_settings_scan::DefaultValue;
use alphaswarm_settings_scan::declared::{FORMATS, Format};
use alphaswarm_settings_tests::golden;
use proptest::prelude::*;

use crate::fixtures::declared;
use crate::hostile::PIECES;

const FIXTURES: &[(&str, &str)] =
    &[("varlock", "varlock.env.schema"), ("secretspec", "secretspec.toml")];

#[test]
fn each_format_has_a_fixture_that_declares_what_it_declared_before() {
    let generated = tempfile::tempdir().expect("a directory");
    for format in FORMATS {
        let (_, file) = FIXTURES.iter().find(|(tool, _)| *tool == format.tool).expect("a fixture");
        let path = format!("scan/tests/fixtures/declared/{file}");
        let text = alphaswarm_settings_tests::read(alphaswarm_settings_tests::file(&path));
        let found = Format::of(&path, &text).expect("a format");
        assert_eq!(found.tool, format.tool);
        let listed = generated.path().join(file);
        std::fs::write(&listed, declared(&text, &found.declarations(&text)))
            .expect("it is written");
        golden::assert_same(&listed, &format!("{path}.txt"));
    }
}

#[test]
fn a_schema_of_this_project_and_other_files_are_none() {
    for (path, text) in [
        (".env.schema", ""),
        (".env.schema", "# Only a comment = 1\n"),
        (".env.schema", "# @required\nkey: A=B\ntype: string\n"),
        ("app/.env.schema", "key: PORT\n"),
        (".env", "PORT=1\n"),
        (".env.example", "# @required\nPORT=1\n"),
        ("Cargo.toml", "[profiles.default]\nA = { description = \"a\" }\n"),
    ] {
        assert!(Format::of(path, text).is_none(), "{path} {text:?}");
    }
}

#[test]
fn what_cannot_be_parsed_says_nothing() {
    let format = Format::of("secretspec.toml", "[profiles").expect("a format");
    assert!(format.declarations("[profiles").is_empty());
    assert!(format.declarations("profiles = 1\n").is_empty());
    assert!(format.declarations("[profiles]\ndefault = [1]\nother = {a = 1}\n").is_empty());
}

fn assert_spans(text: &str) {
    for format in FORMATS {
        for found in format.declarations(text) {
            let left_out = found.left_out.iter().map(|left| &left.span);
            let computed = match &found.default {
                Some(DefaultValue::Computed(span)) => Some(span),
                _ => None,
            };
            for span in left_out.chain(computed).chain([&found.span]) {
                assert!(text.get(span.clone()).is_some(), "{}: {span:?} of {text:?}", format.tool);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_of_any_schema_lie_between_characters(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60),
    ) {
        assert_spans(&pieces.concat());
    }
}

#[test]
fn long_schemas_are_read_to_their_end() {
    for piece in PIECES {
        assert_spans(&piece.repeat(4_000));
        assert_spans(&format!("# {}\nX=1\n", piece.repeat(4_000)));
        assert_spans(&format!("X={piece}\n").repeat(4_000));
    }
}
