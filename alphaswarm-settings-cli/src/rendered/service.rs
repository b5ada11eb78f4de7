//! Which service a container is, and whether it needs what that service needs.

use std::collections::BTreeSet;

use alphaswarm_settings_scan::kubernetes::{Cluster, ContainerKind, Workload};
use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Schema;

use crate::codes;
use crate::report::Problems;

/// `--service NAME=WORKLOAD` or `--service NAME=WORKLOAD/CONTAINER`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ServiceAssignment {
    service: String,
    workload: String,
    container: Option<String>,
}

/// What a container needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Needs<'r> {
    /// None where nothing names its service: then it needs what any service needs.
    pub(super) service: Option<&'r str>,
    /// Whether what it lacks is a problem.
    pub(super) is_checked: bool,
}

impl std::str::FromStr for ServiceAssignment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (service, rest) = text.split_once('=').unwrap_or((text, ""));
        let (workload, container) = match rest.split_once('/') {
            Some((workload, container)) => (workload, Some(container)),
            None => (rest, None),
        };
        if service.is_empty() || workload.is_empty() || container == Some("") {
            return Err("expected `NAME=WORKLOAD` or `NAME=WORKLOAD/CONTAINER`".to_owned());
        }
        Ok(Self {
            service: service.to_owned(),
            workload: workload.to_owned(),
            container: container.map(str::to_owned),
        })
    }
}

/// Refuses an assignment of a service that the schema does not have, or to a workload that the
/// manifests do not have.
pub(super) fn check(
    assigned: &[ServiceAssignment],
    schema: &Schema<'_>,
    cluster: &Cluster,
) -> Result<(), Problems> {
    let services = services(schema);
    let mut problems = Vec::new();
    for ServiceAssignment { service, workload, container } in assigned {
        if !services.is_empty() && !services.contains(service.as_str()) {
            let title =
                format!("no variable of the schema is for the service `{}`", mask::shown(service));
            problems.push(refusal(
                title,
                service,
                &mut services.iter().copied(),
                "the services are",
            ));
        }
        let meant: Vec<_> = cluster.workloads.iter().filter(|w| w.name.name == *workload).collect();
        if meant.is_empty() {
            let title = format!("the manifests have no workload `{}`", mask::shown(workload));
            let mut names = cluster.workloads.iter().map(|workload| workload.name.name.as_str());
            problems.push(refusal(title, workload, &mut names, "there are"));
        }
        let containers = || meant.iter().flat_map(|workload| &workload.containers);
        if let Some(container) = container
            && !meant.is_empty()
            && !containers().any(|other| other.name == *container)
        {
            let title = format!(
                "`{}` has no container `{}`",
                mask::shown(workload),
                mask::shown(container)
            );
            let mut names = containers().map(|container| container.name.as_str());
            problems.push(refusal(title, container, &mut names, "it has"));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn refusal(
    title: String,
    wrong: &str,
    names: &mut dyn Iterator<Item = &str>,
    there_are: &str,
) -> Diagnostic {
    /// A longer list helps no reader.
    const LISTED: usize = 20;
    let names: Vec<_> = names.take(10_000).collect();
    let help = match nearest(wrong, names.iter().copied()) {
        Some(meant) => format!("did you mean `{}`?", mask::shown(meant)),
        None if names.is_empty() => "leave out `--service`".to_owned(),
        None => {
            let listed: Vec<_> = names.iter().take(LISTED).map(|name| mask::shown(name)).collect();
            format!("{there_are} `{}`", listed.join("`, `"))
        }
    };
    Diagnostic::general(codes::UNKNOWN_WORKLOAD, title).help(help)
}

fn services<'s>(schema: &'s Schema<'_>) -> BTreeSet<&'s str> {
    schema.variables.iter().flat_map(|v| v.extension().services.iter().copied()).collect()
}

/// What each container of a workload needs. `takes` says of each whether it takes a variable of the
/// schema: a proxy next to the service does not, and needs nothing. An assignment to a container
/// overrides one to its workload.
pub(super) fn needs<'r>(
    workload: &'r Workload,
    takes: &[bool],
    assigned: &'r [ServiceAssignment],
    schema: &'r Schema<'_>,
) -> Vec<Needs<'r>> {
    let own: Vec<_> = assigned.iter().filter(|a| a.workload == workload.name.name).collect();
    let services = services(schema);
    let main = workload
        .containers
        .iter()
        .position(|container| container.kind == ContainerKind::Main)
        .unwrap_or(0);
    let takes_any = takes.contains(&true);
    let containers = workload.containers.iter().zip(takes).enumerate();
    let needs = containers.map(|(index, (container, &takes))| {
        let of_container = own.iter().find(|a| a.container.as_ref() == Some(&container.name));
        let of_workload = || own.iter().find(|a| a.container.is_none());
        if let Some(found) = of_container.or_else(of_workload) {
            let is_main = found.container.is_some() || (!takes_any && index == main);
            return Needs { service: Some(&found.service), is_checked: takes || is_main };
        }
        let names =
            [&workload.name.name].into_iter().chain(&workload.labels).chain([&container.name]);
        let service = names.map(String::as_str).find(|name| services.contains(name));
        Needs { service, is_checked: takes && own.is_empty() }
    });
    needs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_assigned_to_a_workload_or_to_one_of_its_containers() {
        let parsed = |text: &str| {
            text.parse::<ServiceAssignment>().map(|a| (a.service, a.workload, a.container))
        };
        let three = |a: &str, b: &str, c: Option<&str>| Ok((a.into(), b.into(), c.map(Into::into)));
        assert_eq!(parsed("core=api"), three("core", "api", None));
        assert_eq!(parsed("core=api/app"), three("core", "api", Some("app")));
        for text in ["", "core", "core=", "=api", "core=/app", "core=api/"] {
            assert!(parsed(text).is_err(), "{text}");
        }
    }
}
