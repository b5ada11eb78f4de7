//! The JSON Schema of one value. Every value is a string, so bounds become patterns; what a pattern cannot
//! say, a `$comment` leaves to `validate`. Then the schema accepts more than the command, never less.

use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::value::{Bound, Rules, Scalar, ValueType};
use serde_json::{Value, json};

use super::number::between;
use crate::generate::code::pattern;

/// The blanks that may surround a value, as Unicode lists them.
const BLANK: &str =
    "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/// The values that a variable takes, without an empty one.
pub(super) fn of(variable: &Variable<'_>) -> Value {
    let rules = variable.rules();
    let mut schema = match rules.value_type {
        ValueType::Scalar(Scalar::String) => string(rules),
        ValueType::Scalar(Scalar::Enum) => {
            let around =
                json!({"type": "string", "pattern": whole(&one(rules).unwrap_or_default())});
            json!({"anyOf": [{"enum": rules.values}, around]})
        }
        ValueType::Scalar(_) => match one(rules) {
            Some(pattern) => json!({"type": "string", "pattern": whole(&pattern)}),
            None => left("the form"),
        },
        ValueType::List(_) => list(rules),
    };
    if let Some(written) = rules.pattern {
        let is_list = matches!(rules.value_type, ValueType::List(_));
        match pattern::portable(written).filter(|_| !is_list) {
            Some(pattern) => schema = json!({"allOf": [schema, {"pattern": whole(&pattern)}]}),
            None => schema["$comment"] = json!(comment("the pattern")),
        }
    }
    schema
}

fn left(what: &str) -> Value {
    json!({"type": "string", "minLength": 1, "$comment": comment(what)})
}

fn comment(what: &str) -> String {
    format!("{what} is checked by `alphaswarm-settings validate`")
}

fn whole(pattern: &str) -> String {
    format!("^(?:{pattern})$")
}

/// JSON counts characters as the schema does.
fn string(rules: Rules<'_>) -> Value {
    let (least, most) = lengths(rules);
    let mut schema = json!({"type": "string", "minLength": least.max(1)});
    if let Some(most) = most {
        schema["maxLength"] = json!(most);
    }
    schema
}

fn list(rules: Rules<'_>) -> Value {
    let Some(item) =
        one(Rules { bounds: alphaswarm_settings_schema::value::Bounds::NONE, ..rules })
    else {
        return left("the form");
    };
    let (least, most) = lengths(rules);
    let more = least.max(1) - 1;
    let most = most.map_or(String::new(), |most| most.saturating_sub(1).to_string());
    // Repetitions multiply the size of a pattern.
    if more > 50 || most.len() > 2 {
        return left("the length");
    }
    let pattern = format!("(?:{item})(?:,(?:{item})){{{more},{most}}}");
    json!({"type": "string", "pattern": whole(&pattern)})
}

fn lengths(rules: Rules<'_>) -> (u64, Option<u64>) {
    let length = |bound: Option<Bound>| match bound {
        Some(Bound::Length(length)) => Some(length),
        _ => None,
    };
    (length(rules.bounds.min).unwrap_or_default(), length(rules.bounds.max))
}

/// The pattern of one value; none where no pattern says it all.
fn one(rules: Rules<'_>) -> Option<String> {
    let is_item = matches!(rules.value_type, ValueType::List(_));
    let pattern = match rules.value_type.scalar() {
        Scalar::String | Scalar::Path if is_item => {
            return Some(format!("[^,]*[^,{BLANK}][^,]*"));
        }
        Scalar::Path => return Some(format!("[^]*[^{BLANK}][^]*").replace("[^]", "[\\s\\S]")),
        Scalar::Bool => {
            let words = ["true", "false", "yes", "no", "on", "off"].map(in_any_case);
            format!("1|0|{}", words.join("|"))
        }
        Scalar::Enum => {
            let words = rules.values.iter().map(|word| escaped(word));
            words.collect::<Vec<_>>().join("|")
        }
        Scalar::Uint | Scalar::Port => unsigned(rules),
        Scalar::Int => signed(rules),
        _ => return None,
    };
    Some(format!("[{BLANK}]*(?:{pattern})[{BLANK}]*"))
}

fn unsigned(rules: Rules<'_>) -> String {
    let (least, most) = match rules.value_type.scalar() {
        Scalar::Port => (1, 65_535),
        _ => (0, u64::MAX),
    };
    let bound = |bound: Option<Bound>| match bound {
        Some(Bound::Uint(bound)) => Some(bound),
        _ => None,
    };
    let least = bound(rules.bounds.min).map_or(least, |bound| bound.max(least));
    let most = bound(rules.bounds.max).map_or(most, |bound| bound.min(most));
    format!("\\+?{}", between(least, most))
}

fn signed(rules: Rules<'_>) -> String {
    let bound = |bound: Option<Bound>| match bound {
        Some(Bound::Int(bound)) => Some(bound),
        _ => None,
    };
    let least = bound(rules.bounds.min).unwrap_or(i64::MIN);
    let most = bound(rules.bounds.max).unwrap_or(i64::MAX);
    let mut parts = Vec::new();
    if most >= 0 {
        parts.push(format!("\\+?{}", between(least.max(0).unsigned_abs(), most.unsigned_abs())));
    }
    if least <= 0 {
        // The nearer to zero, the greater.
        let nearest = most.min(0).unsigned_abs();
        parts.push(format!("-{}", between(nearest, least.unsigned_abs())));
    }
    parts.join("|")
}

fn in_any_case(word: &str) -> String {
    let letters = word.chars().map(|letter| format!("[{letter}{}]", letter.to_ascii_uppercase()));
    letters.collect()
}

/// A word without characters that mean something in a pattern.
fn escaped(word: &str) -> String {
    let mut pattern = String::new();
    for character in word.chars() {
        if "^$\\.*+?()[]{}|/".contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::fmt::Write;

    use alphaswarm_settings_schema::parse;
    use alphaswarm_settings_schema::source_file::SourceFile;
    use boon::{Compiler, Schemas};

    use super::*;

    fn block(row: &Value) -> String {
        let mut block = "key: A\ndescription: d\nrequired: false\ntargets: local\nclassification: \
                         plain\n"
            .to_owned();
        for field in ["type", "min", "max", "pattern"] {
            if let Some(value) = row[field].as_str() {
                let _ = writeln!(block, "{field}: {value}");
            }
        }
        if let Some(words) = row["values"].as_array() {
            let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
            let _ = writeln!(block, "values: {}", words.join(", "));
        }
        block
    }

    #[test]
    fn the_schema_agrees_with_the_rules_on_the_corpus() {
        let path = alphaswarm_settings_tests::file("conformance/values.jsonl");
        let corpus = alphaswarm_settings_tests::read(path);
        let mut known = HashMap::new();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let (mut exact, mut weaker) = (0, 0);
        for line in corpus.lines() {
            let row: Value = serde_json::from_str(line).expect("JSON");
            let text = row["text"].as_str().expect("a text");
            let number = known.len();
            let (index, is_exact) = known.entry(block(&row)).or_insert_with_key(|block| {
                let source = SourceFile::new("schema", block.as_str());
                let parsed = parse(&source);
                let schema = of(&parsed.schema.variables[0]);
                let is_exact = !schema.to_string().contains("$comment");
                let name = format!("{number}.json");
                compiler.add_resource(&name, schema.clone()).expect("a resource");
                let index = compiler.compile(&name, &mut schemas);
                (index.unwrap_or_else(|error| panic!("{schema}: {error:#}")), is_exact)
            });
            let accepts = schemas.validate(&json!(text), *index).is_ok();
            let is_accepted = row["accepted"].as_bool().expect("a flag");
            // An empty one is no value at all.
            if *is_exact && !text.is_empty() {
                exact += 1;
                assert_eq!(accepts, is_accepted, "{line}");
            } else if !text.is_empty() {
                weaker += 1;
                assert!(accepts || !is_accepted, "{line}");
            }
        }
        assert!(exact > 2000 && weaker > 500, "{exact} exact, {weaker} weaker");
    }
}
