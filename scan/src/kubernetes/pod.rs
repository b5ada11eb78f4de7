//! Pods and what makes them: containers with what their manifest says of their environment.

use std::ops::Range;
use std::rc::Rc;

use super::{Fault, Name, Place, Rejected, SourceKind, env};
use crate::yaml::Node;

/// What makes pods.
#[derive(Debug)]
pub struct Workload {
    /// The kind of the object.
    pub kind: String,
    /// What it is called.
    pub name: Name,
    /// The labels by which its pods say which application they are: `app.kubernetes.io/name`,
    /// `app.kubernetes.io/component` and `app`, as far as there are.
    pub labels: Vec<String>,
    /// Whether the kubelet tells its containers of the Services of the namespace.
    pub has_service_links: bool,
    /// Init containers, then containers, then ephemeral ones.
    pub containers: Vec<Container>,
    /// Where the object stands.
    pub place: Place,
}

/// Which of the lists of a pod a container is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContainerKind {
    /// `initContainers`.
    Init,
    /// `containers`.
    Main,
    /// `ephemeralContainers`.
    Ephemeral,
}

/// A container.
#[derive(Debug)]
pub struct Container {
    /// Its name; the empty string where it has none.
    pub name: String,
    /// Which list it is in.
    pub kind: ContainerKind,
    /// The items of `envFrom`.
    pub env_from: Vec<EnvFrom>,
    /// The items of `env`.
    pub env: Vec<Env>,
    /// What Kubernetes rejects about its environment and no variable is to blame for.
    pub rejected: Vec<Rejected>,
    /// Where it stands.
    pub place: Place,
}

/// An item of `envFrom`.
#[derive(Debug)]
pub struct EnvFrom {
    /// What is put before each key.
    pub prefix: String,
    /// What it takes.
    pub source: SourceReference,
}

/// A reference to a ConfigMap or a Secret.
#[derive(Debug)]
pub struct SourceReference {
    /// Which of the two.
    pub kind: SourceKind,
    /// Its name; the empty string where it has none.
    pub name: String,
    /// Whether the container starts without it.
    pub is_optional: bool,
    /// Where the reference stands.
    pub place: Place,
}

/// An item of `env`.
#[derive(Debug)]
pub struct Env {
    /// The name of the variable.
    pub name: Rc<str>,
    /// What it is set to.
    pub value: EnvValue,
    /// What Kubernetes rejects about it.
    pub faults: Vec<Fault>,
    /// Where the item stands.
    pub place: Place,
    /// The bytes of the name.
    pub name_span: Range<usize>,
    /// The bytes of its value, or of what stands in its place; of the item where it has none.
    pub span: Range<usize>,
}

/// What a variable is set to.
#[derive(Debug)]
pub enum EnvValue {
    /// This string, with its references; none where it is no string.
    Literal(Option<Rc<str>>),
    /// What a key of a ConfigMap or a Secret holds.
    Key {
        /// The ConfigMap or the Secret.
        source: SourceReference,
        /// The key.
        key: String,
    },
    /// Something that only a running pod has.
    Pod,
}

impl ContainerKind {
    const ALL: [Self; 3] = [Self::Init, Self::Main, Self::Ephemeral];

    /// What a pod calls the list.
    #[must_use]
    pub const fn list(self) -> &'static str {
        match self {
            Self::Init => "initContainers",
            Self::Main => "containers",
            Self::Ephemeral => "ephemeralContainers",
        }
    }
}

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
pub(super) fn workload(kind: &str, template: &Node, name: Name, place: Place) -> Workload {
    let label = |key: &&str| template.text_at(&["metadata", "labels", key]).map(str::to_owned);
    let labels = ["app.kubernetes.io/name", "app.kubernetes.io/component", "app"];
    let document = place.document;
    let containers = ContainerKind::ALL.into_iter().flat_map(|kind| {
        let items = template.items_at(&["spec", kind.list()]);
        items.iter().map(move |item| env::container(document, item, kind))
    });
    let links = template.at(&["spec", "enableServiceLinks"]).and_then(Node::bool);
    Workload {
        kind: kind.to_owned(),
        name,
        labels: labels.iter().filter_map(label).collect(),
        has_service_links: links != Some(false),
        containers: containers.collect(),
        place,
    }
}
