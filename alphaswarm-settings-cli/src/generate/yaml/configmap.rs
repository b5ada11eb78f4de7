//! The ConfigMap: plain variables.

use alphaswarm_settings_schema::model::Schema;

use super::{manifest, scalar};
use crate::artifact::Artifact;
use crate::generate::{Rendered, comment};

/// What stands behind a value that the deployment has to give.
pub(super) const REQUIRED: &str = "# REQUIRED: set per environment";

/// Writes the plain variables of the cluster's targets.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    rendered.text.push_str(comment::HEADER);
    manifest::head(&mut rendered.text, artifact, &[]);
    manifest::data(schema, artifact, rendered, |out, variable, target| {
        let default = variable.default_in(target);
        scalar::push_quoted(out, default.unwrap_or_default());
        if default.is_none() && variable.is_required_in(target) {
            out.extend([" ", REQUIRED]);
        }
        default.map_or(0, str::len)
    });
}
