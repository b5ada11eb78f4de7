//! The environment of a container as its manifest spells it, and what Kubernetes rejects about it.

use std::rc::Rc;

use super::fault::is_variable;
use super::{
    Container, ContainerKind, Env, EnvFrom, EnvValue, Fault, Found, Place, Rejected, SourceKind,
    SourceReference,
};
use crate::yaml::{Node, Value};

/// Reads a container.
pub(super) fn container(document: usize, node: &Node, kind: ContainerKind) -> Container {
    let mut reader = Reader { document, rejected: Vec::new() };
    let env_from = reader.list(node, "envFrom");
    let env = reader.list(node, "env");
    Container {
        name: node.text_at(&["name"]).unwrap_or_default().to_owned(),
        kind,
        env_from: env_from.iter().filter_map(|item| reader.env_from(item)).collect(),
        env: env.iter().filter_map(|item| reader.env(item)).collect(),
        rejected: reader.rejected,
        place: Place::node(document, node),
    }
}

/// The items of the `env` of what has one as a container does.
#[cfg(feature = "languages")]
pub(crate) fn env(node: &Node) -> Vec<Env> {
    container(0, node, ContainerKind::Main).env
}

/// An item of the `env` of a container.
#[cfg(feature = "languages")]
pub(crate) fn variable(item: &Node) -> Option<Env> {
    Reader { document: 0, rejected: Vec::new() }.env(item)
}

struct Reader {
    document: usize,
    rejected: Vec<Rejected>,
}

impl Reader {
    fn reject(&mut self, fault: Fault, node: &Node) {
        self.rejected.push(Rejected { fault, place: Place::node(self.document, node) });
    }

    fn reject_all(&mut self, faults: Vec<Fault>, node: &Node) {
        for fault in faults {
            self.reject(fault, node);
        }
    }

    fn list<'n>(&mut self, node: &'n Node, key: &str) -> &'n [Rc<Node>] {
        let Some(list) = present(node, key) else { return &[] };
        if !matches!(list.value, Value::List(_)) {
            self.reject(Fault::NotList, list);
        }
        list.items()
    }

    fn is_mapping(&mut self, item: &Node) -> bool {
        let is_mapping = matches!(item.value, Value::Map(_));
        if !is_mapping {
            self.reject(Fault::NotMapping, item);
        }
        is_mapping
    }

    /// Reads an item of `envFrom`.
    fn env_from(&mut self, item: &Node) -> Option<EnvFrom> {
        if !self.is_mapping(item) {
            return None;
        }
        let mut faults = Vec::new();
        let prefix = string(item, "prefix", &mut faults).unwrap_or_default();
        let kinds = [("configMapRef", SourceKind::ConfigMap), ("secretRef", SourceKind::Secret)];
        let mut sources = kinds.iter().filter_map(|(key, kind)| Some((present(item, key)?, *kind)));
        let first = sources.next();
        if first.is_none() {
            faults.push(Fault::NoSource);
        }
        if sources.next().is_some() {
            faults.push(Fault::TwoSources);
        }
        let found = first.map(|(node, kind)| EnvFrom {
            prefix: prefix.to_owned(),
            source: self.reference(node, kind, &mut faults),
        });
        self.reject_all(faults, item);
        found
    }

    /// Reads an item of `env`.
    fn env(&mut self, item: &Node) -> Option<Env> {
        if !self.is_mapping(item) {
            return None;
        }
        let mut faults = Vec::new();
        let name = required(item, "name", &mut faults);
        if name.is_empty() {
            self.reject_all(faults, item);
            return None;
        }
        if !is_variable(name) {
            faults.push(Fault::InvalidName);
        }
        let place = Place::node(self.document, item);
        let node = present(item, "value");
        let from = present(item, "valueFrom");
        let found = node.and_then(|node| Found::of(node));
        let text = node.and_then(|node| node.text()).filter(|text| !text.is_empty());
        if (found.is_some() || text.is_some()) && from.is_some() {
            faults.push(Fault::TwoSources);
        }
        let (value, spelled) = match (found, text, from, node) {
            (Some(found), ..) => {
                faults.push(Fault::NotString(found));
                (EnvValue::Literal(None), node)
            }
            (None, Some(text), ..) => (EnvValue::Literal(Some(Rc::from(text))), node),
            // An empty value gives way.
            (None, None, Some(from), _) => (self.value_from(from, &mut faults), Some(from)),
            (None, None, None, node) => (EnvValue::Literal(Some(Rc::from(""))), node),
        };
        let span = spelled.map_or(&item.span, |node| &node.span).clone();
        let name_span = item.get("name").map_or(&item.span, |name| &name.span).clone();
        Some(Env { name: Rc::from(name), value, faults, place, name_span, span })
    }

    /// Reads `valueFrom`.
    fn value_from(&self, from: &Node, faults: &mut Vec<Fault>) -> EnvValue {
        if !matches!(from.value, Value::Map(_)) {
            faults.push(Fault::NotMapping);
            return EnvValue::Pod;
        }
        match from.entries().iter().filter(|entry| !entry.node.is_null()).count() {
            0 => faults.push(Fault::NoSource),
            1 => {}
            _ => faults.push(Fault::TwoSources),
        }
        let kinds =
            [("configMapKeyRef", SourceKind::ConfigMap), ("secretKeyRef", SourceKind::Secret)];
        let found = kinds.iter().find_map(|(key, kind)| Some((present(from, key)?, *kind)));
        let Some((node, kind)) = found else { return EnvValue::Pod };
        let source = self.reference(node, kind, faults);
        let key = required(node, "key", faults).to_owned();
        EnvValue::Key { source, key }
    }

    fn reference(&self, node: &Node, kind: SourceKind, faults: &mut Vec<Fault>) -> SourceReference {
        if !matches!(node.value, Value::Map(_)) {
            faults.push(Fault::NotMapping);
        }
        let optional = present(node, "optional");
        if optional.is_some_and(|optional| optional.bool().is_none()) {
            faults.push(Fault::NotBool);
        }
        SourceReference {
            kind,
            name: required(node, "name", faults).to_owned(),
            is_optional: optional.and_then(|optional| optional.bool()) == Some(true),
            place: Place::node(self.document, node),
        }
    }
}

/// What a key holds, unless it is null: Kubernetes does not tell that from nothing.
fn present<'n>(node: &'n Node, key: &str) -> Option<&'n Rc<Node>> {
    node.get(key).filter(|node| !node.is_null())
}

/// A field for a string.
fn string<'n>(node: &'n Node, key: &str, faults: &mut Vec<Fault>) -> Option<&'n str> {
    let node = present(node, key)?;
    faults.extend(Found::of(node).map(Fault::NotString));
    node.scalar()?.string()
}

/// A field for a string that has to be there; the empty string where it is not, or is none.
fn required<'n>(node: &'n Node, key: &str, faults: &mut Vec<Fault>) -> &'n str {
    let before = faults.len();
    let found = string(node, key, faults).unwrap_or_default();
    if found.is_empty() && faults.len() == before && matches!(node.value, Value::Map(_)) {
        faults.push(Fault::NoName);
    }
    found
}
