//! For any schema, each sample is a value.

use std::fmt::Write;

use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::value::{Scalar, ValueType};
use alphaswarm_settings_schema::{dotenv, parse, placeholder};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::artifact::{Env, Kind};

/// Patterns of strings and of the items of lists.
const PATTERNS: &[&str] = &[
    "[a-z]+",
    "[A-Z]{2,4}-[0-9]{3}",
    "(?:prod|dev)(?:-[a-z0-9]+)?",
    r"\d+(?:\.\d+){2}",
    "sk_[A-Za-z0-9]{16,}",
    "[^x]*",
    ".{8,}",
    "é+|ü",
    "sample-[a-z]+",
];

/// One block with what goes with its type; bounds may exclude every value.
fn block() -> impl Strategy<Value = String> {
    let bounds = (proptest::option::of(0_u16..300), proptest::option::of(0_u16..300));
    let words = (select(Scalar::ALL), any::<[bool; 5]>(), bounds, select(PATTERNS));
    ("[A-Z_][A-Z0-9_]{0,60}", words).prop_map(|(key, (scalar, has, bounds, pattern))| {
        let [is_list, is_secret, has_pattern, is_required, has_example] = has;
        let value_type = match scalar {
            _ if is_list && scalar.is_item() => ValueType::List(scalar),
            _ => ValueType::Scalar(scalar),
        };
        let class = if is_secret { "secret" } else { "plain" };
        let mut block = format!(
            "key: {key}\ndescription: d\ntype: {value_type}\nrequired: {is_required}\n\
             targets: local,cloud\nclassification: {class}\n"
        );
        if scalar == Scalar::Enum {
            block.push_str("values: one, two words\n");
        }
        if scalar == Scalar::String && has_pattern {
            let _ = writeln!(block, "pattern: {pattern}");
        }
        let unit = match value_type {
            ValueType::Scalar(Scalar::Duration) => "s",
            ValueType::Scalar(Scalar::Bytes) => "KiB",
            _ => "",
        };
        for (field, bound) in [("min", bounds.0), ("max", bounds.1)] {
            if let Some(bound) = bound {
                let _ = writeln!(block, "{field}: {bound}{unit}");
            }
        }
        let example = scalar.accepted().first().filter(|_| has_example && !is_list);
        if let Some(example) = example {
            let _ = writeln!(block, "example: {example}");
        }
        block
    })
}

proptest! {
    #[test]
    fn each_is_a_value_and_says_that_it_is_invented(block in block()) {
        let source = SourceFile::new("schema", block);
        let parsed = parse(&source);
        // What does not go together is refused before.
        prop_assume!(!parsed.has_errors());
        let variable = &parsed.schema.variables[0];
        let artifact = Artifact::new(Env::Local, Kind::Sample);
        let mut rendered = Rendered::default();
        render(&parsed.schema, &artifact, &mut rendered);
        if rendered.diagnostics.iter().any(|problem| problem.code == codes::NO_SAMPLE) {
            return Ok(());
        }
        prop_assert!(rendered.diagnostics.iter().all(|problem| !problem.is_error()));
        let file = SourceFile::new("sample.env", rendered.text.clone());
        let document = dotenv::read(&file);
        prop_assert!(document.problems.is_empty());
        let set: Vec<_> = document.assignments().collect();
        prop_assert_eq!(set.len(), 1);
        prop_assert_eq!(set[0].key.value, variable.key.value);
        prop_assert!(!set[0].value.is_empty());
        prop_assert_eq!(variable.rules().check(&set[0].value), Ok(()));
        let is_marked = placeholder::is_sample(&set[0].value);
        let is_said = rendered.text.contains(UNMARKED);
        prop_assert_eq!(is_said, variable.is_secret() && !is_marked);
    }
}

#[test]
fn a_type_without_rules_always_has_a_sample_and_marked_where_it_can_be() {
    for &scalar in Scalar::ALL {
        for is_list in [false, true] {
            let value_type = match scalar {
                _ if is_list && !scalar.is_item() => continue,
                _ if is_list => ValueType::List(scalar),
                _ => ValueType::Scalar(scalar),
            };
            let values = if scalar == Scalar::Enum { "values: a, b\n" } else { "" };
            let block = format!(
                "key: XN__A\ndescription: d\ntype: {value_type}\n{values}required: true\n\
                 targets: local\nclassification: secret\n"
            );
            let source = SourceFile::new("schema", block);
            let parsed = parse(&source);
            let found = value::of(&parsed.schema.variables[0], Target::Local);
            let found = found.unwrap_or_else(|| panic!("{value_type} has no sample"));
            let can_be =
                matches!(scalar, Scalar::String | Scalar::Url | Scalar::Path | Scalar::Json);
            assert_eq!(placeholder::is_sample(&found.text), can_be, "{value_type} {found:?}");
        }
    }
}
