//! Objects of Kubernetes.

use super::super::name;
use super::found::Found;
use crate::kubernetes::{self, Cluster, Env, EnvSource, EnvValue, Item, Maker};
use crate::uses::Within;
use crate::yaml::{Document, Node, Value};

/// Reads the objects of a document.
pub(super) fn read(found: &mut Found<'_>, document: &Document) {
    let mut cluster = Cluster::default();
    cluster.add(document, None);
    for source in cluster.sources() {
        self::source(found, source);
    }
    for container in cluster.workloads.iter().flat_map(|workload| &workload.containers) {
        container.env.iter().for_each(|env| self::env(found, env));
    }
    // Kinds of other groups hold containers as well: rollouts, tasks, releases.
    if !cluster.skipped.is_empty() || !cluster.broken.is_empty() {
        containers(found, &document.root);
    }
}

fn source(found: &mut Found<'_>, source: &EnvSource) {
    for item in source.items.iter().filter(|item| name::is_upper_case(&item.key)) {
        let Item { key, key_span, span, .. } = item;
        let within = match source.maker {
            Maker::ConfigMap => Within::ConfigMap,
            Maker::Secret if item.is_encoded => Within::Secret,
            Maker::Secret => Within::SecretString,
            Maker::ExternalSecret => Within::ExternalSecret,
            Maker::SealedSecret => Within::SealedSecret,
        };
        let value = (span != key_span && !span.is_empty()).then(|| span.clone());
        found.set(key, key_span.clone(), value, within);
    }
}

fn env(found: &mut Found<'_>, env: &Env) {
    let is_literal = matches!(env.value, EnvValue::Literal(_)) && env.span != env.place.span;
    let value = is_literal.then(|| env.span.clone());
    found.set(&env.name, env.name_span.clone(), value, Within::Container);
}

/// Reads what in a value has a list of variables as a container has it.
pub(super) fn containers(found: &mut Found<'_>, node: &Node) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| containers(found, item)),
        Value::Map(entries) => {
            container(found, node);
            for entry in entries {
                containers(found, &entry.node);
            }
        }
        Value::Scalar(_) => {}
    }
}

/// Reads the `env` of what may be a container.
pub(super) fn container(found: &mut Found<'_>, node: &Node) {
    let items = node.items_at(&["env"]);
    let is_variable = |item: &Node| {
        item.get("name").is_some()
            && (item.get("value").is_some() || item.get("valueFrom").is_some())
    };
    if items.iter().any(|item| is_variable(item)) {
        for env in kubernetes::env(node) {
            self::env(found, &env);
        }
    }
}

/// Reads a single variable of a container.
pub(super) fn variable(found: &mut Found<'_>, item: &Node) {
    if let Some(env) = kubernetes::variable(item) {
        self::env(found, &env);
    }
}
