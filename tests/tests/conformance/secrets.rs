//! What stands in place of a secret, in each target: a corpus that every language replays.

use std::cell::Cell;

use alphaswarm_settings::{FromEnvironment, Loader, Reader, Target, Variable};
use alphaswarm_settings_schema::model::Classification;
use alphaswarm_settings_schema::placeholder;
use alphaswarm_settings_schema::value::{Scalar, ValueType};
use alphaswarm_settings_tests::golden;
use serde_json::{Value, json};

const FILE: &str = "conformance/secrets.jsonl";

/// Valid strings of types that secrets have.
const TEXTS: &[(Scalar, &[&str])] = &[
    (
        Scalar::String,
        &[
            "changeme",
            "changeme ",
            "Changeme",
            "sample-",
            "sample-token",
            "sample-\u{e4}\u{1f600}",
            "sample",
            "Sample-token",
            " sample-token",
            "a-sample-token",
            "\"sample-token",
            "\"\"sample-token",
            "'sample-token",
            "a://sample-token",
            "1a://sample-token",
            "\u{e4}://sample-token",
            "://sample-token",
            "sample-a\nb",
            "a\nsample-b",
        ],
    ),
    (
        Scalar::Url,
        &[
            "sample-url://host",
            "https://sample-url.invalid",
            "POSTGRES+v1.0://sample-host/db",
            "https://user@sample-host",
            "https://host/sample-path",
            "https://sample",
            " https://sample-url.invalid",
            "mailto:sample-a@b",
        ],
    ),
    (
        Scalar::Json,
        &["\"sample-token\"", "[\"sample-token\"]", "{\"sample-a\": 1}", " \"sample-a\""],
    ),
];

thread_local! {
    static VARIABLE: Cell<&'static Variable> = const { Cell::new(&Variable::STRING) };
}

/// One optional secret, and whether it has a value.
struct Secret(bool);

impl FromEnvironment for Secret {
    fn variables(visit: &mut dyn FnMut(&'static Variable)) {
        visit(VARIABLE.get());
    }

    fn from_environment(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self(reader.secret(VARIABLE.get()).is_some()))
    }
}

/// Each with what the schema crate says.
fn rows() -> impl Iterator<Item = Value> {
    let texts = TEXTS.iter().flat_map(|&(of, texts)| texts.iter().map(move |text| (of, text)));
    texts.flat_map(|(scalar, text)| {
        Target::ALL.into_iter().map(move |target| {
            let is_set = placeholder::of_secret(text, || Some(target)).is_none();
            let value_type = ValueType::Scalar(scalar).to_string();
            json!({"type": value_type, "target": target.as_str(), "text": text, "set": is_set})
        })
    })
}

#[test]
fn the_corpus_is_what_the_schema_says() {
    let text = rows().fold(String::new(), |text, row| text + &row.to_string() + "\n");
    golden::assert_text(&text, FILE);
}

#[test]
fn load_takes_for_unset_what_the_row_says() {
    for row in rows() {
        let word = |name: &str| row[name].as_str().expect("a string");
        let value_type = ValueType::from_name(word("type")).expect("a type");
        let classification = Classification::Secret;
        let variable = Variable { key: "X", value_type, classification, ..Variable::STRING };
        VARIABLE.set(Box::leak(Box::new(variable)));
        let target = Target::from_name(word("target")).expect("a target");
        let loader = Loader::new().target(target).vars([("X", word("text"))]);
        let found = loader.load::<Secret>().unwrap_or_else(|error| panic!("{row}: {error}"));
        assert_eq!(found.0, row["set"], "{row}");
    }
}
