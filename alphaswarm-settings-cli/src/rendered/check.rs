//! Every container of a cluster, and what its objects have wrong as a whole.

use alphaswarm_settings_scan::kubernetes::{self, Environment, Rejected, resolve};
use alphaswarm_settings_scan::yaml::{Budget, TooMuch};
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::mask;

use super::container::Subject;
use super::service::needs;
use super::stage::{Stage, shown_name};
use crate::environment::SecretStore;
use crate::report::Problems;
use crate::rules::wrong_remote::{self, Remote};
use crate::rules::{rejected_value, wrong_store};
use crate::variables::Name;

/// What was found, and in how much.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) problems: Problems,
    /// How many containers take a variable of the schema, or are assigned a service.
    pub(super) containers: usize,
    /// How many files there are for browsers.
    pub(super) files: usize,
    /// Whether one of these cannot be read.
    pub(super) is_incomplete: bool,
}

impl Stage<'_, '_, '_> {
    /// Checks every container, in the order of the stream.
    pub(super) fn check(&self, budget: &mut Budget) -> Result<Found, TooMuch> {
        let mut found = Found::default();
        for workload in &self.cluster.workloads {
            let environments = workload.containers.iter();
            let environments: Vec<Environment<'_>> = environments
                .map(|container| resolve(self.cluster, workload, container, budget))
                .collect::<Result<_, _>>()?;
            let takes: Vec<_> = environments.iter().map(|env| self.takes(env)).collect();
            let needs = needs(workload, &takes, self.assigned, self.scope.index.schema);
            found.containers += needs.iter().filter(|needs| needs.is_checked).count();
            let containers = workload.containers.iter().zip(&environments).zip(needs).zip(takes);
            for (((container, env), needs), takes) in containers {
                let takes = takes || needs.is_checked;
                let subject = Subject { stage: self, workload, container, env, needs, takes };
                found.problems.extend(subject.check());
            }
        }
        self.settings_js(&mut found, budget)?;
        found.problems.extend(self.sources());
        found.problems.extend(self.stores());
        found.problems.extend(self.remotes());
        Ok(found)
    }

    /// Whether a container takes a variable of the schema.
    fn takes(&self, env: &Environment<'_>) -> bool {
        env.variables.iter().any(|variable| {
            let name = self.scope.index.classify(&variable.name);
            matches!(name, Name::Declared(_) | Name::Alias(_))
        })
    }

    /// What Kubernetes rejects about each `ConfigMap` and `Secret`, whether or not a container takes them.
    fn sources(&self) -> Problems {
        let mut problems = Vec::new();
        for source in self.cluster.sources() {
            let object = format!("{}/{}", source.maker.as_str(), shown_name(&source.name));
            let document = source.place.document;
            let whole =
                source.rejected.iter().map(|Rejected { fault, place }| (None, fault, &place.span));
            let items = source.items.iter().filter_map(|item| {
                let is_file = !key::is_valid(&item.key);
                let fault = item.fault.as_ref().filter(|fault| !is_file || !is_about_text(fault));
                Some((Some(&*item.key), fault?, &item.span))
            });
            for (key, fault, span) in whole.chain(items) {
                let at = self.in_document(span);
                let problem = rejected_value::problem(key, fault, &at, self.scope);
                problems.push(
                    problem
                        .note(format!("{object}, document {document}"))
                        .about("workload", object.clone())
                        .about("document", document.to_string()),
                );
            }
        }
        problems
    }

    /// Secrets that come from the store of another environment.
    fn stores(&self) -> Problems {
        let stores = self.cluster.stores.iter().filter_map(|reference| {
            let store = SecretStore {
                kind: mask::shown(&reference.kind),
                name: mask::shown(&reference.name),
            };
            let at = self.at(&reference.place);
            wrong_store::check(&shown_name(&reference.object), &store, &at, self.scope)
        });
        stores.collect()
    }

    /// Secrets that come from another place in their store than the schema says.
    fn remotes(&self) -> Problems {
        let remotes = self.cluster.remotes.iter().filter_map(|reference| {
            let Name::Declared(variable) = self.scope.index.classify(&reference.key) else {
                return None;
            };
            let remote = Remote {
                object: &shown_name(&reference.object),
                key: &reference.remote,
                is_part: reference.is_part,
                place: self.at(&reference.place),
            };
            wrong_remote::check(variable, &remote, self.scope)
        });
        remotes.collect()
    }
}

/// Whether the fault is only one for a variable: a file may hold any bytes.
fn is_about_text(fault: &kubernetes::Fault) -> bool {
    matches!(fault, kubernetes::Fault::NotUtf8)
}
