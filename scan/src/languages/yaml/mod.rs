//! YAML, read by what each document of a stream is: a compose file, objects of Kubernetes, a
//! kustomization, a patch, or a workflow. Of anything else nothing is read.

mod comments;
mod compose;
mod embedded;
mod found;
mod kustomization;
mod manifest;
mod patch;
pub(super) mod root;
mod strings;
mod workflow;

use crate::uses::{Scan, Skipped};
use crate::yaml::{self, Budget, Document};
use found::Found;

pub use strings::strings;

use super::template;

/// Finds the uses in a stream of documents.
///
/// Never panics; a broken document does not keep the others from being read.
#[must_use]
pub fn scan(text: &str) -> Scan {
    let mut found = Found::new(text);
    let stream = yaml::read(text, &mut Budget::default(), |document, _| {
        found.comments.read(&document.root);
        read(&mut found, document);
        Ok(())
    });
    let Ok(stream) = stream else {
        found.scan.skipped = Some(Skipped::TooMany);
        return found.finish();
    };
    let is_broken = !stream.broken.is_empty() && is_of_interest(text);
    if is_broken && template::may_be(text) {
        found.scan.skipped = Some(Skipped::Template);
    } else {
        found.scan.is_broken |= is_broken;
    }
    found.finish()
}

fn read(found: &mut Found<'_>, document: &Document) {
    let root = &document.root;
    if compose::is_compose(root) {
        compose::read(found, root);
    } else if workflow::is_workflow(root) {
        workflow::read(found, root);
    } else if patch::is_patch(root) {
        patch::read(found, root, None);
    } else if kustomization::is_kustomization(root) {
        kustomization::read(found, root);
    } else if root.text_at(&["kind"]).is_some() {
        // What makes a template is expected where an object is named: values may hold templates of others.
        let named = root.get("metadata").map_or(0..0, |metadata| metadata.span.clone());
        if template::is_helm(&found.text[named]) {
            found.scan.skipped = Some(Skipped::Template);
        } else {
            kustomization::patches(found, root);
            manifest::read(found, document);
        }
    }
}

/// Whether a text that cannot be read holds something of which variables would be read.
fn is_of_interest(text: &str) -> bool {
    const KEYS: &[&str] = &["services:", "kind:", "jobs:", "runs:", "configMapGenerator:"];
    text.lines().any(|line| KEYS.iter().any(|key| line.starts_with(key)))
}
