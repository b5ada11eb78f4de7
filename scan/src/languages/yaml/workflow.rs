//! Workflows of GitHub and those who took them over, and the actions that they run.

use super::found::{Found, Names};
use crate::uses::Within;
use crate::yaml::Node;

/// Whether a document is a workflow, or an action.
pub(super) fn is_workflow(root: &Node) -> bool {
    // YAML 1.1 takes a plain `on` for a truth value.
    let has_events = root.entries().iter().any(|entry| &*entry.written == "on");
    has_events && !root.entries_at(&["jobs"]).is_empty()
        || root.text_at(&["runs", "using"]).is_some()
}

/// Reads a workflow or an action.
pub(super) fn read(found: &mut Found<'_>, root: &Node) {
    env(found, root);
    for job in root.entries_at(&["jobs"]) {
        env(found, &job.node);
        job.node.get("container").iter().for_each(|container| env(found, container));
        job.node.entries_at(&["services"]).iter().for_each(|service| env(found, &service.node));
        job.node.items_at(&["steps"]).iter().for_each(|step| env(found, step));
    }
    if let Some(action) = root.get("runs") {
        env(found, action);
        action.items_at(&["steps"]).iter().for_each(|step| env(found, step));
    }
}

fn env(found: &mut Found<'_>, holder: &Node) {
    if let Some(env) = holder.get("env").filter(|env| !env.entries().is_empty()) {
        found.environment(env, Within::Workflow, Names::All);
    }
}
