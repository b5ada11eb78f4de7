//! Compose files.

use super::found::{Found, Names};
use crate::uses::Within;
use crate::yaml::{Node, Value};

/// What a compose file may hold, beside keys that begin with `x-`.
const KEYS: &[&str] = &[
    "configs", "include", "models", "name", "networks", "secrets", "services", "version", "volumes",
];

/// Some of what a service may hold, of which each has one; so that other files with services are not
/// taken for compose files.
const OF_SERVICES: &[&str] = &[
    "annotations",
    "build",
    "cap_add",
    "command",
    "container_name",
    "depends_on",
    "deploy",
    "develop",
    "entrypoint",
    "env_file",
    "environment",
    "expose",
    "extends",
    "extra_hosts",
    "healthcheck",
    "hostname",
    "image",
    "labels",
    "logging",
    "network_mode",
    "networks",
    "platform",
    "ports",
    "privileged",
    "profiles",
    "pull_policy",
    "restart",
    "scale",
    "secrets",
    "user",
    "volumes",
    "working_dir",
];

/// Whether a document is a compose file, or a part of one.
pub(super) fn is_compose(root: &Node) -> bool {
    let is_known = |key: &str| KEYS.contains(&key) || key.starts_with("x-");
    if root.entries().is_empty() || !root.entries().iter().all(|entry| is_known(&entry.key)) {
        return false;
    }
    match root.get("services") {
        Some(services) => services
            .entries()
            .iter()
            .any(|service| OF_SERVICES.iter().any(|key| service.node.get(key).is_some())),
        None => root.items_at(&["include"]).iter().any(|file| is_included(file)),
    }
}

/// Whether an item is a compose file that another one includes.
fn is_included(item: &Node) -> bool {
    let paths = item.get("path").map_or(item, |path| path);
    let is_file = |path: &Node| {
        let end = path.text().and_then(|path| path.rsplit('.').next());
        matches!(end, Some("yaml" | "yml"))
    };
    is_file(paths) || paths.items().iter().any(|path| is_file(path))
}

/// Reads a compose file.
pub(super) fn read(found: &mut Found<'_>, root: &Node) {
    for service in root.entries_at(&["services"]) {
        self::service(found, &service.node);
    }
    for section in ["configs", "secrets"] {
        for entry in root.entries_at(&[section]) {
            if let Some(name) = entry.node.get("environment") {
                found.named(name);
            }
        }
    }
    found.expansions(root);
}

fn service(found: &mut Found<'_>, service: &Node) {
    let hooks = ["post_start", "pre_stop"].into_iter().flat_map(|hook| service.items_at(&[hook]));
    let watched = service.items_at(&["develop", "watch"]).iter();
    let watched = watched.filter_map(|item| item.get("exec"));
    for holder in std::iter::once(service).chain(hooks.chain(watched).map(|node| &**node)) {
        if let Some(environment) = holder.get("environment") {
            found.environment(environment, Within::Compose, Names::All);
        }
    }
    let Some(files) = service.get("env_file") else { return };
    match &files.value {
        Value::List(items) => {
            for item in items {
                found.env_file(item.get("path").unwrap_or(item), Within::Compose);
            }
        }
        Value::Map(_) | Value::Scalar(_) => found.env_file(files, Within::Compose),
    }
}
