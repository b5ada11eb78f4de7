//! What a change of one variable breaks.

mod clashes;
mod hashed;
mod names;
mod presence;
mod secrecy;
mod services;
mod source;
mod unknown;
mod values;

use alphaswarm_settings_schema::model::Variable;

use super::changes::{Change, has_alias};
use super::comparison::Comparison;
use super::configuration::Start;
use super::deployment::Deployment;
use super::finding::Finding;
use crate::cli::Category;

/// The findings on one variable.
pub(super) fn check(change: Change<'_, '_>, comparison: &Comparison<'_, '_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if comparison.has(Category::Runtime) {
        match change {
            Change::Added(head) => found.push(presence::added(head, comparison)),
            Change::Removed(base) => found.push(presence::removed(base, comparison)),
            Change::Kept { base, head } => {
                presence::kept(base, head, comparison, &mut found);
                names::kept(base, head, comparison, &mut found);
                both(base, head, comparison, &mut found);
            }
            Change::Renamed { base, head } => {
                found.extend(names::renamed(base, head, comparison));
                if has_alias(head, base.key.value) {
                    let lacking = new_code_lacks(Some(base), head, comparison);
                    found.extend(presence::became_required(base, head, &lacking, comparison));
                    names::kept(base, head, comparison, &mut found);
                }
                both(base, head, comparison, &mut found);
            }
        }
        clashes::check(change, comparison, &mut found);
        unknown::check(change, comparison, &mut found);
    }
    if comparison.has(Category::Source) {
        source::check(change, comparison, &mut found);
    }
    found.into_iter().map(|finding| hashed::spared(finding, change, comparison)).collect()
}

fn both(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
    found: &mut Vec<Finding>,
) {
    services::check(base, head, comparison, found);
    values::check(base, head, comparison, found);
    secrecy::check(base, head, comparison, found);
}

/// The deployments where new code starts no more: it did with the old schema. A variable that is new has
/// no old one.
fn new_code_lacks<'d, 'a>(
    base: Option<&Variable<'_>>,
    head: &Variable<'_>,
    comparison: &'d Comparison<'a, '_>,
) -> Vec<&'d Deployment<'a>> {
    let lacks = |deployment: &&Deployment<'_>| {
        let refused_before = || {
            base.is_some_and(|base| deployment.old.start(base, deployment.target) == Start::Missing)
        };
        deployment.new_code(head) == Start::Missing && !refused_before()
    };
    comparison.deployments.iter().filter(lacks).collect()
}

/// The deployments where old code starts no more once it meets the new configuration.
fn old_code_lacks<'d, 'a>(
    base: &Variable<'_>,
    comparison: &'d Comparison<'a, '_>,
) -> Vec<&'d Deployment<'a>> {
    let lacks = |deployment: &&Deployment<'_>| {
        let refused_before = || deployment.old.start(base, deployment.target) == Start::Missing;
        deployment.old_code(base) == Start::Missing && !refused_before()
    };
    comparison.deployments.iter().filter(lacks).collect()
}

#[cfg(test)]
mod tests;
