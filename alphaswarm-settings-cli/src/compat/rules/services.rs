//! Services that read a variable from now on, or no more, where each has objects of its own.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::diagnostic::Severity;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, Variable};

use super::presence::{NEW_CODE, set_first};
use crate::artifact::Artifact;
use crate::codes;
use crate::compat::comparison::Comparison;
use crate::compat::configuration::Start;
use crate::compat::deployment::{Deployment, Kind};
use crate::compat::finding::{Fails, Finding};
use crate::rules::missing_value::lacks_value;

/// The rules about `services` of a variable that both versions have.
pub(super) fn check(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
    found: &mut Vec<Finding>,
) {
    found.extend(removed(base, head, comparison));
    found.extend(added(base, head, comparison));
}

/// The services that `of` is for and `other` is not, of those that have artifacts of their own which would
/// hold it.
pub(super) fn only<'a>(
    of: &Variable<'_>,
    other: &Variable<'_>,
    artifacts: &'a [Artifact],
) -> BTreeSet<&'a str> {
    let others = &other.extension().services;
    let own = artifacts.iter().filter(|artifact| artifact.env.is_some());
    let gained = own.filter_map(|artifact| {
        let service = artifact.service.as_deref()?;
        let is_new = !others.is_empty() && !others.contains(&service);
        (is_new && artifact.holds(of)).then_some(service)
    });
    gained.collect()
}

/// `became-required`, for a service that did not read the variable: its own objects do not have it yet.
fn added(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
) -> Option<Finding> {
    let gained = only(head, base, comparison.base.artifacts);
    // The manifests of a container show what it has.
    let lacks = |deployment: &&Deployment<'_>| {
        let is_known_to_lack = deployment.new_code(head) == Start::Missing;
        deployment.kind != Kind::Container
            && !is_known_to_lack
            && lacks_value(head, deployment.target)
    };
    let failing: Vec<_> = comparison.deployments.iter().filter(lacks).collect();
    if gained.is_empty() || failing.is_empty() {
        return None;
    }
    let names: Vec<_> = gained.iter().map(|service| mask::shown(service)).collect();
    let message = format!("`services` gained `{}`: {NEW_CODE}", names.join("`, `"));
    let found = Finding::at_key(codes::BECAME_REQUIRED, head, comparison.head, message);
    let mut found = set_first(found.fails(Fails::NEW_CODE), head, &failing);
    found.services = gained.into_iter().map(str::to_owned).collect();
    Some(found)
}

/// `service-removed`.
fn removed(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
) -> Option<Finding> {
    let (old, new) = (&base.extension().services, &head.extension().services);
    if new.is_empty() {
        return None;
    }
    let own = comparison.base.artifacts.iter().filter_map(|artifact| artifact.service.as_deref());
    let read: BTreeSet<&str> =
        if old.is_empty() { own.clone().collect() } else { old.iter().copied().collect() };
    let gone: Vec<&str> = read.into_iter().filter(|service| !new.contains(service)).collect();
    if gone.is_empty() {
        return None;
    }
    let is_required = Target::ALL.into_iter().any(|target| base.is_required_in(target));
    // Without artifacts of services, the one artifact still holds the key.
    let has_own = own.clone().any(|service| gone.contains(&service));
    let is_lost = has_own || comparison.base.artifacts.is_empty();
    let message = format!("`services` lost `{}`", gone.join("`, `"));
    let found = Finding::at_key(codes::SERVICE_REMOVED, head, comparison.head, message);
    let mut found = found.fails(Fails::OLD_CODE);
    found.services = gone.iter().map(|&service| service.to_owned()).collect();
    let severity = match () {
        () if base.extension().deprecated.is_some() && !is_required => Severity::Note,
        () if is_required && is_lost => Severity::Error,
        () => Severity::Warning,
    };
    let found = found.severity(severity);
    Some(
        found.help("roll out the code of that service first, and take the service away afterwards"),
    )
}
