//! What the artifacts in programming languages have in common.

pub(super) mod expression;
pub(super) mod facts;
pub(super) mod literal;
pub(super) mod names;
pub(super) mod pattern;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest_key};
use alphaswarm_settings_schema::model::{Schema, Variable};

use super::Rendered;
use crate::artifact::Artifact;
use crate::codes;

/// A language that code is generated in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Python,
    /// And TypeScript.
    JavaScript,
}

/// A variable and what it is called in code.
pub(super) struct Field<'v, 's> {
    pub(super) variable: &'v Variable<'s>,
    pub(super) name: String,
    /// The name of the type of an enum; empty for every other type.
    pub(super) enum_name: String,
}

/// What the first line of generated code says, behind the mark of a comment.
pub(super) const HEADER: &str = "Made from the schema by alphaswarm-settings. Do not edit.";

/// Whether the first line says so, or the second of a script.
pub(super) fn is_ours(text: &str) -> bool {
    let is_program = |line: &&str| line.starts_with("#!");
    text.lines().take(2).find(|line| !is_program(line)).is_some_and(|line| line.ends_with(HEADER))
}

/// Refuses an artifact for browsers where the schema has nothing for them.
pub(super) fn check_public(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    if artifact.code.is_public && !schema.variables.iter().any(Variable::is_public) {
        let title = format!(
            "kind `{}` is for public variables, and the schema has none",
            artifact.kind.as_str()
        );
        let help = "mark what a browser may know in the schema: `exposure: public`";
        let problem = Diagnostic::general(codes::INVALID_CONFIG_VALUE, title);
        rendered.problems.push(problem.help(help));
    }
}

/// The variables that an artifact holds, in the order of the schema, with the names that `name` makes of
/// their keys.
pub(super) fn fields<'v, 's>(
    schema: &'v Schema<'s>,
    artifact: &Artifact,
    name: impl Fn(&str) -> String,
    rendered: &mut Rendered,
) -> Vec<Field<'v, 's>> {
    check_public(schema, artifact, rendered);
    let keys = || schema.variables.iter().map(|variable| variable.key.value);
    for key in artifact.code.only.iter().filter(|only| !keys().any(|key| key == only.as_str())) {
        let title = format!("`only` names `{key}`, which the schema does not declare");
        let help = match nearest_key(key, keys()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "declare it in the schema, or leave it out".to_owned(),
        };
        let problem = Diagnostic::general(codes::INVALID_CONFIG_VALUE, title);
        rendered.problems.push(problem.help(help));
    }
    let variables = schema.variables.iter().filter(|variable| artifact.holds(variable));
    let variables: Vec<_> = variables.collect();
    let names = names::unique(&variables, name, &mut rendered.diagnostics);
    let fields = variables.into_iter().zip(names);
    fields.map(|(variable, name)| Field { variable, name, enum_name: String::new() }).collect()
}
