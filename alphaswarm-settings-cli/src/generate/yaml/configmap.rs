//! The ConfigMap: plain variables.

use alphaswarm_settings_schema::model::{Schema, Target, Variable};

use super::{manifest, scalar};
use crate::artifact::Artifact;
use crate::generate::{Rendered, comment};

/// What stands behind a value that the deployment has to give.
pub(super) const REQUIRED: &str = "# REQUIRED: set per environment";

/// What is said of a variable that is left out.
const OMITTED: &str = "it has no value";
/// The same for one that the deployment has to give.
const OMITTED_REQUIRED: &str = "set it per environment";

/// Why a variable of the artifact is not among its data, if it is not.
pub(in crate::generate) fn omitted(
    artifact: &Artifact,
    variable: &Variable<'_>,
    target: Target,
) -> Option<&'static str> {
    let is_omitted = artifact.omits && variable.default_in(target).is_none();
    let why = if variable.is_required_in(target) { OMITTED_REQUIRED } else { OMITTED };
    is_omitted.then_some(why)
}

/// Writes the plain variables of the cluster's targets.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    rendered.text.push_str(comment::HEADER);
    manifest::head(&mut rendered.text, artifact, &[]);
    let omitted = |variable: &Variable<'_>, target| omitted(artifact, variable, target);
    manifest::data(schema, artifact, rendered, omitted, |out, variable, target| {
        let default = variable.default_in(target);
        scalar::push_quoted(out, default.unwrap_or_default());
        if default.is_none() && variable.is_required_in(target) {
            out.extend([" ", REQUIRED]);
        }
        default.map_or(0, str::len)
    });
}
