//! The variables of a generated package: of every ten, four texts and one each of six types.

use std::fmt::Write;

/// One sort of variable.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sort {
    /// The `type` of the schema.
    name: &'static str,
    /// The type of the field.
    pub(crate) rust: &'static str,
    /// Empty for a secret, which is required and has none.
    pub(crate) default: &'static str,
}

const TEXT: Sort = Sort { name: "string", rust: "String", default: "some text" };

const SORTS: [Sort; 10] = [
    TEXT,
    Sort { name: "port", rust: "u16", default: "8080" },
    TEXT,
    Sort { name: "bool", rust: "bool", default: "true" },
    TEXT,
    Sort { name: "url", rust: "Url", default: "http://localhost:8080/path" },
    TEXT,
    Sort { name: "uint", rust: "u64", default: "10" },
    Sort { name: "float", rust: "f64", default: "0.5" },
    Sort { name: "string", rust: "SecretString", default: "" },
];

/// The sort of the variable with this number.
pub(crate) fn sort(number: usize) -> Sort {
    SORTS[number % SORTS.len()]
}

/// The schema of a package.
pub(crate) fn schema(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let Sort { name, default, .. } = sort(number);
        let (required, class) =
            if default.is_empty() { (true, "secret") } else { (false, "plain") };
        let _ = write!(
            text,
            "key: APP_FIELD_{number}\ndescription: What knob number {number} controls.\n\
             type: {name}\nrequired: {required}\ndefault: {default}\n\
             targets: local,kubernetes,cloud\nclassification: {class}\n\n"
        );
    }
    text
}
