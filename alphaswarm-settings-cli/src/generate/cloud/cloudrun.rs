//! The file that `gcloud run deploy --env-vars-file` reads: a mapping in YAML.

use alphaswarm_settings_schema::model::Schema;

use crate::artifact::Artifact;
use crate::generate::yaml::scalar;
use crate::generate::{Rendered, comment};

/// What Cloud Run sets itself and lets nobody set.
const RESERVED: [&str; 4] = ["PORT", "K_SERVICE", "K_REVISION", "K_CONFIGURATION"];

/// Writes plain variables with their values; of secrets, how to bind them.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    let out = &mut rendered.text;
    out.push_str(comment::HEADER);
    let mut is_empty = true;
    for variable in &schema.variables {
        let Some(target) = artifact.target_of(variable) else { continue };
        let key = variable.key.value;
        out.push('\n');
        comment::describe(out, "", variable, target);
        if variable.is_secret() {
            out.extend([comment::MARK, " bind it: --set-secrets ", key, "=SECRET:latest\n"]);
        } else if RESERVED.contains(&key) {
            out.extend([comment::MARK, " ", key, " is set by Cloud Run itself\n"]);
        } else {
            is_empty = false;
            scalar::push_name(out, key);
            out.push_str(": ");
            scalar::push_quoted(out, variable.default_in(target).unwrap_or_default());
            out.push('\n');
        }
    }
    if is_empty {
        out.push_str("\n{}\n");
    }
}
