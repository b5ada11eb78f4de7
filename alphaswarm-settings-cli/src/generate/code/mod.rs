//! What the artifacts in programming languages have in common.

pub(super) mod names;
pub(super) mod pattern;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest_key};
use alphaswarm_settings_schema::model::{Schema, Variable};

use crate::artifact::Artifact;
use crate::codes;
use crate::report::Problems;

/// What the first line of generated code says, behind the mark of a comment.
pub(super) const HEADER: &str = "Made from the schema by alphaswarm-settings. Do not edit.";

/// The variables that an artifact holds, in the order of the schema.
pub(super) fn variables<'v, 's>(
    schema: &'v Schema<'s>,
    artifact: &Artifact,
    problems: &mut Problems,
) -> Vec<&'v Variable<'s>> {
    let keys = || schema.variables.iter().map(|variable| variable.key.value);
    for key in artifact.only.iter().filter(|only| !keys().any(|key| key == only.as_str())) {
        let title = format!("`only` names `{key}`, which the schema does not declare");
        let help = match nearest_key(key, keys()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "declare it in the schema, or leave it out".to_owned(),
        };
        problems.push(Diagnostic::general(codes::INVALID_CONFIG_VALUE, title).help(help));
    }
    schema.variables.iter().filter(|variable| artifact.holds(variable)).collect()
}
