//! The table against the parsers, over the corpus and random strings.

use std::sync::LazyLock;

use alphaswarm_settings_schema::value::{Bounds, Rules, Scalar, ValueType};
use proptest::prelude::*;
use serde_json::Value;

use super::*;

const CHOICES: &[&str] = &["true", "8080", "a b"];

/// Every type, an enum with its choices among them.
static ALL: LazyLock<Vec<Rules<'static>>> = LazyLock::new(|| {
    let scalars = Scalar::ALL.iter().map(|&scalar| ValueType::Scalar(scalar));
    let lists = Scalar::ALL.iter().filter(|scalar| scalar.is_item());
    let lists = lists.map(|&scalar| ValueType::List(scalar));
    let rules = |value_type: ValueType| Rules {
        value_type,
        values: if value_type.scalar() == Scalar::Enum { CHOICES } else { &[] },
        bounds: Bounds::NONE,
        pattern: None,
    };
    scalars.chain(lists).map(rules).collect()
});

/// The strings of the conformance corpus, and those of the documentation.
pub(in crate::compat) static CORPUS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let corpus = alphaswarm_settings_tests::read(alphaswarm_settings_tests::file(
        "conformance/values.jsonl",
    ));
    let text = |line: &str| {
        let row: Value = serde_json::from_str(line).expect("JSON");
        row["text"].as_str().map(str::to_owned)
    };
    let mut all: Vec<String> = corpus.lines().filter_map(text).collect();
    for scalar in Scalar::ALL {
        all.extend(scalar.accepted().iter().map(|&spelling| spelling.to_owned()));
    }
    for word in CHOICES {
        all.extend([(*word).to_owned(), format!(" {word} ")]);
    }
    // What tells two types apart that are near to each other.
    let numbers = ["18446744073709551615", "+5", "-1", "0,65536"];
    let lists = [" ", ",", "TRUE", "true,false", "true,a b", "::1,::1", "[::1]:1,[::1]:2"];
    let commas = ["http://a/,,", "http://a:1,http://b", "\",,\""];
    all.extend(numbers.iter().chain(&lists).chain(&commas).map(|&text| text.to_owned()));
    all.sort();
    all.dedup();
    all.retain(|text| !text.is_empty());
    all
});

fn assert_included(text: &str) {
    let accepting: Vec<_> = ALL.iter().map(|rules| rules.check(text).is_ok()).collect();
    for (inner, is_inner) in ALL.iter().zip(&accepting) {
        for (outer, is_outer) in ALL.iter().zip(&accepting) {
            let holds = !is_within(inner, outer) || !is_inner || *is_outer;
            assert!(holds, "{text:?} is a {} and no {}", inner.value_type, outer.value_type);
        }
    }
}

#[test]
fn what_one_type_accepts_so_does_one_that_holds_it() {
    CORPUS.iter().for_each(|text| assert_included(text));
}

/// The table says of no pair that a string tells them apart where none does.
#[test]
fn a_string_tells_apart_what_the_table_does() {
    let accepting: Vec<Vec<bool>> = ALL
        .iter()
        .map(|rules| CORPUS.iter().map(|text| rules.check(text).is_ok()).collect())
        .collect();
    let mut without = Vec::new();
    for (inner, of_inner) in ALL.iter().zip(&accepting) {
        for (outer, of_outer) in ALL.iter().zip(&accepting) {
            let mut both = of_inner.iter().zip(of_outer);
            if !is_within(inner, outer) && !both.any(|(inner, outer)| *inner && !*outer) {
                without.push(format!("{} in {}", inner.value_type, outer.value_type));
            }
        }
    }
    assert_eq!(without, Vec::<String>::new());
}

/// Text that is often nearly a value.
fn value_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[0-9]{1,3}",
        2 => "[-+.eE,:/ ]",
        2 => "(true|yes|on|off|s|ms|h|m|KiB|MB|http://|\\[::1\\]|\\{\\}|null|\"a\")",
        1 => "\\PC{0,3}",
        1 => "[ \\t\\n\u{a0}]",
    ];
    let pieces = proptest::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat());
    prop_oneof![
        3 => pieces,
        2 => (any::<prop::sample::Index>(), "[ ,+0\\t]?").prop_map(|(at, more)| {
            more + at.get(CORPUS.as_slice()).as_str()
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 2_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_table_holds_for_random_strings(text in value_like()) {
        if !text.is_empty() {
            assert_included(&text);
        }
    }
}

/// Bounds that are not narrower refuse nothing that was allowed; those that are, refuse something.
#[test]
fn bounds_are_narrower_where_they_refuse_more() {
    let read = |value_type, text: &str| Bound::read(value_type, text).flatten();
    for (name, values) in [
        ("int", ["-2", "0", "1", "7", "8"]),
        ("uint", ["0", "1", "2", "7", "8"]),
        ("float", ["-0.5", "0", "0.5", "7", "8.5"]),
        ("duration", ["0s", "1ms", "1s", "1m", "2h"]),
        ("bytes", ["0", "1", "1kB", "1KiB", "1MiB"]),
    ] {
        let value_type = ValueType::from_name(name).expect("a type");
        let ends: Vec<_> = values.iter().map(|text| read(value_type, text)).chain([None]).collect();
        let pairs = ends.iter().flat_map(|&min| ends.iter().map(move |&max| Bounds { min, max }));
        let pairs: Vec<_> = pairs.collect();
        for old in &pairs {
            for new in &pairs {
                let lost = values
                    .iter()
                    .any(|value| old.admit(value_type, value) && !new.admit(value_type, value));
                assert!(!lost || is_narrower(*new, *old), "{name}: {old:?} {new:?}");
            }
        }
        let [low, high] = [ends[1], ends[3]];
        assert!(
            is_narrower(Bounds { min: low, max: high }, Bounds { min: None, max: high })
                || name != "int"
        );
        assert!(!is_narrower(Bounds::NONE, Bounds { min: low, max: high }), "{name}");
    }
}
