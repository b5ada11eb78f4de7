//! Keys and values that containers take: each ConfigMap and each Secret.

use super::{At, Name, base64};
use crate::manifest::{Entry, Node, Value};

/// What a container takes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum BagKind {
    ConfigMap,
    Secret,
}

/// Keys and values of one object.
#[derive(Debug)]
pub(crate) struct Bag {
    pub(crate) kind: BagKind,
    /// The kind of the object that makes it.
    pub(super) made_by: &'static str,
    pub(crate) name: Name,
    pub(crate) items: Vec<Item>,
    /// Whether it may hold keys that nobody can tell from the stream.
    pub(crate) is_open: bool,
}

/// One key.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) key: String,
    /// None where only the key is known.
    pub(crate) value: Option<String>,
    /// Whether Kubernetes takes the value: it has to be a text.
    pub(crate) is_text: bool,
    pub(crate) at: At,
}

impl BagKind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::ConfigMap => "ConfigMap",
            Self::Secret => "Secret",
        }
    }
}

impl Bag {
    pub(super) fn new(kind: BagKind, made_by: &'static str, name: Name) -> Self {
        Self { kind, made_by, name, items: Vec::new(), is_open: false }
    }

    /// What a key holds; what stands later counts.
    pub(crate) fn item(&self, key: &str) -> Option<&Item> {
        self.items.iter().rfind(|item| item.key == key)
    }

    /// Adds the keys of a mapping whose values nobody can tell.
    pub(super) fn add_keys(&mut self, document: usize, entries: &[Entry]) {
        self.items.extend(entries.iter().map(|entry| Item {
            key: entry.key.clone(),
            value: None,
            is_text: true,
            at: At::entry(document, entry),
        }));
    }

    fn add(&mut self, document: usize, entries: &[Entry], read: impl Fn(&str) -> Option<String>) {
        self.items.extend(entries.iter().map(|entry| {
            let (value, is_text) = match &entry.node.value {
                Value::Scalar { is_null: true, .. } => (Some(String::new()), true),
                Value::Scalar { text, is_text, .. } => (read(text), *is_text),
                Value::List(_) | Value::Map(_) => (None, false),
            };
            Item { key: entry.key.clone(), value, is_text, at: At::entry(document, entry) }
        }));
    }
}

fn entries<'n>(root: &'n Node, section: &str) -> &'n [Entry] {
    root.get(section).map_or(&[], |section| section.entries())
}

/// A ConfigMap.
pub(super) fn config_map(document: usize, root: &Node, name: Name) -> Bag {
    let mut bag = Bag::new(BagKind::ConfigMap, "ConfigMap", name);
    bag.add(document, entries(root, "data"), |text| Some(text.to_owned()));
    bag.add_keys(document, entries(root, "binaryData"));
    bag
}

/// A Secret; `stringData` wins over `data`.
pub(super) fn secret(document: usize, root: &Node, name: Name) -> Bag {
    let mut bag = Bag::new(BagKind::Secret, "Secret", name);
    bag.add(document, entries(root, "data"), base64::decode);
    bag.add(document, entries(root, "stringData"), |text| Some(text.to_owned()));
    bag
}
