//! What of a stream of manifests decides the environment of containers.

mod bag;
mod base64;
mod pod;
mod secret;
mod service;

use std::collections::{BTreeMap, HashMap};

use crate::manifest::{Broken, Document, Entry, Node};

pub(super) use bag::{Bag, BagKind, Item};
pub(super) use pod::{BagReference, Container, Env, EnvFrom, Source, Workload};
pub(super) use secret::StoreReference;
pub(super) use service::Service;

/// How deeply lists of objects may lie in each other.
const DEEPEST_LIST: usize = 4;

/// Everything that counts, in the order of the stream.
#[derive(Debug, Default)]
pub(super) struct Stream {
    bags: Vec<Bag>,
    /// By kind and name, then by namespace.
    by_name: HashMap<(BagKind, String), BTreeMap<Option<String>, Vec<usize>>>,
    pub(super) workloads: Vec<Workload>,
    pub(super) services: Vec<Service>,
    pub(super) stores: Vec<StoreReference>,
    /// How many objects of each other kind there are.
    pub(super) skipped: BTreeMap<String, usize>,
    /// The documents that are no objects.
    pub(super) broken: Vec<Broken>,
}

/// Where something stands in a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) document: usize,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What an object is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) namespace: Option<String>,
    pub(super) name: String,
}

impl At {
    fn node(document: usize, node: &Node) -> Self {
        Self { document, line: node.line, column: node.column }
    }

    fn entry(document: usize, entry: &Entry) -> Self {
        Self { document, line: entry.line, column: entry.column }
    }
}

impl Name {
    /// What `metadata` says; `default` is the namespace of objects that name none.
    fn of(root: &Node, default: Option<&str>) -> Option<Self> {
        let name = root.text_at(&["metadata", "name"]).or_else(|| {
            // Whatever is made from it, no other object can refer to it.
            root.text_at(&["metadata", "generateName"])
        })?;
        let namespace = root.text_at(&["metadata", "namespace"]).filter(|text| !text.is_empty());
        Some(Self { namespace: namespace.or(default).map(str::to_owned), name: name.to_owned() })
    }

    /// Whether both are in the same namespace, as far as they say.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        match (&self.namespace, &other.namespace) {
            (Some(a), Some(b)) => a == b,
            // Applied with `--namespace`, they come to lie together.
            _ => true,
        }
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use alphaswarm_settings_schema::mask::shown;
        if let Some(namespace) = &self.namespace {
            write!(f, "{}/", shown(namespace))?;
        }
        f.write_str(&shown(&self.name))
    }
}

impl Stream {
    /// Takes what counts out of a document.
    pub(super) fn add(&mut self, document: &Document, namespace: Option<&str>) {
        self.add_root(document.number, &document.root, namespace, 0);
    }

    fn add_root(&mut self, number: usize, root: &Node, namespace: Option<&str>, depth: usize) {
        let at = At::node(number, root);
        let Some(kind) = root.text_at(&["kind"]).filter(|kind| !kind.is_empty()) else {
            return self.refuse(at, "it is no Kubernetes object: it has no `kind`");
        };
        if kind.ends_with("List") && root.get("items").is_some() && depth < DEEPEST_LIST {
            let items = root.get("items").map_or(&[] as &[_], |items| items.items());
            for item in items {
                self.add_root(number, item, namespace, depth + 1);
            }
            return;
        }
        let group = root.text_at(&["apiVersion"]).unwrap_or_default();
        let group = group.split_once('/').map_or("", |(group, _)| group);
        let Some(name) = Name::of(root, namespace) else {
            if is_known(group, kind) {
                self.refuse(at, &format!("the {kind} has no `metadata.name`"));
            } else {
                self.skip(kind);
            }
            return;
        };
        match (group, kind) {
            ("", "ConfigMap") => self.push(bag::config_map(number, root, name)),
            ("", "Secret") => self.push(bag::secret(number, root, name)),
            ("external-secrets.io", "ExternalSecret") => {
                self.stores.extend(secret::stores(number, root, &name));
                self.push(secret::external(number, root, name));
            }
            ("bitnami.com", "SealedSecret") => {
                self.push(secret::sealed(number, root, name));
            }
            ("", "Service") => self.services.push(service::service(root, name)),
            _ => match pod::template(group, kind).and_then(|path| root.at(path)) {
                Some(template) => self.workloads.push(pod::workload(number, kind, template, name)),
                None => self.skip(kind),
            },
        }
    }

    fn skip(&mut self, kind: &str) {
        *self.skipped.entry(kind.to_owned()).or_default() += 1;
    }

    fn refuse(&mut self, at: At, why: &str) {
        let At { document, line, column } = at;
        self.broken.push(Broken { document, line, column, why: why.to_owned() });
    }

    /// The bags of one kind and name that a pod of that namespace sees. Several objects may make
    /// one Secret; applied without a namespace, all come to lie in the same.
    pub(super) fn bags(&self, kind: BagKind, name: &str, pod: &Name) -> impl Iterator<Item = &Bag> {
        let spaces = self.by_name.get(&(kind, name.to_owned()));
        let all = spaces.filter(|_| pod.namespace.is_none()).into_iter().flat_map(BTreeMap::values);
        let own = spaces.filter(|_| pod.namespace.is_some()).into_iter();
        let own = own.flat_map(|spaces| [spaces.get(&None), spaces.get(&pod.namespace)]);
        let indices = all.chain(own.flatten()).flatten();
        indices.filter_map(|&index| self.bags.get(index))
    }

    /// Adds a bag; of two objects of the same kind and name, the later one stays.
    fn push(&mut self, bag: Bag) {
        let spaces = self.by_name.entry((bag.kind, bag.name.name.clone())).or_default();
        let indices = spaces.entry(bag.name.namespace.clone()).or_default();
        let same = indices.iter().find(|&&index| self.bags[index].made_by == bag.made_by);
        if let Some(&index) = same {
            self.bags[index] = bag;
        } else {
            indices.push(self.bags.len());
            self.bags.push(bag);
        }
    }
}

/// Whether objects of this kind would count if they had a name.
fn is_known(group: &str, kind: &str) -> bool {
    matches!(
        (group, kind),
        ("", "ConfigMap" | "Secret" | "Service")
            | ("external-secrets.io", "ExternalSecret")
            | ("bitnami.com", "SealedSecret")
    ) || pod::template(group, kind).is_some()
}
