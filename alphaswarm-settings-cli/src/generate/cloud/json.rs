//! A list of every variable, for programs of one's own.

use alphaswarm_settings_schema::model::Schema;

use crate::artifact::Artifact;
use crate::generate::{Rendered, json};

/// How the text begins.
pub(super) const HEAD: &str = "[";
/// How the line of a variable begins.
pub(super) const KEY: &str = "  {\"key\": \"";

/// Writes every variable of the artifact, in schema order. A secret has no value here.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    let out = &mut rendered.text;
    out.push_str(HEAD);
    let start = out.len();
    for variable in &schema.variables {
        let Some(target) = artifact.target_of(variable) else { continue };
        out.push_str(if out.len() == start { "\n" } else { ",\n" });
        out.extend([KEY, variable.key.value, "\", \"value\": "]);
        if variable.is_secret() {
            out.push_str("null");
        } else {
            json::push(out, variable.default_in(target).unwrap_or_default());
        }
        let required = if variable.is_required_in(target) { "true" } else { "false" };
        let class = variable.classification.value.as_str();
        out.extend([", \"classification\": \"", class, "\", \"required\": ", required, "}"]);
    }
    out.push_str("\n]\n");
}
