//! What Kubernetes would set for the Services that the manifests of a tree have.

use std::collections::BTreeSet;

use alphaswarm_settings_scan::kubernetes::Cluster;
use alphaswarm_settings_scan::yaml::{self, Budget};
use alphaswarm_settings_scan::{Kind, Name, Use, Within};
use alphaswarm_settings_schema::model::{Schema, Target};
use alphaswarm_settings_schema::source_file::SourceFile;

use crate::report::Problems;
use crate::rules::service_link;

/// What the manifests of some files say of service links.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The variables of each Service; its name, and where it stands.
    services: Vec<Service>,
    /// The names of the form of links that manifests set.
    set: BTreeSet<String>,
    /// Whether there are pods, and whether there are some that get links.
    has_pods: bool,
    has_linked_pods: bool,
}

#[derive(Debug)]
struct Service {
    name: String,
    at: String,
    variables: BTreeSet<String>,
}

impl Links {
    /// Reads one file. Most hold no Service, and are not parsed for one.
    pub(super) fn of(source: &SourceFile, uses: &[Use]) -> Self {
        let text = source.text();
        let holds = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
        let has_pods = holds("containers:") || holds("\"containers\"");
        let mut links = Self {
            has_pods,
            has_linked_pods: has_pods && !holds("enableServiceLinks: false"),
            set: uses.iter().filter_map(set).collect(),
            ..Self::default()
        };
        if !text.lines().any(is_service) {
            return links;
        }
        let mut cluster = Cluster::default();
        let read = yaml::read(text, &mut Budget::default(), |document, _| {
            cluster.add(document, None);
            Ok(())
        });
        if read.is_ok() {
            links.services.extend(cluster.services().iter().map(|service| {
                let line = source.position(service.place.span.start).line;
                Service {
                    name: service.name.name.clone(),
                    at: format!("{}:{line}", source.name()),
                    variables: service.variables().into_iter().collect(),
                }
            }));
        }
        links
    }

    /// Adds those of another file.
    pub(super) fn add(&mut self, mut other: Self) {
        self.services.append(&mut other.services);
        self.set.append(&mut other.set);
        self.has_pods |= other.has_pods;
        self.has_linked_pods |= other.has_linked_pods;
    }

    /// The variables that no manifest sets and a Service does. Their places are in the schema.
    pub(super) fn find(&self, schema: &Schema<'_>) -> Problems {
        if self.has_pods && !self.has_linked_pods {
            return Vec::new();
        }
        let mut problems = Vec::new();
        for variable in &schema.variables {
            let is_there = [Target::Kubernetes, Target::Cloud]
                .iter()
                .any(|target| variable.targets.contains(*target));
            let aliases = &variable.extension().aliases;
            let names = std::iter::once(&variable.key).chain(aliases);
            for name in names.filter(|name| is_there && !self.set.contains(name.value)) {
                let gives = |service: &&Service| service.variables.contains(name.value);
                if let Some(service) = self.services.iter().find(gives) {
                    let Service { name: of, at, .. } = service;
                    problems.push(service_link::possible(variable, *name, of, at));
                }
            }
        }
        problems
    }
}

/// Whether a line says that an object is a Service.
fn is_service(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches("- ");
    let kind = line.strip_prefix("kind:").or_else(|| line.strip_prefix("\"kind\":"));
    kind.is_some_and(|kind| kind.trim().trim_matches(['"', '\'', ',']) == "Service")
}

/// The name of the form of a link that a use sets in a cluster.
fn set(used: &Use) -> Option<String> {
    let is_in_cluster = matches!(
        used.kind,
        Kind::Set(
            Within::Container
                | Within::ConfigMap
                | Within::Secret
                | Within::SecretString
                | Within::ExternalSecret
                | Within::SealedSecret
        )
    );
    match &used.name {
        Name::Literal(name) if is_in_cluster => {
            let is_of_form = name.contains("_PORT") || name.contains("_SERVICE_");
            is_of_form.then(|| name.clone())
        }
        _ => None,
    }
}
