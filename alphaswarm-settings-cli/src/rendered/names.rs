//! The names that each container of manifests gets, for a comparison of two versions.

use std::path::Path;

use alphaswarm_settings_scan::kubernetes::{Cluster, resolve};
use alphaswarm_settings_scan::yaml::{self, Budget};

use super::stage::shown_workload;
use super::{broken, refused};
use crate::input;
use crate::report::Problems;
use crate::sources::Sources;

/// A container with its environment.
#[derive(Debug)]
pub(crate) struct ContainerNames {
    /// `Deployment/api`, as messages show it.
    pub(crate) workload: String,
    pub(crate) container: String,
    /// What may name its service: the workload, its labels, the container.
    pub(crate) services: Vec<String>,
    /// Each name with its value; none where that is secret, or known to a running pod only.
    pub(crate) names: Vec<(String, Option<String>)>,
    /// Whether there may be more names than the manifests show.
    pub(crate) is_open: bool,
}

/// The containers of manifests. What cannot be read ends the run: it would be taken for missing.
pub(crate) fn containers(path: &Path, sources: &Sources) -> Result<Vec<ContainerNames>, Problems> {
    let (name, bytes) = input::bytes_or_stdin("manifests", path)?;
    let mut budget = Budget::default();
    let mut cluster = Cluster::default();
    let stream = yaml::read_bytes(&bytes, &mut budget, |document, _| {
        cluster.add(document, None);
        Ok(())
    });
    let source = input::keep(&name, bytes, sources);
    let stream = stream.map_err(|reason| refused(reason, source))?;
    let problems = broken(&stream, &cluster, source);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut all = Vec::new();
    for workload in &cluster.workloads {
        for container in &workload.containers {
            let environment = resolve(&cluster, workload, container, &mut budget);
            let environment = environment.map_err(|reason| refused(reason, source))?;
            let value = |set: &alphaswarm_settings_scan::kubernetes::Variable<'_>| {
                let value = set.value.as_deref().filter(|_| !set.is_tainted);
                (set.name.to_string(), value.map(str::to_owned))
            };
            let names = [&workload.name.name].into_iter().chain(&workload.labels);
            all.push(ContainerNames {
                workload: shown_workload(workload),
                container: container.name.clone(),
                services: names.chain([&container.name]).cloned().collect(),
                names: environment.variables.iter().map(value).collect(),
                is_open: environment.is_open,
            });
        }
    }
    Ok(all)
}
