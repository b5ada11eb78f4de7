//! Variables that Kubernetes itself sets, for the Services beside a pod, where nothing else does.

use alphaswarm_settings_schema::model::Variable;

use super::super::object::{Service, Stream};
use super::{Rules, Subject};
use crate::codes;
use crate::finding::Finding;

/// A Service that would set a variable of the schema.
#[derive(Debug)]
pub(super) struct Link<'m> {
    service: &'m Service,
    key: String,
}

/// The Services whose variables the schema declares for something else.
pub(super) fn links<'m>(stream: &'m Stream, rules: &Rules<'_, '_, '_>) -> Vec<Link<'m>> {
    let links = stream.services.iter().flat_map(|service| {
        let keys = service.variables().into_iter();
        let declared = keys.filter(|key| rules.known.variable(key).is_some());
        declared.map(move |key| Link { service, key })
    });
    links.collect()
}

/// Whether a variable that the container does not set gets the address of a Service.
pub(super) fn judge(
    subject: &Subject<'_, '_>,
    variable: &Variable<'_>,
    links: &[Link<'_>],
    rules: &Rules<'_, '_, '_>,
) -> Option<Finding> {
    if !subject.workload.has_service_links || subject.env.is_open {
        return None;
    }
    let key = variable.key.value;
    let is_it =
        |link: &&Link<'_>| link.key == key && link.service.name.is_beside(&subject.workload.name);
    let service = links.iter().find(is_it)?.service;
    let title = format!("{key}: not set, so Kubernetes sets it for the Service `{}`", service.name);
    let finding = Finding::new(codes::SERVICE_LINK, title)
        .help("set `enableServiceLinks: false` in the pod's spec, or set the variable");
    Some(subject.finding(finding, subject.container.at, Some(key), rules))
}
