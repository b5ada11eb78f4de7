//! The scaffold of the Secret: placeholders where secrets belong. It is never applied.

use alphaswarm_settings_schema::mask::{PLACEHOLDER, PLACEHOLDER_BASE64};
use alphaswarm_settings_schema::model::{Schema, Variable};

use super::{manifest, scalar};
use crate::artifact::Artifact;
use crate::generate::Rendered;

/// The first line. `kubectl apply` would replace real passwords with the placeholder.
pub(super) const SCAFFOLD: &str = "# SCAFFOLD: bootstrap with \"kubectl create -f\" (fails if the \
                                   Secret exists). Never apply: it would overwrite real values.";

/// What makes kustomize drop the object and Argo CD skip it.
pub(super) const ANNOTATIONS: [(&str, &str); 2] =
    [("config.kubernetes.io/local-config", "true"), ("argocd.argoproj.io/hook", "Skip")];

/// Writes the secret variables of the cluster's targets.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    rendered.text.extend([SCAFFOLD, "\n"]);
    manifest::head(&mut rendered.text, artifact, &ANNOTATIONS);
    rendered.text.push_str("type: Opaque\n");
    let omits = |variable: &Variable<'_>, target| {
        let is_omitted = artifact.omits && !variable.is_required_in(target);
        is_omitted.then_some("it is optional")
    };
    manifest::data(schema, artifact, rendered, omits, |out, _, _| {
        scalar::push_quoted(out, PLACEHOLDER_BASE64);
        PLACEHOLDER.len()
    });
}
