//! Advice on schemas that are right: one file for each rule.

mod looks_secret;
mod missing_rotation;
mod optional_in_local;
mod url_with_credentials;

use crate::diagnostic::Diagnostic;
use crate::model::{Schema, Variable};

/// What a rule finds of one variable.
type Rule = fn(&Variable<'_>) -> Option<Diagnostic>;

const RULES: [Rule; 4] = [
    looks_secret::find,
    missing_rotation::find,
    optional_in_local::find,
    url_with_credentials::find,
];

/// Everything that the rules find, in schema order. Meant for a schema without errors.
#[must_use]
pub fn lint(schema: &Schema<'_>) -> Vec<Diagnostic> {
    let mut advice = Vec::new();
    for variable in &schema.variables {
        for rule in RULES {
            advice.extend(rule(variable).map(|found| found.key(variable.key.value)));
        }
    }
    advice
}
