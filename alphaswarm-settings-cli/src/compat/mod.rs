//! `compat`: what a change of the schema breaks while two versions of code and configuration meet.
//!
//! In a rollout, new code starts on old configuration (A), and old code on new configuration (B):
//! an old pod restarts, a node drains, an image is rolled back. [`base`] finds the old version, which
//! [`changes`] pairs with the new one. [`places`] says where both run and what is set there; `rules`
//! start each version of a variable on the configuration of the other. [`order`] tells from the findings
//! what has to be rolled out first.

mod accept;
mod base;
mod changes;
mod comparison;
mod configuration;
mod deployment;
mod finding;
mod inclusion;
mod manifests;
mod order;
mod places;
mod rules;
mod side;

use alphaswarm_settings_schema::model::Variable;

use crate::cli::{Compat, Files};
use crate::commands::usage;
use crate::config::Config;
use crate::exit::Exit;
use crate::files::Repositories;
use crate::project::Project;
use crate::report::{Problems, Report, Warnings};
use crate::sources::Sources;
use changes::Change;
use comparison::Comparison;
use finding::Finding;
use side::Side;

/// Runs the command. It writes nothing, and fetches nothing.
pub(crate) fn compat(
    files: &Files,
    arguments: &Compat,
    sources: &Sources,
) -> Result<Report, Problems> {
    let project = Project::open(files, sources)?;
    let (parsed, mut problems) = project.parse()?;
    let repositories = Repositories::default();
    let base = base::open(&project, arguments.against.as_deref(), &repositories, sources)?;
    let acceptance = accept::read(&project.schema, &base, sources)?;
    let (Some(old), Some(source)) = (base.parse()?, base.source()) else {
        problems.push(base.nothing());
        return Ok(Report { problems, ..Report::default() });
    };
    let old_config = project.config.as_ref().filter(|_| base.is_commit());
    let old_config = old_config.and_then(|config| base.config(config));
    let old_config = old_config.as_ref().or(project.config.as_ref());
    let artifacts = |config: Option<&'_ Config>| {
        config.map_or_else(Vec::new, |config| config.artifacts.clone())
    };
    let (own, olds) = (artifacts(project.config.as_ref()), artifacts(old_config));
    let head = Side { schema: &parsed.schema, source: project.source, artifacts: &own };
    let before = Side { schema: &old.schema, source, artifacts: &olds };
    if let Some(service) = &arguments.service {
        known_service(service, [before, head])?;
    }
    let environments = |config: Option<&'_ Config>| {
        config.map_or_else(Vec::new, |config| config.environments.clone())
    };
    let both = (environments(old_config), environments(project.config.as_ref()));
    let mut places = places::of_environments((before, head), (&both.0, &both.1), &base, sources)?;
    if let [old, new] = arguments.rendered.as_slice() {
        places.deployments.extend(manifests::containers((old, new), (before, head), sources)?);
    }
    problems.append(&mut places.notes);
    let comparison = Comparison {
        base: before,
        head,
        deployments: places.deployments,
        categories: &arguments.category,
        config: project.config.as_ref(),
        old_names: comparison::names(before.schema),
        new_names: comparison::names(head.schema),
    };
    let mut findings = found(&comparison, arguments.service.as_deref());
    with_severities(&mut findings, &project);
    let mut is_used = acceptance.accept(&mut findings);
    let mut without_order = order::no_safe_order(&findings);
    with_severities(&mut without_order, &project);
    let later = acceptance.accept(&mut without_order);
    is_used.iter_mut().zip(later).for_each(|(is_used, later)| *is_used |= later);
    problems.extend(acceptance.stale(&is_used));
    let plan = arguments.plan.then(|| order::plan(&findings));
    let all = findings.into_iter().chain(without_order);
    problems.extend(all.map(|finding| finding.problem));
    let exit = Exit::of(&problems, arguments.deny_warnings);
    Ok(Report { problems, plan, exit, warnings: Warnings::Shown, ..Report::default() })
}

/// Every finding, in the order of the schema.
fn found(comparison: &Comparison<'_, '_>, service: Option<&str>) -> Vec<Finding> {
    let changes = changes::changes(comparison.base.schema, comparison.head.schema);
    let concerns = |variable: &Variable<'_>| {
        let services = &variable.extension().services;
        services.is_empty() || service.is_none_or(|service| services.contains(&service))
    };
    let own = changes.into_iter().filter(|change| match change {
        Change::Added(one) | Change::Removed(one) => concerns(one),
        Change::Kept { base, head } | Change::Renamed { base, head } => {
            concerns(base) || concerns(head)
        }
    });
    own.flat_map(|change| rules::check(change, comparison)).collect()
}

/// Gives each finding the severity that the configuration says, before an order is sought.
fn with_severities(findings: &mut Vec<Finding>, project: &Project<'_>) {
    findings.retain_mut(|finding| {
        let mut one = vec![finding.problem.clone()];
        project.apply_severities(&mut one);
        one.pop().is_some_and(|problem| {
            finding.problem = problem;
            true
        })
    });
}

/// Refuses a service that neither version names.
fn known_service(service: &str, sides: [Side<'_, '_>; 2]) -> Result<(), Problems> {
    let variables = sides.iter().flat_map(|side| &side.schema.variables);
    let names = variables.flat_map(|variable| variable.extension().services.iter().copied());
    let names: std::collections::BTreeSet<&str> = names.collect();
    if names.contains(service) {
        return Ok(());
    }
    let title = format!(
        "no variable of the schema is for the service `{}`",
        alphaswarm_settings_schema::mask::shown(service)
    );
    let help = match alphaswarm_settings_schema::diagnostic::nearest(service, names) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "leave out `--service`".to_owned(),
    };
    Err(usage(&title, help))
}
