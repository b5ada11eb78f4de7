//! What is a value of each type, and which: the corpus that every language replays.
//!
//! `conformance/values.jsonl` and `conformance/secrets.jsonl` are written here, by what the schema crate
//! says. What `load()` makes of
//! a string is held against it here; the tests of the clients in other languages read the same file.

mod canonical;
mod corpus;
mod load;
mod secrets;
mod texts;

use alphaswarm_settings_schema::value::{Scalar, ValueType};
use alphaswarm_settings_tests::golden;

const FILE: &str = "conformance/values.jsonl";

#[test]
fn the_corpus_is_what_the_schema_says() {
    let rows = corpus::rows();
    let text = rows.iter().fold(String::new(), |text, row| text + &row.to_string() + "\n");
    golden::assert_text(&text, FILE);
    assert!(rows.len() >= 3_000, "{} rows", rows.len());
}

#[test]
fn every_type_has_values_and_strings_that_are_none() {
    let rows = corpus::rows();
    let has = |value_type: &str, accepted: bool| {
        rows.iter().any(|row| row["type"] == value_type && row["accepted"] == accepted)
    };
    for &scalar in Scalar::ALL {
        let single = ValueType::Scalar(scalar).to_string();
        let list = scalar.is_item().then(|| ValueType::List(scalar).to_string());
        for value_type in [Some(single), list].into_iter().flatten() {
            assert!(has(&value_type, true), "{value_type} has no value");
            // A string that is set is a value of the type `string`.
            assert!(
                value_type == "string" || has(&value_type, false),
                "{value_type} takes anything"
            );
        }
    }
}

#[test]
fn load_makes_of_each_string_what_the_row_says() {
    for row in corpus::rows() {
        let strings = |name: &str| -> Vec<String> {
            let list = row[name].as_array().map(Vec::as_slice).unwrap_or_default();
            list.iter().map(|word| word.as_str().expect("a string").to_owned()).collect()
        };
        let values = strings("values");
        let ruled = corpus::Ruled {
            value_type: ValueType::from_name(row["type"].as_str().expect("a type"))
                .expect("a type"),
            values: &values.iter().map(String::as_str).collect::<Vec<_>>(),
            min: row["min"].as_str(),
            max: row["max"].as_str(),
            pattern: row["pattern"].as_str(),
        };
        let loaded = load::load(&ruled, row["text"].as_str().expect("a string"));
        assert_eq!(loaded.as_ref(), row.get("value"), "{row}");
    }
}
