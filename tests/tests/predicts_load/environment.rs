//! The environment of each container, as the kubelet makes it of the manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use alphaswarm_settings_scan::kubernetes::{Cluster, ContainerKind, resolve};
use alphaswarm_settings_scan::yaml::{self, Budget};
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_tests::random::Random;
use tempfile::TempDir;

use crate::manifests::{LINKED, SERVICES, Stream};
use crate::pool;

/// What a container gets.
#[derive(Debug)]
pub(crate) struct Container {
    /// The workload's name and the container's.
    pub(crate) name: (String, String),
    /// The values that the manifests show.
    pub(crate) known: BTreeMap<String, String>,
    /// The names that are set to what only a running pod has, or to what Kubernetes rejects.
    pub(crate) unknown: BTreeSet<String>,
    /// Whether there may be more variables than the manifests show.
    pub(crate) is_open: bool,
    /// Whether it takes a variable of the schema.
    pub(crate) takes: bool,
    pub(crate) is_main: bool,
}

/// Every container of a stream.
pub(crate) fn of(stream: &Stream) -> Vec<Container> {
    let (mut cluster, mut budget) = (Cluster::default(), Budget::default());
    let read = yaml::read(&stream.text, &mut budget, |document, _| {
        cluster.add(document, None);
        Ok(())
    });
    let read = read.expect("no manifest is too much work");
    assert_eq!((read.broken, &cluster.broken), (Vec::new(), &Vec::new()), "{}", stream.text);
    let mut containers = Vec::new();
    for workload in &cluster.workloads {
        for container in &workload.containers {
            let env = resolve(&cluster, workload, container, &mut budget).expect("little work");
            let mut of = Container {
                name: (workload.name.name.clone(), container.name.clone()),
                known: BTreeMap::new(),
                unknown: BTreeSet::new(),
                is_open: env.is_open,
                takes: false,
                is_main: container.kind == ContainerKind::Main && container.name.ends_with('0'),
            };
            for variable in &env.variables {
                let name = pool::variable_of(&variable.name);
                of.takes |= name.is_some_and(|name| !name.is_file);
                let name = variable.name.to_string();
                if let Some(value) = &variable.value {
                    of.known.insert(name, value.to_string());
                } else {
                    of.unknown.insert(name);
                }
            }
            let is_linked = workload.name.namespace.as_deref() == Some(LINKED);
            if stream.has_services && is_linked && workload.has_service_links {
                add_links(&mut of);
            }
            containers.push(of);
        }
    }
    containers
}

/// Adds what the kubelet says of the Services, where the manifest says nothing
/// (<https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables>).
fn add_links(of: &mut Container) {
    for (service, port) in SERVICES {
        let name = service.to_uppercase();
        for (variable, value) in [
            (format!("{name}_SERVICE_HOST"), "10.0.0.7".to_owned()),
            (format!("{name}_SERVICE_PORT"), port.to_owned()),
            (format!("{name}_PORT"), format!("tcp://10.0.0.7:{port}")),
            (format!("{name}_PORT_{port}_TCP"), format!("tcp://10.0.0.7:{port}")),
            (format!("{name}_PORT_{port}_TCP_ADDR"), "10.0.0.7".to_owned()),
        ] {
            if of.is_open && !of.known.contains_key(&variable) {
                // What the manifests do not show may set it.
                of.unknown.insert(variable);
            } else if !of.unknown.contains(&variable) {
                of.known.entry(variable).or_insert(value);
            }
        }
    }
}

/// The path of a file that holds a right value of a variable.
pub(crate) fn file_of(variable: &Variable<'_>) -> String {
    static DIRECTORY: OnceLock<TempDir> = OnceLock::new();
    let directory = DIRECTORY.get_or_init(|| {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let mut random = Random::new(0);
        for variable in &pool::schema().variables {
            let value = pool::right_value(&mut random, variable);
            std::fs::write(directory.path().join(variable.key.value), value)
                .expect("it is written");
        }
        directory
    });
    let path: PathBuf = directory.path().join(variable.key.value);
    path.to_str().expect("the path is UTF-8").to_owned()
}
