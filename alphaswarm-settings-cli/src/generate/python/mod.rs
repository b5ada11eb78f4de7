//! `kind = "python"`: a module with a settings class of pydantic over a reader of its own.
//!
//! The module reads the environment by the grammar of the schema and not by that of pydantic, which
//! takes `t`, `1_000` and `nan`, and gives pydantic values that are made.

mod class;
mod names;
mod runtime;
mod table;
mod types;

pub(super) use names::attribute;

use super::code;
use super::{Inputs, Rendered};
use crate::artifact::Artifact;

/// Writes the module.
pub(super) fn render(inputs: Inputs<'_, '_>, artifact: &Artifact, rendered: &mut Rendered) {
    let name = |key: &str| names::attribute(key, &artifact.code.prefix);
    let mut fields = code::fields(inputs.schema, artifact, name, rendered);
    code::names::enums(&mut fields, types::TAKEN);
    let parts = runtime::needed(&fields);
    let out = &mut rendered.text;
    out.extend(["# ", code::HEADER, "\n"]);
    out.push_str(&runtime::imports(&parts));
    class::write(out, &fields);
    out.push_str(&runtime::text(&parts));
    table::write(out, &fields, inputs.schema_name, &mut rendered.diagnostics);
}

/// A string of Python.
fn string(text: &str) -> String {
    code::literal::string(code::Language::Python, text)
}
