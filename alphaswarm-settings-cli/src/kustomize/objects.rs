//! What of the files of a kustomization has to do with Secrets.

use alphaswarm_settings_schema::mask::{PLACEHOLDER, PLACEHOLDER_BASE64, SET_VIA_STORE};

use crate::manifest::{self, Broken, Budget, Node};

/// A Secret, or what makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Object {
    pub(super) kind: Kind,
    /// The name of the Secret.
    pub(super) name: String,
    /// Its namespace, where it says one.
    pub(super) namespace: Option<String>,
    /// The first key that holds a placeholder.
    pub(super) placeholder: Option<String>,
}

/// What makes a Secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Secret,
    External,
    Sealed,
}

impl Kind {
    /// What Kubernetes calls it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Secret => "Secret",
            Self::External => "ExternalSecret",
            Self::Sealed => "SealedSecret",
        }
    }
}

/// The objects of a file that count, and what of it cannot be read.
pub(super) fn read(text: &str) -> (Vec<Object>, Vec<Broken>) {
    let mut objects = Vec::new();
    let broken = manifest::read(text, &mut Budget::default(), |document, _| {
        objects.extend(object(&document.root));
        let items = document.root.get("items").map_or(&[] as &[_], |items| items.items());
        objects.extend(items.iter().filter_map(|item| object(item)));
        Ok(())
    });
    let broken = broken.unwrap_or_else(|reason| {
        vec![Broken { document: 1, line: 1, column: 1, why: reason.sentence() }]
    });
    (objects, broken)
}

fn object(root: &Node) -> Option<Object> {
    let (kind, own): (_, &[&str]) = match root.text_at(&["kind"])? {
        "Secret" => (Kind::Secret, &["metadata", "name"]),
        "ExternalSecret" => (Kind::External, &["spec", "target", "name"]),
        "SealedSecret" => (Kind::Sealed, &["spec", "template", "metadata", "name"]),
        _ => return None,
    };
    let name = root.text_at(own).or_else(|| root.text_at(&["metadata", "name"]))?;
    let placeholder = if kind == Kind::Secret { placeholder(root) } else { None };
    let namespace = root.text_at(&["metadata", "namespace"]).map(str::to_owned);
    Some(Object { kind, name: name.to_owned(), namespace, placeholder })
}

fn placeholder(root: &Node) -> Option<String> {
    let sections = ["data", "stringData"].into_iter().filter_map(|key| root.get(key));
    let mut entries = sections.flat_map(|section| section.entries());
    let found = entries.find(|entry| entry.node.text().is_some_and(is_placeholder))?;
    Some(found.key.clone())
}

/// Whether a value is one that the scaffold or `.env.local` holds in place of a secret.
fn is_placeholder(value: &str) -> bool {
    [PLACEHOLDER, PLACEHOLDER_BASE64, SET_VIA_STORE].contains(&value.trim())
}

/// The Secret of an item of `secretGenerator`.
pub(super) fn generated(item: &Node) -> Option<Object> {
    let name = item.text_at(&["name"])?.to_owned();
    let namespace = item.text_at(&["namespace"]).map(str::to_owned);
    let literals = item.get("literals").map_or(&[] as &[_], |literals| literals.items());
    let mut literals = literals.iter().filter_map(|literal| literal.text()?.split_once('='));
    let placeholder = literals.find(|(_, value)| is_placeholder(value.trim_matches(['"', '\''])));
    let placeholder = placeholder.map(|(key, _)| key.to_owned());
    Some(Object { kind: Kind::Secret, name, namespace, placeholder })
}
