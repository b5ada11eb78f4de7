//! The corpus of values, and a schema that has a variable for each type and rule in it.

use std::fmt::Write;

use serde_json::Value;

/// A schema, and the lines of the corpus, each with the key of its variable.
pub(crate) struct Corpus {
    pub(crate) schema: String,
    pub(crate) lines: Vec<String>,
}

impl Corpus {
    /// Reads the corpus.
    pub(crate) fn read() -> Self {
        let text = alphaswarm_settings_tests::read(alphaswarm_settings_tests::file(
            "conformance/values.jsonl",
        ));
        let mut rules = Vec::new();
        let mut lines = Vec::new();
        for line in text.lines() {
            let row: Value = serde_json::from_str(line).expect("a row is JSON");
            let of = ["type", "values", "min", "max", "pattern"].map(|name| row[name].clone());
            let at = rules.iter().position(|known| *known == of).unwrap_or_else(|| {
                rules.push(of);
                rules.len() - 1
            });
            // Not made anew from the row: numbers would be read and written once more.
            lines.push(line.replacen('{', &format!("{{\"key\":\"{}\",", key(at)), 1));
        }
        let schema = rules.iter().enumerate().map(|(at, of)| block(at, of)).collect();
        Self { schema, lines }
    }

    /// The lines as a file has them.
    pub(crate) fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }
}

/// A schema of optional secrets: one for each type in the corpus of what stands in place of them.
pub(crate) fn secrets() -> String {
    let block = |of: &str| {
        let key = format!("APP_A_{}", of.to_uppercase());
        format!(
            "key: {key}\ndescription: A secret.\ntype: {of}\nrequired: false\n\
             targets: local,kubernetes,cloud\nclassification: secret\n\n"
        )
    };
    ["string", "url", "json"].map(block).concat()
}

/// The rows of that corpus.
pub(crate) const SECRETS: &str = "conformance/secrets.jsonl";

fn key(at: usize) -> String {
    format!("APP_V{at}")
}

fn block(at: usize, [value_type, values, min, max, pattern]: &[Value; 5]) -> String {
    let mut block = format!("key: {}\ndescription: A value.\ntype: ", key(at));
    block.push_str(value_type.as_str().expect("a type"));
    let words = values
        .as_array()
        .map(|words| words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "));
    for (field, value) in [
        ("values", words.as_deref()),
        ("min", min.as_str()),
        ("max", max.as_str()),
        ("pattern", pattern.as_str()),
    ] {
        if let Some(value) = value {
            let _ = write!(block, "\n{field}: {value}");
        }
    }
    block + "\nrequired: false\ntargets: local,kubernetes,cloud\nclassification: plain\n\n"
}
