//! The features of the crate that services use, as far as a schema needs them.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::value::Scalar;

use crate::codes;

/// The features that a type or a field of the schema may need, and whether each is on.
const FEATURES: [(&str, bool); 3] = [
    ("url", cfg!(feature = "url")),
    ("json", cfg!(feature = "json")),
    (PATTERN, cfg!(feature = "pattern")),
];

const PATTERN: &str = "pattern";

/// Whether the feature that a type needs is on.
pub(crate) fn are_on_for(scalar: Scalar) -> bool {
    scalar.feature().is_none_or(|needed| FEATURES.contains(&(needed, true)))
}

/// One error for each feature that is off and that a variable needs.
pub(crate) fn off(variables: &[&Variable<'_>]) -> Vec<Diagnostic> {
    let off = FEATURES.into_iter().filter(|(_, is_on)| !is_on);
    off.filter_map(|(feature, _)| {
        let first = variables.iter().find(|variable| needs(variable, feature))?;
        Some(error(feature, first).label("the first variable that needs it"))
    })
    .collect()
}

fn needs(variable: &Variable<'_>, feature: &str) -> bool {
    // The macros' own check of a URL needs no feature, and a secret is no value of its type.
    let is_made = !variable.is_secret() || feature != "url";
    let is_typed = variable.value_type.scalar().feature() == Some(feature) && is_made;
    is_typed || feature == PATTERN && variable.extension().pattern.is_some()
}

/// The error that a feature is off and `variable` needs it.
pub(crate) fn error(feature: &str, variable: &Variable<'_>) -> Diagnostic {
    let message = format!("the feature `{feature}` is off");
    let line = format!(
        "in Cargo.toml: alphaswarm-settings = {{ version = \"{}\", features = [\"{feature}\"] }}",
        env!("CARGO_PKG_VERSION")
    );
    Diagnostic::new(codes::FEATURE_OFF, variable.key.span, message)
        .key(variable.key.value)
        .help(line)
}
