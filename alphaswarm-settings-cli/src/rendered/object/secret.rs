//! Objects from which a controller makes a Secret: their keys are known, their values are not.

use alphaswarm_settings_schema::mask;

use super::bag::{Bag, BagKind};
use super::{At, Item, Name};
use crate::environment::SecretStore;
use crate::manifest::Node;

/// The store that an `ExternalSecret` names.
#[derive(Debug)]
pub(crate) struct StoreReference {
    /// The `ExternalSecret`.
    pub(crate) name: Name,
    pub(crate) store: SecretStore,
    pub(crate) at: At,
}

/// The Secret that external-secrets makes.
pub(super) fn external(document: usize, root: &Node, mut name: Name) -> Bag {
    if let Some(target) = root.text_at(&["spec", "target", "name"]) {
        target.clone_into(&mut name.name);
    }
    let mut bag = Bag::new(BagKind::Secret, "ExternalSecret", name);
    let spec = |path: &[&str]| root.at(&["spec"]).and_then(|spec| spec.at(path));
    let template = spec(&["target", "template"]);
    let templated = template.and_then(|template| template.at(&["data"]));
    let merges = template.and_then(|template| template.text_at(&["mergePolicy"])) == Some("Merge");
    // A template that is not merged stands in place of what was fetched.
    if templated.is_none() || merges {
        for entry in spec(&["data"]).map_or(&[] as &[_], Node::items) {
            if let Some(key) = entry.get("secretKey")
                && let Some(text) = key.text()
            {
                let at = At::node(document, key);
                bag.items.push(Item { key: text.to_owned(), value: None, is_text: true, at });
            }
        }
        bag.is_open = spec(&["dataFrom"]).is_some();
    }
    bag.add_keys(document, templated.map_or(&[], Node::entries));
    bag.is_open |= template.is_some_and(|template| template.get("templateFrom").is_some());
    bag
}

/// The stores that an `ExternalSecret` reads.
pub(super) fn stores(document: usize, root: &Node, name: &Name) -> Vec<StoreReference> {
    let of_entry = |entry: &'_ std::rc::Rc<Node>| entry.get("sourceRef").cloned();
    let entries = root.at(&["spec", "data"]).map_or(&[] as &[_], Node::items);
    let of_entries = entries.iter().filter_map(of_entry);
    let of_entries = of_entries.filter_map(|source| source.get("storeRef").cloned());
    let whole = root.at(&["spec"]).and_then(|spec| spec.get("secretStoreRef")).cloned();
    let reference = |node: std::rc::Rc<Node>| {
        let kind = node.text_at(&["kind"]).unwrap_or(SecretStore::KIND);
        let store =
            SecretStore { kind: mask::shown(kind), name: mask::shown(node.text_at(&["name"])?) };
        Some(StoreReference { name: name.clone(), store, at: At::node(document, &node) })
    };
    whole.into_iter().chain(of_entries).filter_map(reference).collect()
}

/// The Secret that sealed-secrets makes.
pub(super) fn sealed(document: usize, root: &Node, mut name: Name) -> Bag {
    let template = root.at(&["spec", "template"]);
    if let Some(target) = template.and_then(|template| template.text_at(&["metadata", "name"])) {
        target.clone_into(&mut name.name);
    }
    let mut bag = Bag::new(BagKind::Secret, "SealedSecret", name);
    let encrypted = root.at(&["spec", "encryptedData"]);
    bag.add_keys(document, encrypted.map_or(&[], Node::entries));
    let templated = template.and_then(|template| template.at(&["data"]));
    bag.add_keys(document, templated.map_or(&[], Node::entries));
    bag
}
