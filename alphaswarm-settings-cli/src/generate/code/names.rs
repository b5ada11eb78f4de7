//! From keys to the names that generated code has for them.

use std::collections::{HashMap, HashSet};

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Variable;

use alphaswarm_settings_schema::value::Scalar;

use super::Field;
use crate::codes;

/// A name for each variable, made by `name`; two that would be the same are a problem.
pub(in crate::generate) fn unique(
    variables: &[&Variable<'_>],
    name: impl Fn(&str) -> String,
    problems: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let mut taken = HashMap::new();
    let mut names = Vec::new();
    for variable in variables {
        let own = name(variable.key.value);
        if let Some(first) = taken.insert(own.clone(), variable.key.span) {
            let message =
                format!("its name in generated code, `{own}`, is that of another variable");
            problems.push(
                Diagnostic::new(codes::SAME_NAME, variable.key.span, message)
                    .key(variable.key.value)
                    .also(first, "the other variable")
                    .help("rename one of them, or set another `prefix` in the configuration"),
            );
        }
        names.push(own);
    }
    names
}

/// The key without the prefix, in lower case.
pub(in crate::generate) fn lower(key: &str, prefix: &str) -> String {
    let rest = key.strip_prefix(prefix).filter(|rest| !rest.is_empty()).unwrap_or(key);
    rest.to_ascii_lowercase()
}

/// Names the types of enums after their variables, in upper camel case. None of the names is in `taken`.
pub(in crate::generate) fn enums(fields: &mut [Field<'_, '_>], taken: &[&str]) {
    let mut taken: HashSet<String> = taken.iter().map(|&name| name.to_owned()).collect();
    let is_enum = |field: &&mut Field<'_, '_>| field.variable.value_type.scalar() == Scalar::Enum;
    for field in fields.iter_mut().filter(is_enum) {
        let mut name = upper_camel(&field.name);
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        field.enum_name = name;
    }
}

/// Words joined, each with a capital.
pub(in crate::generate) fn upper_camel(name: &str) -> String {
    let mut out = String::new();
    for word in name.split('_') {
        let mut characters = word.chars();
        out.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(characters.as_str());
    }
    out
}
