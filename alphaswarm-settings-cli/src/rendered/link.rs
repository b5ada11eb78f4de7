//! What Kubernetes itself sets in a container, for the Services of its namespace.

use std::iter;

use alphaswarm_settings_scan::kubernetes::Service;
use alphaswarm_settings_schema::model::Variable;

use super::container::Subject;
use crate::rules::{Assignment, Origin};

/// A name of a variable that the container does not set, and a Service does.
#[derive(Debug)]
pub(super) struct Link<'b> {
    pub(super) name: &'b str,
    pub(super) service: &'b Service,
    value: String,
}

impl<'a> Subject<'a, '_, '_> {
    /// The names of a variable that Kubernetes sets. Where something else may set them, none.
    pub(super) fn links<'b>(&self, variable: &'b Variable<'_>) -> Vec<Link<'b>>
    where
        'a: 'b,
    {
        if !self.needs.is_checked || self.env.is_open {
            return Vec::new();
        }
        let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
        let names = iter::once(variable.key.value).chain(aliases);
        let unset = names.filter(|name| self.env.get(name).is_none());
        let link = |name: &'b str| {
            let service = self.stage.cluster.service_link(name, self.workload)?;
            Some(Link { name, service, value: service.value(name)? })
        };
        unset.filter_map(link).collect()
    }

    /// What Kubernetes sets, as an assignment that stands nowhere: its place is the container.
    pub(super) fn filled<'b>(&self, link: &'b Link<'_>) -> Assignment<'b> {
        let place = self.stage.at(&self.container.place);
        Assignment {
            key: link.name,
            value: Some(&link.value),
            origin: Origin::Service,
            is_from_secret: false,
            faults: &[],
            value_place: place.clone(),
            place,
        }
    }
}
