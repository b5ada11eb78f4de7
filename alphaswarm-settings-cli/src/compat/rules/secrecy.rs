//! Who may see a value, and where it is kept.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::diagnostic::Severity;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::presence::OLD_CODE;
use crate::artifact::{Artifact, Kind as Of};
use crate::codes;
use crate::compat::comparison::Comparison;
use crate::compat::finding::{Fails, Finding};

/// The rules about secrets and objects.
pub(super) fn check(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
    found: &mut Vec<Finding>,
) {
    match (base.is_secret(), head.is_secret()) {
        (false, true) => found.push(became_secret(base, head, comparison)),
        (true, false) => found.push(became_plain(base, head, comparison)),
        _ => found.extend(object_moved(base, head, comparison)),
    }
    if !base.is_public() && head.is_public() {
        let message = "may now reach a browser, where everybody can read it";
        let public = Finding::at_key(codes::BECAME_PUBLIC, head, comparison.head, message);
        let help = "accept it in `compat.toml` with a reason, if that is meant";
        found.push(public.also_for(base).help(help));
    }
    found.extend(remote_ref_changed(base, head, comparison));
    found.extend(rotation_shortened(base, head, comparison));
}

/// `became-secret`.
fn became_secret(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
) -> Finding {
    let found = Finding::at_key(codes::BECAME_SECRET, head, comparison.head, "").also_for(base);
    let found = found
        .note("it was plain: whoever could read the ConfigMap knows the value, so rotate it")
        .help("put a new value into the secret store first, and roll out the configuration");
    let key = base.key.value;
    let mut setting = comparison.deployments.iter().filter(|one| one.old.holds(key)).peekable();
    if setting.peek().is_some() && setting.all(|one| one.has_secret(head.key.value)) {
        let found = found.message("became a secret, and the Secret has it");
        return found.severity(Severity::Warning);
    }
    let message = "became a secret and leaves the ConfigMap; unless the Secret has it";
    found.message(format!("{message}, {OLD_CODE}")).fails(Fails::OLD_CODE)
}

/// `became-plain`.
fn became_plain(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
) -> Finding {
    let message = "is no longer a secret: its value goes into files that many people read";
    let found = Finding::at_key(codes::BECAME_PLAIN, head, comparison.head, message);
    let help = "accept it in `compat.toml` with a reason, if that is meant, and set a new value";
    found.also_for(base).help(help)
}

/// `object-moved`.
fn object_moved(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
) -> Option<Finding> {
    let (before, after) = (comparison.base.artifacts, comparison.head.artifacts);
    let own = before.iter().chain(after).filter_map(|artifact| artifact.service.as_deref());
    let reads = |variable: &Variable<'_>, service: &str| {
        let services = &variable.extension().services;
        services.is_empty() || services.contains(&service)
    };
    let own: BTreeSet<&str> = own.collect();
    let (mut left, mut joined) = (BTreeSet::new(), BTreeSet::new());
    let mut moved = |old: &BTreeSet<String>, new: &BTreeSet<String>| {
        if !old.is_subset(new) && !new.is_subset(old) {
            left.extend(old.difference(new).cloned());
            joined.extend(new.difference(old).cloned());
        }
    };
    let stays = |service: &&str| reads(base, service) && reads(head, service);
    for service in std::iter::once(None).chain(own.iter().copied().filter(stays).map(Some)) {
        moved(&objects(before, base, service), &objects(after, head, service));
    }
    // From one service to another: what no code requires is lost, and breaks nothing.
    let is_required = |variable: &Variable<'_>| {
        comparison.deployments.iter().any(|one| variable.is_required_in(one.target))
    };
    if !own.iter().any(stays) && is_required(base) && is_required(head) {
        let of = |artifacts, variable: &Variable<'_>| {
            let readers = own.iter().copied().filter(|service| reads(variable, service));
            readers.flat_map(|one| objects(artifacts, variable, Some(one))).collect()
        };
        moved(&of(before, base), &of(after, head));
    }
    if left.is_empty() {
        return None;
    }
    let [left, joined] = [left, joined].map(|names| names.into_iter().collect::<Vec<_>>());
    let message = format!("moved from {} to {}", left.join(", "), joined.join(", "));
    let found = Finding::at_key(codes::OBJECT_MOVED, head, comparison.head, message);
    let found = found.also_for(base).fails(Fails { new_code: true, old_code: true });
    let found = found.note("pods do not take their variables from the new object yet");
    Some(found.help("keep it in both objects for one release, and take both in the pods"))
}

/// The objects of Kubernetes from which the pods of a service take a variable: its own, and those for all.
fn objects(
    artifacts: &[Artifact],
    variable: &Variable<'_>,
    service: Option<&str>,
) -> BTreeSet<String> {
    let objects = artifacts.iter().filter(|artifact| {
        let is_own = artifact.service.is_none() || artifact.service.as_deref() == service;
        is_own && artifact.holds(variable)
    });
    let named = objects.filter_map(|artifact| {
        let kind = match artifact.kind {
            Of::ConfigMap => "ConfigMap",
            Of::Secret => "Secret",
            _ => return None,
        };
        Some(format!("{kind} `{}`", artifact.object_name()))
    });
    named.collect()
}

/// `remote-ref-changed`.
fn remote_ref_changed(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
) -> Option<Finding> {
    let [old, new] = [base, head].map(|it| it.extension().remote_ref.map(|place| place.value));
    let new_place = new.filter(|_| old != new)?;
    let message = format!("the secret store now has to keep it at `{}`", mask::shown(new_place));
    let found = Finding::at_key(codes::REMOTE_REF_CHANGED, head, comparison.head, message);
    Some(found.also_for(base).help("write the value to the new place first"))
}

/// `rotation-shortened`.
fn rotation_shortened(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
) -> Option<Finding> {
    let [old, new] = [base, head].map(|it| it.extension().rotation_days.map(|days| days.value));
    let days = new.filter(|new| old.is_none_or(|old| *new < old))?;
    let message = format!("has to be rotated every {days} days now, and may be overdue at once");
    let found = Finding::at_key(codes::ROTATION_SHORTENED, head, comparison.head, message);
    Some(found.also_for(base).help("`alphaswarm-settings rotation status` shows when it is due"))
}
