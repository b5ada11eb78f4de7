//! The pairings of code and configuration, and the environment that the kubelet makes of each.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use alphaswarm_settings_scan::kubernetes::{Cluster, Variable, Workload, resolve};
use alphaswarm_settings_scan::yaml::{self, Budget};
use alphaswarm_settings_tests::command;
use alphaswarm_settings_tests::consumer::Consumer;

use crate::platform::write;

/// The code and the configuration of a pairing: `("new", "old")` is new code on old configuration.
pub(crate) type Pairing = (&'static str, &'static str);

/// All four.
pub(crate) const PAIRINGS: [Pairing; 4] =
    [("old", "old"), ("new", "new"), ("new", "old"), ("old", "new")];

/// A container of some seed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Container {
    pub(crate) seed: u64,
    pub(crate) pairing: Pairing,
    pub(crate) service: String,
}

/// What a container gets; none where it refers to an object that is not there, and never starts.
pub(crate) type Environment = Option<BTreeMap<String, String>>;

/// The containers of all pairings of some seeds, whose platforms are below `root`; none without kubectl.
pub(crate) fn environments(root: &Path, seeds: &[u64]) -> Option<BTreeMap<Container, Environment>> {
    let mut resources = String::new();
    for seed in seeds {
        for (code, configuration) in PAIRINGS {
            let name = format!("{seed}/{code}-{configuration}");
            let text = format!(
                "namespace: {}\nresources: [../{configuration}/prod, ../{code}/code]\n",
                name.replace('/', "-")
            );
            write(&root.join(&name).join("kustomization.yaml"), &text);
            let _ = writeln!(resources, "  - {name}");
        }
    }
    write(&root.join("kustomization.yaml"), &format!("resources:\n{resources}"));
    let mut kubectl = Consumer::Kubectl.command()?;
    let rendered = command::run(kubectl.arg("kustomize").arg(root)).succeeded();
    let all = containers(&rendered).into_iter().map(|(namespace, service, environment)| {
        let mut parts = namespace.split('-');
        let seed = parts.next().and_then(|seed| seed.parse().ok()).expect("a seed");
        let rest: Vec<_> = parts.collect();
        let pairing = PAIRINGS.into_iter().find(|(code, of)| rest == [*code, *of]);
        (Container { seed, pairing: pairing.expect("a pairing"), service }, environment)
    });
    Some(all.collect())
}

/// The first container of each workload: its namespace, its name, and what the kubelet gives it.
pub(crate) fn containers(rendered: &str) -> Vec<(String, String, Environment)> {
    let (mut cluster, mut budget) = (Cluster::default(), Budget::default());
    let read = yaml::read(rendered, &mut budget, |document, _| {
        cluster.add(document, None);
        Ok(())
    });
    let read = read.expect("it is little work");
    assert_eq!((read.broken, &cluster.broken), (Vec::new(), &Vec::new()));
    let one = |workload: &Workload| {
        let container = &workload.containers[0];
        let mut budget = Budget::default();
        let resolved = resolve(&cluster, workload, container, &mut budget).expect("little work");
        let value = |variable: &Variable<'_>| {
            assert_eq!(variable.faults, [], "{}", variable.name);
            // What only a store has is optional.
            let value = variable.value.as_deref()?;
            Some((variable.name.to_string(), value.to_owned()))
        };
        let is_there = resolved.dangling.is_empty();
        let environment = is_there.then(|| resolved.variables.iter().filter_map(value).collect());
        (workload.name.namespace.clone().unwrap_or_default(), container.name.clone(), environment)
    };
    cluster.workloads.iter().map(one).collect()
}
