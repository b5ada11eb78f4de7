//! `kind = "typescript"`: a module without dependencies that reads the environment by the grammar of the
//! schema.

mod interface;
mod names;
mod public;
mod runtime;
mod table;
mod types;
pub(super) mod vite;

pub(super) use names::property;

use super::code;
use super::{Inputs, Rendered};
use crate::artifact::Artifact;

/// Writes the module.
pub(super) fn render(inputs: Inputs<'_, '_>, artifact: &Artifact, rendered: &mut Rendered) {
    let name = |key: &str| names::property(key, &artifact.code.prefix);
    let mut fields = code::fields(inputs.schema, artifact, name, rendered);
    code::names::enums(&mut fields, names::TYPES);
    let is_public = artifact.code.is_public;
    let out = &mut rendered.text;
    out.extend(["// ", code::HEADER, "\n\n"]);
    interface::write(out, &fields, &artifact.code);
    out.push_str(&runtime::text(&fields, &artifact.code));
    if is_public {
        public::write(out, &fields);
    }
    let problems = &mut rendered.diagnostics;
    table::write(out, &fields, artifact.code.has_bigint, inputs.schema_name, problems);
}

/// A string of JavaScript.
fn string(text: &str) -> String {
    code::literal::string(code::Language::JavaScript, text)
}
