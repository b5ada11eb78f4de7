//! Directories that Argo CD and Flux apply without a kustomization of their own.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use alphaswarm_settings_scan::yaml::Node;

use crate::path::without_dots;

/// API groups of what applies directories; a file that has none of them applies none.
pub(super) const GROUPS: [&str; 2] = ["argoproj.io/", "kustomize.toolkit.fluxcd.io/"];

/// A directory of the repository, as an object names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Directory {
    pub(super) path: PathBuf,
    /// Whether the directories below are applied as well.
    pub(super) is_deep: bool,
    /// Where it is named.
    pub(super) span: Range<usize>,
}

/// The directories that an object applies, in a repository with this root. What templates make of
/// their paths is known for `…/*` of an `ApplicationSet`: each of `directories` that is there.
pub(super) fn directories(
    root: &Node,
    repository: &Path,
    directories: &BTreeSet<PathBuf>,
) -> Vec<Directory> {
    let kind = root.text_at(&["kind"]).unwrap_or_default();
    let group = root.text_at(&["apiVersion"]).unwrap_or_default();
    let mut found = Vec::new();
    let mut add = |node: Option<&Node>, is_deep: bool| {
        let Some((node, text)) = node.and_then(|node| Some((node, node.text()?))) else { return };
        let text = text.trim_start_matches('/');
        if text.contains("{{") {
            return;
        }
        let whole = without_dots(&repository.join(text));
        let (parent, is_glob) = match text.strip_suffix('*') {
            Some(parent) => (without_dots(&repository.join(parent)), true),
            None => (whole, false),
        };
        let is_meant = |path: &&PathBuf| {
            if is_glob { path.parent() == Some(&parent) } else { **path == parent }
        };
        found.extend(directories.iter().filter(is_meant).map(|path| Directory {
            path: path.clone(),
            is_deep,
            span: node.span.clone(),
        }));
    };
    let mut sources = |spec: &Node| {
        let single = spec.at(&["source"]).into_iter();
        for source in single.chain(spec.items_at(&["sources"]).iter().map(AsRef::as_ref)) {
            let is_deep = source.at(&["directory", "recurse"]).and_then(Node::bool) == Some(true);
            if source.get("chart").is_none() {
                add(source.at(&["path"]), is_deep);
            }
        }
    };
    match kind {
        "Application" if group.starts_with(GROUPS[0]) => {
            if let Some(spec) = root.at(&["spec"]) {
                sources(spec);
            }
        }
        "ApplicationSet" if group.starts_with(GROUPS[0]) => {
            if let Some(spec) = root.at(&["spec", "template", "spec"]) {
                sources(spec);
            }
            for generator in root.items_at(&["spec", "generators"]) {
                for directory in generator.items_at(&["git", "directories"]) {
                    add(directory.at(&["path"]), false);
                }
            }
        }
        "Kustomization" if group.starts_with(GROUPS[1]) => add(root.at(&["spec", "path"]), true),
        _ => {}
    }
    found
}
