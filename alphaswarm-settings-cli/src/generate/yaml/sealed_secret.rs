//! The SealedSecret: secrets that only the controller in the cluster can open.

use alphaswarm_settings_schema::model::{Target, Variable};

use super::{manifest, scalar};
use crate::artifact::Artifact;
use crate::generate::comment;
use crate::seal::SealingScope;

/// The first line. The file cannot be made from the schema again: each value is sealed with a new key.
const HEADER: &str = "# Sealed by alphaswarm-settings. Replace one value with \"alphaswarm-settings seal --key KEY\".\n";

/// A value, as it stands in the object.
#[derive(Debug)]
pub(crate) struct Entry<'v, 's> {
    pub(crate) variable: &'v Variable<'s>,
    pub(crate) target: Target,
    pub(crate) sealed: String,
}

/// The SealedSecret from which the controller makes the Secret of the artifact.
pub(crate) fn text(artifact: &Artifact, scope: SealingScope, entries: &[Entry<'_, '_>]) -> String {
    let annotations: Vec<_> = scope.annotation().into_iter().collect();
    let mut out = HEADER.to_owned();
    out.push_str("apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n");
    manifest::metadata(&mut out, "", artifact, &annotations);
    out.push_str("spec:\n  encryptedData:\n");
    for (index, Entry { variable, target, sealed }) in entries.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "\n" });
        comment::describe(&mut out, "    ", variable, *target);
        out.push_str("    ");
        scalar::push_name(&mut out, variable.key.value);
        // Base64 means a string to every reader, without quotes.
        out.extend([": ", sealed, "\n"]);
    }
    out.push_str("  template:\n");
    manifest::metadata(&mut out, "    ", artifact, &annotations);
    out.push_str("    type: Opaque\n");
    out
}
