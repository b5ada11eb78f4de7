//! `kind = "typescript"`: a module without dependencies that reads the environment by the grammar of the
//! schema.

mod interface;
mod names;
mod runtime;
mod table;
mod types;

pub(super) use names::property;

use super::code;
use super::{Inputs, Rendered};
use crate::artifact::Artifact;

/// Writes the module.
pub(super) fn render(inputs: Inputs<'_, '_>, artifact: &Artifact, rendered: &mut Rendered) {
    let name = |key: &str| names::property(key, &artifact.code.prefix);
    let mut fields = code::fields(inputs.schema, artifact, name, rendered);
    code::names::enums(&mut fields, names::TYPES);
    let out = &mut rendered.text;
    out.extend(["// ", code::HEADER, "\n\n"]);
    interface::write(out, &fields, artifact.code.has_bigint);
    out.push_str(&runtime::text(&fields, artifact.code.has_bigint));
    let problems = &mut rendered.diagnostics;
    table::write(out, &fields, artifact.code.has_bigint, inputs.schema_name, problems);
}

/// A string of JavaScript.
fn string(text: &str) -> String {
    code::literal::string(code::Language::JavaScript, text)
}
