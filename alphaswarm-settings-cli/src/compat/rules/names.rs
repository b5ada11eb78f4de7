//! Keys, old names and files that a value is read from.

use alphaswarm_settings_schema::diagnostic::Severity;
use alphaswarm_settings_schema::model::Variable;

use super::presence::{NEW_CODE, OLD_CODE};
use super::{new_code_lacks, old_code_lacks};
use crate::artifact::Artifact;
use crate::codes;
use crate::compat::changes::has_alias;
use crate::compat::comparison::Comparison;
use crate::compat::deployment::{Deployment, Kind, listed};
use crate::compat::finding::{Fails, Finding};

/// `renamed-without-alias`, `renamed`.
pub(super) fn renamed(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
) -> Option<Finding> {
    let (old, new) = (base.key.value, head.key.value);
    let old_lacks = old_code_lacks(base, comparison);
    if !has_alias(head, old) {
        let new_lacks = new_code_lacks(Some(base), head, comparison);
        let message = format!("`{old}` is renamed to `{new}`, and no alias keeps the old name");
        let code = codes::RENAMED_WITHOUT_ALIAS;
        let found = Finding::at_key(code, head, comparison.head, message).also_for(base);
        let found = found.help(format!(
            "write `aliases: {old}`, and set both names until no code reads the old one"
        ));
        let fails = Fails { new_code: !new_lacks.is_empty(), old_code: !old_lacks.is_empty() };
        let both: Vec<_> = comparison
            .deployments
            .iter()
            .filter(|one| new_lacks.iter().chain(&old_lacks).any(|it| std::ptr::eq(*it, *one)))
            .collect();
        return Some(if both.is_empty() {
            found.severity(Severity::Warning).note("no code requires it; its value is lost")
        } else {
            found.fails(fails).note(format!("required in {}", listed(&both))).at(both)
        });
    }
    // The configuration holds the old name as well, or nothing was set under it.
    let still =
        |deployment: &&Deployment<'_>| deployment.old.holds(old) && !deployment.new.holds(old);
    let loses: Vec<_> = comparison.deployments.iter().filter(still).collect();
    if loses.is_empty() && old_lacks.is_empty() {
        return None;
    }
    let found = Finding::at_key(codes::RENAMED, head, comparison.head, "").also_for(base);
    let how = if head.is_secret() {
        "write `carry_aliases = true` to the `[[artifact]]` of its Secret"
    } else if comparison.head.artifacts.iter().any(Artifact::is_with_values) {
        "write `carry_aliases = true` to the `[[artifact]]` of the environment"
    } else {
        "set both in the file of values"
    };
    let mut found =
        found.help(format!("keep `{old}` next to `{new}` until the old code is gone: {how}"));
    found.problem.notes.push(format!(
        "the alias lets new code read `{old}`; the new configuration holds `{new}` alone"
    ));
    if old_lacks.is_empty() {
        found.problem.message = format!("`{old}` is renamed: old code starts without its value");
        return Some(found.severity(Severity::Warning).meets(Fails::OLD_CODE).at(loses));
    }
    found.problem.message = format!("`{old}` is renamed: {OLD_CODE}");
    let found = found.fails(Fails::OLD_CODE).note(format!("required in {}", listed(&old_lacks)));
    Some(found.at(old_lacks))
}

/// `alias-removed`, `file-removed`.
pub(super) fn kept(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
    found: &mut Vec<Finding>,
) {
    let aliases = base.extension().aliases.iter().map(|alias| alias.value);
    for alias in aliases.filter(|alias| !has_alias(head, alias) && head.key.value != *alias) {
        let message = format!("the old name `{alias}` is no longer read");
        let removed = Finding::at_key(codes::ALIAS_REMOVED, head, comparison.head, message);
        found.push(unread(removed.also_for(base), alias, head, comparison));
    }
    if reads_file(base) && !reads_file(head) {
        let file = format!("{}_FILE", base.key.value);
        let message = format!("`{file}` is no longer read");
        let removed = Finding::at_key(codes::FILE_REMOVED, head, comparison.head, message);
        found.push(unread(removed.also_for(base), &file, head, comparison));
    }
}

/// The name under which a deployment sets a variable that new code reads no more.
pub(super) fn lost(
    base: &Variable<'_>,
    head: &Variable<'_>,
    deployment: &Deployment<'_>,
) -> Option<String> {
    let aliases = base.extension().aliases.iter().map(|alias| alias.value);
    let mut gone = aliases.filter(|alias| !has_alias(head, alias) && head.key.value != *alias);
    let alias = gone.find(|alias| deployment.old.holds(alias)).map(str::to_owned);
    let file = (reads_file(base) && !reads_file(head)).then(|| format!("{}_FILE", base.key.value));
    alias.or_else(|| file.filter(|file| deployment.old.holds(file)))
}

pub(super) fn reads_file(variable: &Variable<'_>) -> bool {
    variable.extension().file || variable.is_secret()
}

/// How bad it is that a name is no longer read: where it is set and the key is not, the value is lost.
fn unread(
    found: Finding,
    name: &str,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
) -> Finding {
    let key = head.key.value;
    let all = || comparison.deployments.iter();
    let sets = |one: &&Deployment<'_>| one.old.holds(name) && !one.old.holds(key);
    let setting: Vec<_> = all().filter(sets).collect();
    if !setting.is_empty() {
        let found = found.fails(Fails::NEW_CODE).at(setting.iter().copied());
        let where_set = listed(&setting);
        let found = found.note(format!("set in {where_set}: {NEW_CODE}, or without the value"));
        let help =
            format!("set `{key}` in place of `{name}`, and roll out the configuration first");
        return found.help(help);
    }
    let is_known = all().all(|one| one.kind != Kind::Target && one.old.holds(key));
    if is_known && all().next().is_some() {
        return found.severity(Severity::Note).note(format!("`{key}` is set everywhere"));
    }
    found.severity(Severity::Warning).note("no environment that is known sets it")
}
