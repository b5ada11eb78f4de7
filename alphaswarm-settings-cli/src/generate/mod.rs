//! Schema to text: what each artifact holds.

pub(crate) mod cloud;
mod comment;
pub(crate) mod dotenv;
pub(crate) mod json;
pub(crate) mod overwrite;
mod service;
pub(crate) mod shown;
pub(crate) mod yaml;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Schema;

use crate::artifact::{Artifact, Kind};
use crate::report::Problems;

/// The label that says whose a Kubernetes object is.
/// Whether the command wrote a text.
pub(crate) fn is_ours(text: &str) -> bool {
    text.starts_with(comment::HEADER.trim_end())
}

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

/// The artifact's text. Depends on nothing but its arguments.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact) -> Rendered {
    let mut rendered = Rendered::default();
    // A block takes about this much; it saves growing the text again and again.
    rendered.text.reserve(schema.variables.len() * 128);
    match artifact.kind {
        Kind::Env => dotenv::layout::render(schema, artifact, &mut rendered),
        Kind::ConfigMap => yaml::configmap::render(schema, artifact, &mut rendered),
        Kind::Secret => yaml::secret::render(schema, artifact, &mut rendered),
        Kind::Json => cloud::json::render(schema, artifact, &mut rendered),
        Kind::Ecs => cloud::ecs::render(schema, artifact, &mut rendered),
        Kind::CloudRun => cloud::cloudrun::render(schema, artifact, &mut rendered),
    }
    service::check(schema, artifact, &mut rendered);
    rendered
}
