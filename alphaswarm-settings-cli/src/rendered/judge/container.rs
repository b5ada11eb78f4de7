//! One container: its findings in the order of the schema, then what the schema does not have.

use alphaswarm_settings_schema::model::Variable;

use super::link::Link;
use super::undeclared::Platform;
use super::{Rules, Subject, all, dangling, declared, link, undeclared};
use crate::finding::Finding;

/// Judges the container.
pub(super) fn judge<'s>(
    subject: &Subject<'_, '_>,
    rules: &Rules<'_, '_, 's>,
    links: &[Link<'_>],
    platform: &mut Platform<'s>,
    findings: &mut Vec<Finding>,
) {
    findings.extend(dangling::judge(subject, rules));
    let mut unknown = undeclared::names(subject, rules, platform);
    for variable in all(rules.known.schema) {
        findings.extend(judge_variable(subject, variable, rules, links, &mut unknown));
    }
    let mut undeclared = |name: &&str| undeclared::finding(subject, name, rules, platform);
    findings.extend(unknown.iter().map(&mut undeclared));
}

fn judge_variable(
    subject: &Subject<'_, '_>,
    variable: &Variable<'_>,
    rules: &Rules<'_, '_, '_>,
    links: &[Link<'_>],
    unknown: &mut Vec<&str>,
) -> Option<Finding> {
    let names = [variable.key].into_iter().chain(variable.extension().aliases.iter().copied());
    if let Some(set) = names.map(|name| name.value).find_map(|name| subject.env.get(name)) {
        return declared::judge(subject, variable, set, rules);
    }
    if !subject.role.is_held || !subject.is_for(variable) {
        return None;
    }
    if let Some(found) = link::judge(subject, variable, links, rules) {
        return Some(found);
    }
    declared::missing(subject, variable, rules, unknown)
}
