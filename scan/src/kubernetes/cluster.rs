//! Everything of a stream that decides the environment of containers.

use std::collections::BTreeMap;

use super::index::Index;
use super::{
    EnvSource, Name, Place, RemoteReference, Service, SourceKind, StoreReference, Workload,
};
use super::{external, pod, service, source};
use crate::yaml::{Broken, Document, MAX_LISTED, Node};

/// How deeply lists of objects may lie in each other.
const DEEPEST_LIST: usize = 4;

/// The objects of a stream, in its order.
#[derive(Debug, Default)]
pub struct Cluster {
    /// What makes pods.
    pub workloads: Vec<Workload>,
    /// The stores that `ExternalSecrets` read from.
    pub stores: Vec<StoreReference>,
    /// The places in them that single values come from.
    pub remotes: Vec<RemoteReference>,
    /// How many objects of each other kind there are.
    pub skipped: BTreeMap<String, usize>,
    /// The first documents, or items of lists, that are no objects.
    pub broken: Vec<Broken>,
    /// How many more there are.
    pub unlisted: usize,
    services: Vec<Service>,
    /// By what their variables begin with.
    services_by_prefix: Index<String>,
    sources: Vec<EnvSource>,
    sources_by_name: Index<(SourceKind, String)>,
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

    /// The Services.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// The Service for which the kubelet sets a variable in the containers of a workload that do not
    /// set it themselves; none where there is none in the stream.
    #[must_use]
    pub fn service_link(&self, variable: &str, workload: &Workload) -> Option<&Service> {
        self.possible_links(variable, workload).find(|service| service.gives(variable))
    }

    /// The Services that might give a workload a variable.
    pub(super) fn possible_links(
        &self,
        variable: &str,
        workload: &Workload,
    ) -> impl Iterator<Item = &Service> {
        let prefixes = service::prefixes(variable).filter(|_| workload.has_service_links);
        let namespace = workload.name.namespace.as_deref();
        let find = move |prefix: &str| self.services_by_prefix.find(&prefix.to_owned(), namespace);
        prefixes.flat_map(find).filter_map(|index| self.services.get(index))
    }

    /// The sources of one kind and name that a pod of a namespace sees. Several objects may make
    /// one Secret; where the pod names no namespace, all of them come to lie in the same.
    pub fn find(
        &self,
        kind: SourceKind,
        name: &str,
        namespace: Option<&str>,
    ) -> impl Iterator<Item = &EnvSource> {
        let indices = self.sources_by_name.find(&(kind, name.to_owned()), namespace);
        indices.filter_map(|index| self.sources.get(index))
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
                self.remotes.extend(external::remotes(root, &name, number));
                if let Some(source) = external::external(root, name, place) {
                    self.push(source);
                }
            }
            ("bitnami.com", "SealedSecret") => self.push(external::sealed(root, name, place)),
            ("", "Service") => self.push_service(service::service(root, name, place)),
            _ => match pod::template(group, kind).and_then(|path| root.at(path)) {
                Some(template) => self.workloads.push(pod::workload(kind, template, name, place)),
                None => self.skip(kind),
            },
        }
    }

    fn push_service(&mut self, service: Service) {
        let prefix = service::upper(&service.name.name);
        let (index, services) = (self.services.len(), &self.services);
        let namespace = service.name.namespace.as_deref();
        let is_same = |other: usize| services[other].name == service.name;
        self.services_by_prefix.add(&prefix, namespace, index, is_same);
        self.services.push(service);
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
        let key = (source.kind, source.name.name.clone());
        let (index, sources) = (self.sources.len(), &self.sources);
        let namespace = source.name.namespace.as_deref();
        let is_same = |other: usize| sources[other].maker == source.maker;
        let replaced = self.sources_by_name.add(&key, namespace, index, is_same);
        if let Some(replaced) = replaced {
            self.sources[replaced].is_replaced = true;
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
