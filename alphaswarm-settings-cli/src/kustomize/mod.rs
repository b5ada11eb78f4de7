//! The rule `scaffold-applied`: no kustomization applies the scaffold of a Secret, nor a Secret
//! whose name a controller owns. Either would put other values in the place of real ones.

mod files;
mod judge;
mod objects;

use std::path::Path;

use crate::finding::Finding;

/// Judges every kustomization in a folder and below it, in the order of their paths. What git
/// ignores is left out.
pub(crate) fn judge(folder: &Path) -> Vec<(String, Vec<Finding>)> {
    let mut judge = judge::Judge::default();
    files::kustomizations(folder).iter().map(|path| judge.judge(path)).collect()
}
