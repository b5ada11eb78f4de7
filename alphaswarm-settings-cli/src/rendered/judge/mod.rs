//! What is wrong with the environments of containers.

mod container;
mod dangling;
mod declared;
mod link;
mod store;
mod undeclared;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Schema, Variable};

use super::object::{At, Container, Stream, Workload};
use super::resolve::{self, resolve};
use super::role::{Assigned, Role, roles};
use crate::environment::Environment;
use crate::finding::{About, Finding, Place};
use crate::manifest::{Budget, TooMuch};
use crate::project::Known;

/// What a stream is judged by.
#[derive(Debug)]
pub(crate) struct Rules<'r, 'v, 's> {
    pub(crate) environment: &'r Environment,
    pub(crate) known: &'r Known<'v, 's>,
    /// The schema's path, as messages show it.
    pub(crate) schema_name: &'r str,
    pub(crate) assigned: &'r [Assigned],
    /// The name of the stream.
    pub(crate) path: &'r str,
}

/// What was found, and in how much.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    pub(super) findings: Vec<Finding>,
    /// How many containers take a variable of the schema, or were said to.
    pub(super) containers: usize,
}

/// One container with all that decides about it.
struct Subject<'j, 'm> {
    workload: &'m Workload,
    container: &'m Container,
    env: &'j resolve::Environment<'m>,
    role: Role<'j>,
    /// Whether it takes a variable of the schema, or should.
    takes: bool,
}

/// Judges every container of a stream, in its order.
pub(super) fn judge<'m>(
    stream: &'m Stream,
    rules: &Rules<'_, '_, '_>,
    budget: &mut Budget,
) -> Result<Verdict, TooMuch> {
    let mut verdict = Verdict::default();
    let links = link::links(stream, rules);
    let mut platform = undeclared::Platform::of(rules.known.schema);
    for workload in &stream.workloads {
        let mut envs: Vec<resolve::Environment<'m>> = Vec::new();
        for container in &workload.containers {
            envs.push(resolve(stream, &workload.name, container, budget)?);
        }
        let takes: Vec<_> = envs.iter().map(|env| takes(env, rules)).collect();
        let held = roles(workload, &takes, rules.assigned, rules.known.schema);
        verdict.containers += held.iter().filter(|role| role.is_held).count();
        for (((container, env), role), takes) in
            workload.containers.iter().zip(&envs).zip(held).zip(takes)
        {
            let takes = takes || role.is_held;
            let subject = Subject { workload, container, env, role, takes };
            container::judge(&subject, rules, &links, &mut platform, &mut verdict.findings);
        }
    }
    verdict.findings.extend(store::judge(stream, rules));
    Ok(verdict)
}

/// Whether a container takes a variable of the schema.
fn takes(env: &resolve::Environment<'_>, rules: &Rules<'_, '_, '_>) -> bool {
    env.all.iter().any(|set| rules.known.variable(&set.name).is_some())
        || all(rules.known.schema).any(|variable| {
            variable.extension().aliases.iter().any(|alias| env.get(alias.value).is_some())
        })
}

fn all<'v, 's>(schema: &'v Schema<'s>) -> impl Iterator<Item = &'v Variable<'s>> {
    schema.variables.iter()
}

impl Rules<'_, '_, '_> {
    fn place(&self, at: At) -> Place {
        let At { document, line, column } = at;
        Place { path: self.path.to_owned(), line, column, document: Some(document) }
    }

    fn declared(&self, variable: &Variable<'_>) -> String {
        format!("{}:{}", self.schema_name, variable.line)
    }
}

impl Subject<'_, '_> {
    /// A finding about the container, with what every one of them says.
    fn finding(
        &self,
        finding: Finding,
        at: At,
        key: Option<&str>,
        rules: &Rules<'_, '_, '_>,
    ) -> Finding {
        let Environment { name, target, .. } = rules.environment;
        let variable = key.and_then(|key| rules.known.variable(key));
        let sort = if self.container.is_init { "init container" } else { "container" };
        let workload = format!("{}/{}", mask::shown(&self.workload.kind), self.workload.name);
        let container = mask::shown(&self.container.name);
        let finding = finding.at(rules.place(at)).note(format!(
            "{sort} `{container}` of {workload}, environment `{name}` (target {target}), document {}",
            at.document
        ));
        let finding = match variable {
            Some(variable) => finding.note(format!("declared: {}", rules.declared(variable))),
            None => finding,
        };
        finding.about(About {
            key: key.map(mask::shown),
            environment: Some(name.clone()),
            workload: Some(workload),
            container: Some(container),
            declared: variable.map(|variable| rules.declared(variable)),
        })
    }

    /// Whether a variable is for the service that the container is.
    fn is_for(&self, variable: &Variable<'_>) -> bool {
        let services = &variable.extension().services;
        services.is_empty() || self.role.service.is_none_or(|service| services.contains(&service))
    }
}
