//! `kind = "python"`: a module with a settings class of pydantic over a reader of its own.
//!
//! The module reads the environment by the grammar of the schema and not by that of pydantic, which
//! takes `t`, `1_000` and `nan`, and gives pydantic values that are made.

mod class;
mod expression;
mod literal;
mod names;
mod runtime;
mod table;
mod types;

use alphaswarm_settings_schema::model::Variable;

use super::code;
use super::{Inputs, Rendered};
use crate::artifact::Artifact;

/// A variable and what it is called in Python.
struct Field<'v, 's> {
    variable: &'v Variable<'s>,
    name: String,
    /// The name of the type of an enum; empty for every other type.
    enum_name: String,
}

/// Writes the module.
pub(super) fn render(inputs: Inputs<'_, '_>, artifact: &Artifact, rendered: &mut Rendered) {
    let variables = code::variables(inputs.schema, artifact, &mut rendered.problems);
    let problems = &mut rendered.diagnostics;
    let name = |key: &str| names::attribute(key, &artifact.prefix);
    let names = code::names::unique(&variables, name, problems);
    let fields = variables.into_iter().zip(names);
    let mut fields: Vec<_> =
        fields.map(|(variable, name)| Field { variable, name, enum_name: String::new() }).collect();
    types::enums(&mut fields);
    let parts = runtime::needed(&fields);
    let out = &mut rendered.text;
    out.extend(["# ", code::HEADER, "\n"]);
    out.push_str(&runtime::imports(&parts));
    class::write(out, &fields);
    out.push_str(&runtime::text(&parts));
    table::write(out, &fields, inputs.schema_name, problems);
}
