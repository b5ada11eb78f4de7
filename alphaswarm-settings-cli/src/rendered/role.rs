//! Which service a container is, and whether it has to have what that service needs.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::diagnostic::nearest;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Schema;

use super::object::{Stream, Workload};
use crate::message::{Draft, Message, Messages};

/// `--service NAME=WORKLOAD` or `--service NAME=WORKLOAD/CONTAINER`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assigned {
    service: String,
    workload: String,
    container: Option<String>,
}

/// What a container is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role<'r> {
    /// None where nothing says which service it is: then it needs what any service needs.
    pub(super) service: Option<&'r str>,
    /// Whether what it lacks is a finding.
    pub(super) is_held: bool,
}

impl std::str::FromStr for Assigned {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (service, rest) = text.split_once('=').unwrap_or((text, ""));
        let (workload, container) = match rest.split_once('/') {
            Some((workload, container)) => (workload, Some(container)),
            None => (rest, None),
        };
        if service.is_empty() || workload.is_empty() || container == Some("") {
            return Err("expected `NAME=DEPLOYMENT` or `NAME=DEPLOYMENT/CONTAINER`".to_owned());
        }
        Ok(Self {
            service: service.to_owned(),
            workload: workload.to_owned(),
            container: container.map(str::to_owned),
        })
    }
}

/// Refuses what names a service that the schema does not have, or a workload that the stream does
/// not have.
pub(super) fn check(
    assigned: &[Assigned],
    schema: &Schema<'_>,
    stream: &Stream,
) -> Result<(), Messages> {
    let services = services(schema);
    let mut messages = Vec::new();
    for Assigned { service, workload, container } in assigned {
        if !services.is_empty() && !services.contains(service.as_str()) {
            let title =
                format!("no variable of the schema is for the service `{}`", mask::shown(service));
            messages.push(refusal(
                title,
                service,
                &mut services.iter().copied(),
                "the services are",
            ));
        }
        let meant: Vec<_> = stream.workloads.iter().filter(|w| w.name.name == *workload).collect();
        if meant.is_empty() {
            let title =
                format!("no workload of the manifests is called `{}`", mask::shown(workload));
            let mut names = stream.workloads.iter().map(|workload| workload.name.name.as_str());
            messages.push(refusal(title, workload, &mut names, "there are"));
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
            messages.push(refusal(title, container, &mut names, "it has"));
        }
    }
    if messages.is_empty() { Ok(()) } else { Err(messages) }
}

fn refusal(
    title: String,
    wrong: &str,
    names: &mut dyn Iterator<Item = &str>,
    there_are: &str,
) -> Message {
    /// More than these help nobody.
    const LISTED: usize = 20;
    let names: Vec<_> = names.take(10_000).collect();
    let help = match nearest(wrong, names.iter().copied()) {
        Some(meant) => format!("did you mean `{}`?", mask::shown(meant)),
        None if names.is_empty() => "take `--service` out".to_owned(),
        None => {
            let listed: Vec<_> = names.iter().take(LISTED).map(|name| mask::shown(name)).collect();
            format!("{there_are} `{}`", listed.join("`, `"))
        }
    };
    Draft::error(title).help(help).done()
}

fn services<'s>(schema: &'s Schema<'_>) -> BTreeSet<&'s str> {
    schema.variables.iter().flat_map(|v| v.extension().services.iter().copied()).collect()
}

/// The role of each container of a workload. `takes` says of each whether it takes a variable of
/// the schema: a proxy beside the service does not, and needs nothing.
pub(super) fn roles<'r>(
    workload: &'r Workload,
    takes: &[bool],
    assigned: &'r [Assigned],
    schema: &'r Schema<'_>,
) -> Vec<Role<'r>> {
    let own: Vec<_> = assigned.iter().filter(|a| a.workload == workload.name.name).collect();
    let services = services(schema);
    let main = workload.containers.iter().position(|container| !container.is_init).unwrap_or(0);
    let takes_any = takes.contains(&true);
    let containers = workload.containers.iter().zip(takes).enumerate();
    let role = containers.map(|(index, (container, &takes))| {
        let is_own =
            |a: &&&Assigned| a.container.as_ref().is_none_or(|name| *name == container.name);
        if let Some(found) = own.iter().find(is_own) {
            let is_main = found.container.is_some() || (!takes_any && index == main);
            return Role { service: Some(&found.service), is_held: takes || is_main };
        }
        let names =
            [&workload.name.name].into_iter().chain(&workload.labels).chain([&container.name]);
        let service = names.map(String::as_str).find(|name| services.contains(name));
        Role { service, is_held: takes && own.is_empty() }
    });
    role.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_assigned_to_a_workload_or_to_one_of_its_containers() {
        let parsed =
            |text: &str| text.parse::<Assigned>().map(|a| (a.service, a.workload, a.container));
        let three = |a: &str, b: &str, c: Option<&str>| Ok((a.into(), b.into(), c.map(Into::into)));
        assert_eq!(parsed("core=api"), three("core", "api", None));
        assert_eq!(parsed("core=api/app"), three("core", "api", Some("app")));
        for text in ["", "core", "core=", "=api", "core=/app", "core=api/"] {
            assert!(parsed(text).is_err(), "{text}");
        }
    }
}
