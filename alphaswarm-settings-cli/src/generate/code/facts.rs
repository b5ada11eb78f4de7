//! What generated code says of a variable, in words.

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{TargetSet, Variable};

/// Whether no output may show the value: a secret class, or a name that looks like one.
pub(in crate::generate) fn is_masked(variable: &Variable<'_>) -> bool {
    mask::hides(variable.key.value, Some(variable.classification.value))
}

/// The key, the classification, where it is required, and the default, unless that is hidden.
pub(in crate::generate) fn of(variable: &Variable<'_>) -> String {
    let mut facts =
        vec![format!("`{}`", variable.key.value), variable.classification.value.to_string()];
    let required: TargetSet =
        variable.targets.iter().filter(|&target| variable.is_required_in(target)).collect();
    facts.push(match required {
        none if none.is_empty() => "optional".to_owned(),
        TargetSet::ALL => "required".to_owned(),
        some => format!("required in {some}"),
    });
    if let Some(default) = variable.default.filter(|_| !is_masked(variable)) {
        facts.push(format!("default `{}`", mask::without_user_info(default.value)));
    }
    facts.join(", ")
}
