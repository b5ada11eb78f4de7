//! Objects that a controller makes a Secret from: their keys are known, their values are not.

use std::rc::Rc;

use super::{EnvSource, Maker, Name, Place};
use crate::yaml::Node;

/// The store that an `ExternalSecret` reads from.
#[derive(Debug)]
pub struct StoreReference {
    /// The `ExternalSecret`.
    pub object: Name,
    /// `SecretStore` or `ClusterSecretStore`.
    pub kind: String,
    /// The name of the store.
    pub name: String,
    /// Where the reference stands.
    pub place: Place,
}

/// A place in a store that an `ExternalSecret` takes a value from.
#[derive(Debug)]
pub struct RemoteReference {
    /// The `ExternalSecret`.
    pub object: Name,
    /// The key that the value gets.
    pub key: String,
    /// The key that the store has.
    pub remote: String,
    /// Whether the value is a part of what the store has under its key.
    pub is_part: bool,
    /// Where the key of the store stands.
    pub place: Place,
}

/// The Secret that external-secrets makes; none where it makes none of its own.
pub(super) fn external(root: &Node, mut name: Name, place: Place) -> Option<EnvSource> {
    if root.text_at(&["spec", "target", "creationPolicy"]) == Some("None") {
        return None;
    }
    if let Some(target) = root.text_at(&["spec", "target", "name"]).filter(|name| !name.is_empty())
    {
        target.clone_into(&mut name.name);
    }
    let mut source = EnvSource::new(Maker::ExternalSecret, name, place);
    let template = root.at(&["spec", "target", "template"]);
    let templated = template.and_then(|template| template.at(&["data"]));
    let merges = template.and_then(|template| template.text_at(&["mergePolicy"])) == Some("Merge");
    // A template that is not merged stands in place of what was fetched.
    if templated.is_none() || merges {
        for entry in root.items_at(&["spec", "data"]) {
            if let Some(key) = entry.get("secretKey")
                && let Some(scalar) = key.scalar()
            {
                source.push_key(&scalar.text, key.span.clone());
            }
        }
        source.is_open = !root.items_at(&["spec", "dataFrom"]).is_empty();
    }
    source.push_keys(templated.map_or(&[], Node::entries));
    source.is_open |= template.is_some_and(|template| template.get("templateFrom").is_some());
    Some(source.finish())
}

/// The stores that an `ExternalSecret` reads from.
pub(super) fn stores(root: &Node, object: &Name, document: usize) -> Vec<StoreReference> {
    let entries = ["data", "dataFrom"].into_iter().flat_map(|key| root.items_at(&["spec", key]));
    let of_entries = entries.filter_map(|entry| entry.at(&["sourceRef", "storeRef"]));
    let whole = root.at(&["spec", "secretStoreRef"]);
    let reference = |node: &Node| {
        Some(StoreReference {
            object: object.clone(),
            kind: node.text_at(&["kind"]).unwrap_or("SecretStore").to_owned(),
            name: node.text_at(&["name"])?.to_owned(),
            place: Place::node(document, node),
        })
    };
    whole.into_iter().chain(of_entries).filter_map(reference).collect()
}

/// The places that an `ExternalSecret` takes single values from.
pub(super) fn remotes(root: &Node, object: &Name, document: usize) -> Vec<RemoteReference> {
    let reference = |entry: &Rc<Node>| {
        let remote = entry.at(&["remoteRef", "key"])?;
        Some(RemoteReference {
            object: object.clone(),
            key: entry.text_at(&["secretKey"])?.to_owned(),
            remote: remote.text()?.to_owned(),
            is_part: entry.at(&["remoteRef", "property"]).is_some(),
            place: Place::node(document, remote),
        })
    };
    root.items_at(&["spec", "data"]).iter().filter_map(reference).collect()
}

/// The Secret that sealed-secrets makes.
pub(super) fn sealed(root: &Node, mut name: Name, place: Place) -> EnvSource {
    let template = root.at(&["spec", "template"]);
    if let Some(target) = template.and_then(|template| template.text_at(&["metadata", "name"])) {
        target.clone_into(&mut name.name);
    }
    let mut source = EnvSource::new(Maker::SealedSecret, name, place);
    source.push_keys(root.entries_at(&["spec", "encryptedData"]));
    source.push_keys(template.map_or(&[], |template| template.entries_at(&["data"])));
    source.finish()
}
