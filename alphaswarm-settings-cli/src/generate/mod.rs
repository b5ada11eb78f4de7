//! Schema to text: what each artifact holds.

mod carried;
pub(crate) mod cloud;
mod code;
mod comment;
pub(crate) mod dotenv;
mod format;
pub(crate) mod frontend;
mod html;
pub(crate) mod json;
mod json_schema;
mod matrix;
mod merged;
pub(crate) mod overwrite;
mod page;
mod python;
mod reference;
mod runbook;
mod sample;
mod service;
pub(crate) mod shown;
mod typescript;
pub(crate) mod yaml;

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use crate::artifact::{Artifact, Kind};
use crate::report::Problems;
use format::Format;
pub(crate) use format::Inputs;
pub(crate) use merged::Merging;

/// Whether the command wrote a text.
pub(crate) fn is_ours(text: &str) -> bool {
    text.lines().next() == Some(comment::HEADER.trim_end()) || is_code(text) || is_sample(text)
}

/// Whether the command wrote a text in a programming language.
pub(crate) fn is_code(text: &str) -> bool {
    code::is_ours(text)
}

/// Whether the command invented the values of an env file.
pub(crate) fn is_sample(text: &str) -> bool {
    sample::is_own(text)
}

/// The name that generated code has for a variable; none where the artifact is no code.
pub(crate) fn attribute(artifact: &Artifact, key: &str) -> Option<String> {
    match artifact.kind {
        Kind::Python => Some(python::attribute(key, &artifact.code.prefix)),
        Kind::TypeScript => Some(typescript::property(key, &artifact.code.prefix)),
        _ => None,
    }
}

/// The label that says whose a Kubernetes object is.
pub(crate) const MANAGED_BY: &str = "app.kubernetes.io/managed-by";
/// Its value in everything that the tool writes.
pub(crate) const MANAGER: &str = "alphaswarm-settings";

/// The text of an artifact, and what is wrong with it. An error means that it must not be used.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub(crate) text: String,
    /// What is wrong with single variables.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What is wrong with the whole.
    pub(crate) problems: Problems,
}

/// How a file of a kind is merged with what a person typed in it; none where it is the tool's alone.
pub(crate) const fn merging(kind: Kind) -> Option<&'static Merging> {
    Format::of(kind).merging
}

/// The artifact's text. Depends on nothing but its arguments.
pub(crate) fn render(inputs: Inputs<'_, '_>, artifact: &Artifact) -> Rendered {
    let mut rendered = Rendered::default();
    // A block takes about this much; it saves growing the text again and again.
    rendered.text.reserve(inputs.schema.variables.len() * 128);
    let carried = carried::names(inputs.schema, artifact);
    let with_old_names = (!carried.is_empty()).then(|| carried::lay_in(inputs.schema, &carried));
    let schema = with_old_names.as_ref().unwrap_or(inputs.schema);
    (Format::of(artifact.kind).render)(Inputs { schema, ..inputs }, artifact, &mut rendered);
    service::check(inputs.schema, artifact, &mut rendered);
    rendered
}
