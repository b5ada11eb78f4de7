//! Pods and what makes them: containers with what their manifest says of their environment.

use super::{At, BagKind, Name};
use crate::manifest::{Node, Value};

/// What makes pods.
#[derive(Debug)]
pub(crate) struct Workload {
    pub(crate) kind: String,
    pub(crate) name: Name,
    /// The names by which its pods say which service they are.
    pub(crate) labels: Vec<String>,
    /// Whether Kubernetes tells its containers of the Services beside them.
    pub(crate) has_service_links: bool,
    pub(crate) containers: Vec<Container>,
}

/// A container or an init container.
#[derive(Debug)]
pub(crate) struct Container {
    pub(crate) name: String,
    pub(crate) is_init: bool,
    pub(crate) env_from: Vec<EnvFrom>,
    pub(crate) env: Vec<Env>,
    pub(crate) at: At,
}

/// An item of `envFrom`.
#[derive(Debug)]
pub(crate) struct EnvFrom {
    pub(crate) prefix: String,
    pub(crate) bag: BagReference,
}

/// The name of a bag.
#[derive(Debug)]
pub(crate) struct BagReference {
    pub(crate) kind: BagKind,
    pub(crate) name: String,
    pub(crate) is_optional: bool,
    pub(crate) at: At,
}

/// An item of `env`.
#[derive(Debug)]
pub(crate) struct Env {
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) at: At,
}

/// Where the value of an item comes from.
#[derive(Debug)]
pub(crate) enum Source {
    Literal {
        text: String,
        /// Whether Kubernetes takes it: it has to be a text.
        is_text: bool,
    },
    Key {
        bag: BagReference,
        key: String,
    },
    /// Something that only a running pod has.
    Unknown,
}

const POD: &[&str] = &["spec"];
const TEMPLATE: &[&str] = &["spec", "template"];

/// Where an object of this kind describes its pods; none for those that make none.
pub(super) fn template(group: &str, kind: &str) -> Option<&'static [&'static str]> {
    match (group, kind) {
        ("", "Pod") => Some(&[]),
        ("", "ReplicationController")
        | ("apps" | "extensions", "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet")
        | ("batch", "Job") => Some(TEMPLATE),
        ("", "PodTemplate") => Some(&["template"]),
        ("batch", "CronJob") => Some(&["spec", "jobTemplate", "spec", "template"]),
        _ => None,
    }
}

/// Reads what makes pods from their template.
pub(super) fn workload(document: usize, kind: &str, template: &Node, name: Name) -> Workload {
    let label = |key: &&str| template.text_at(&["metadata", "labels", key]).map(str::to_owned);
    let labels = ["app.kubernetes.io/name", "app.kubernetes.io/component", "app"];
    let spec = template.at(POD);
    let containers = [("initContainers", true), ("containers", false)];
    let containers = containers.into_iter().flat_map(|(key, is_init)| {
        let items = spec.and_then(|spec| spec.get(key)).map_or(&[] as &[_], |list| list.items());
        items.iter().map(move |item| container(document, item, is_init))
    });
    let links = spec.and_then(|spec| spec.text_at(&["enableServiceLinks"]));
    Workload {
        kind: kind.to_owned(),
        name,
        labels: labels.iter().filter_map(label).collect(),
        has_service_links: links != Some("false"),
        containers: containers.collect(),
    }
}

fn container(document: usize, node: &Node, is_init: bool) -> Container {
    let list = |key: &str| node.get(key).map_or(&[] as &[_], |list| list.items());
    Container {
        name: node.text_at(&["name"]).unwrap_or_default().to_owned(),
        is_init,
        env_from: list("envFrom").iter().filter_map(|item| from(document, item)).collect(),
        env: list("env").iter().filter_map(|item| env(document, item)).collect(),
        at: At::node(document, node),
    }
}

fn from(document: usize, item: &Node) -> Option<EnvFrom> {
    let reference = |key: &str, kind: BagKind| Some(reference(document, item.at(&[key])?, kind));
    let bag = reference("configMapRef", BagKind::ConfigMap);
    let bag = bag.or_else(|| reference("secretRef", BagKind::Secret))?;
    Some(EnvFrom { prefix: item.text_at(&["prefix"]).unwrap_or_default().to_owned(), bag })
}

fn reference(document: usize, node: &Node, kind: BagKind) -> BagReference {
    BagReference {
        kind,
        name: node.text_at(&["name"]).unwrap_or_default().to_owned(),
        is_optional: node.get("optional").is_some_and(|optional| optional.is_true()),
        at: At::node(document, node),
    }
}

fn env(document: usize, item: &Node) -> Option<Env> {
    let name = item.text_at(&["name"])?.to_owned();
    let source = match item.at(&["value"]).map(|value| &value.value) {
        // An empty value lets `valueFrom` count.
        Some(Value::Scalar { text, is_text, is_null: false }) if !text.is_empty() => {
            Source::Literal { text: text.clone(), is_text: *is_text }
        }
        Some(Value::List(_) | Value::Map(_)) => {
            Source::Literal { text: String::new(), is_text: false }
        }
        _ => value_from(document, item),
    };
    Some(Env { name, source, at: At::node(document, item) })
}

fn value_from(document: usize, item: &Node) -> Source {
    let Some(from) = item.at(&["valueFrom"]).filter(|from| !from.entries().is_empty()) else {
        return Source::Literal { text: String::new(), is_text: true };
    };
    let kinds = [("configMapKeyRef", BagKind::ConfigMap), ("secretKeyRef", BagKind::Secret)];
    kinds
        .into_iter()
        .find_map(|(key, kind)| {
            let node = from.at(&[key])?;
            let key = node.text_at(&["key"]).unwrap_or_default().to_owned();
            Some(Source::Key { bag: reference(document, node, kind), key })
        })
        .unwrap_or(Source::Unknown)
}
