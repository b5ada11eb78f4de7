//! Where both versions run: an environment, a target, a container.

use alphaswarm_settings_schema::model::{Target, Variable};

use super::configuration::{Configuration, Start};
use crate::seal::existing::Existing;

/// A place with its configuration before the change and after it.
#[derive(Debug)]
pub(super) struct Deployment<'a> {
    /// As sentences name it: "environment `prod`".
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) target: Target,
    /// The file of its values.
    pub(super) values: Option<String>,
    /// The service that a container is, where that is known.
    pub(super) service: Option<String>,
    /// The SealedSecrets that are committed for it.
    pub(super) sealed: Vec<Existing>,
    pub(super) old: Configuration<'a>,
    pub(super) new: Configuration<'a>,
}

/// What a deployment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An `[[environment]]` of the configuration.
    Environment,
    /// A target of which nothing is known but the schema.
    Target,
    /// A container of rendered manifests.
    Container,
}

impl Deployment<'_> {
    /// A: what new code makes of a variable.
    pub(super) fn new_code(&self, variable: &Variable<'_>) -> Start<'_> {
        if self.is_for(variable) { self.old.start(variable, self.target) } else { Start::Unset }
    }

    /// B: what old code makes of a variable.
    pub(super) fn old_code(&self, variable: &Variable<'_>) -> Start<'_> {
        if self.is_for(variable) { self.new.start(variable, self.target) } else { Start::Unset }
    }

    /// Whether its Secret has a key after the change, as far as files show.
    pub(super) fn has_secret(&self, key: &str) -> bool {
        match self.kind {
            Kind::Container => self.new.holds(key),
            Kind::Environment => self.sealed.iter().any(|object| object.has(key)),
            Kind::Target => false,
        }
    }

    /// Whether the service of a container reads the variable.
    pub(super) fn is_for(&self, variable: &Variable<'_>) -> bool {
        let services = &variable.extension().services;
        services.is_empty()
            || self.service.as_deref().is_none_or(|service| services.contains(&service))
    }
}

/// The names of deployments, for a sentence.
pub(super) fn listed(deployments: &[&Deployment<'_>]) -> String {
    const LISTED: usize = 5;
    let names: Vec<_> =
        deployments.iter().take(LISTED).map(|deployment| deployment.name.as_str()).collect();
    let more = deployments.len().saturating_sub(LISTED);
    if more == 0 { names.join(", ") } else { format!("{} and {more} more", names.join(", ")) }
}
