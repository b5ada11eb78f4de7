//! Everything of a stream that decides the environment of containers.

use std::collections::{BTreeMap, HashMap};

use super::{EnvSource, Name, Place, Service, SourceKind, StoreReference, Workload};
use super::{external, pod, service, source};
use crate::yaml::{Broken, Document, MAX_LISTED, Node};

/// How deeply lists of objects may lie in each other.
const DEEPEST_LIST: usize = 4;

/// The objects of a stream, in its order.
#[derive(Debug, Default)]
pub struct Cluster {
    /// What makes pods.
    pub workloads: Vec<Workload>,
    /// The Services.
    pub services: Vec<Service>,
    /// The stores that `ExternalSecrets` read from.
    pub stores: Vec<StoreReference>,
    /// How many objects of each other kind there are.
    pub skipped: BTreeMap<String, usize>,
    /// The first documents, or items of lists, that are no objects.
    pub broken: Vec<Broken>,
    /// How many more there are.
    pub unlisted: usize,
    sources: Vec<EnvSource>,
    /// By kind and name, then by namespace.
    by_name: HashMap<(SourceKind, String), BTreeMap<Option<String>, Vec<usize>>>,
}

impl Cluster {
    /// Takes what counts out of a document: an object, or a list of objects. `namespace` is that of
    /// objects which name none.
    pub fn add(&mut self, document: &Document, namespace: Option<&str>) {
        self.add_root(document.number, &document.root, namespace, 0);
    }

    /// The sources of variables, those that are replaced included.
    #[must_use]
    pub fn sources(&self) -> &[EnvSource] {
        &self.sources
    }

    /// The sources of one kind and name that a pod of a namespace sees. Several objects may make
    /// one Secret; where the pod names no namespace, all of them come to lie in the same.
    pub fn find(
        &self,
        kind: SourceKind,
        name: &str,
        namespace: Option<&str>,
    ) -> impl Iterator<Item = &EnvSource> {
        let spaces = self.by_name.get(&(kind, name.to_owned()));
        let all = spaces.filter(|_| namespace.is_none()).into_iter().flat_map(BTreeMap::values);
        let own = spaces.filter(|_| namespace.is_some()).into_iter();
        let own = own
            .flat_map(move |spaces| [spaces.get(&None), spaces.get(&namespace.map(str::to_owned))]);
        let indices = all.chain(own.flatten()).flatten();
        indices.filter_map(|&index| self.sources.get(index))
    }

    fn add_root(&mut self, number: usize, root: &Node, namespace: Option<&str>, depth: usize) {
        let Some(kind) = root.text_at(&["kind"]).filter(|kind| !kind.is_empty()) else {
            return self.reject(number, root, "it is not a Kubernetes object: it has no `kind`");
        };
        if kind.ends_with("List") && root.get("items").is_some() && depth < DEEPEST_LIST {
            for item in root.items_at(&["items"]) {
                self.add_root(number, item, namespace, depth + 1);
            }
            return;
        }
        let group = root.text_at(&["apiVersion"]).unwrap_or_default();
        let group = group.split_once('/').map_or("", |(group, _)| group);
        let Some(name) = Name::of(root, namespace) else {
            if is_known(group, kind) {
                self.reject(number, root, "the object has no `metadata.name`");
            } else {
                self.skip(kind);
            }
            return;
        };
        let place = Place::node(number, root);
        match (group, kind) {
            ("", "ConfigMap") => self.push(source::config_map(root, name, place)),
            ("", "Secret") => self.push(source::secret(root, name, place)),
            ("external-secrets.io", "ExternalSecret") => {
                self.stores.extend(external::stores(root, &name, number));
                if let Some(source) = external::external(root, name, place) {
                    self.push(source);
                }
            }
            ("bitnami.com", "SealedSecret") => self.push(external::sealed(root, name, place)),
            ("", "Service") => self.services.push(service::service(root, name, place)),
            _ => match pod::template(group, kind).and_then(|path| root.at(path)) {
                Some(template) => self.workloads.push(pod::workload(kind, template, name, place)),
                None => self.skip(kind),
            },
        }
    }

    fn skip(&mut self, kind: &str) {
        *self.skipped.entry(kind.to_owned()).or_default() += 1;
    }

    fn reject(&mut self, document: usize, node: &Node, reason: &'static str) {
        if self.broken.len() < MAX_LISTED {
            self.broken.push(Broken { document, offset: node.span.start, reason });
        } else {
            self.unlisted += 1;
        }
    }

    /// Adds a source; of two objects of the same kind, namespace and name, the later one counts.
    fn push(&mut self, source: EnvSource) {
        let spaces = self.by_name.entry((source.kind, source.name.name.clone())).or_default();
        let indices = spaces.entry(source.name.namespace.clone()).or_default();
        let index = self.sources.len();
        let same = indices.iter_mut().find(|index| self.sources[**index].maker == source.maker);
        match same {
            Some(same) => {
                self.sources[*same].is_replaced = true;
                *same = index;
            }
            None => indices.push(index),
        }
        self.sources.push(source);
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
