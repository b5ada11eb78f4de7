//! Kustomizations: what makes sources of variables, and patches that stand in the file itself.

use super::embedded;
use super::found::{Found, Names};
use crate::uses::Within;
use crate::yaml::Node;

/// Whether a document is a kustomization, which may leave its kind out.
pub(super) fn is_kustomization(root: &Node) -> bool {
    let group = root.text_at(&["apiVersion"]).unwrap_or_default();
    if group.starts_with("kustomize.config.k8s.io/") {
        return true;
    }
    let is_list = |key: &&str| !root.items_at(&[key]).is_empty();
    root.get("kind").is_none() && GENERATORS.iter().map(|(key, _)| key).chain(PATCHES).any(is_list)
}

const GENERATORS: &[(&str, Within)] =
    &[("configMapGenerator", Within::ConfigMap), ("secretGenerator", Within::SecretString)];

const PATCHES: &[&str] = &["patches", "patchesStrategicMerge", "patchesJson6902"];

/// Reads a kustomization.
pub(super) fn read(found: &mut Found<'_>, root: &Node) {
    for (key, within) in GENERATORS {
        for generator in root.items_at(&[key]) {
            if let Some(literals) = generator.get("literals") {
                found.environment(literals, *within, Names::UpperCase);
            }
            let files = generator.items_at(&["envs"]).iter().chain(generator.get("env"));
            files.for_each(|file| found.env_file(file, *within));
        }
    }
    patches(found, root);
}

/// Reads the patches in a kustomization, or in an object of Flux or Argo CD that holds the same.
pub(super) fn patches(found: &mut Found<'_>, root: &Node) {
    for path in [&[] as &[_], &["spec"], &["spec", "source", "kustomize"]] {
        let Some(holder) = root.at(path) else { continue };
        for item in PATCHES.iter().flat_map(|key| holder.items_at(&[key])) {
            let kind = item.text_at(&["target", "kind"]);
            embedded::read(found, item.get("patch").unwrap_or(item), kind);
        }
    }
}
