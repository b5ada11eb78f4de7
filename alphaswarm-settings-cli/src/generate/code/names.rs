//! From keys to the names that generated code has for them.

use std::collections::HashMap;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Variable;

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
