//! Variables that come, go, or have to be set from now on.

use alphaswarm_settings_schema::diagnostic::Severity;
use alphaswarm_settings_schema::model::{TargetSet, Variable};

use super::{new_code_lacks, old_code_lacks};
use crate::codes;
use crate::compat::comparison::Comparison;
use crate::compat::configuration::Start;
use crate::compat::deployment::{Deployment, Kind, listed};
use crate::compat::finding::{Fails, Finding};

/// What every finding of A says.
pub(super) const NEW_CODE: &str = "new code on old configuration does not start";
/// What every finding of B says.
pub(super) const OLD_CODE: &str =
    "old code on new configuration does not start, after a restart or a rollback";

/// `added-required`, `added`.
pub(super) fn added(head: &Variable<'_>, comparison: &Comparison<'_, '_>) -> Finding {
    let failing = new_code_lacks(None, head, comparison);
    let at_key = |code, message| Finding::at_key(code, head, comparison.head, message);
    if !failing.is_empty() {
        let found = at_key(codes::ADDED_REQUIRED, NEW_CODE).fails(Fails::NEW_CODE);
        return set_first(found, head, &failing);
    }
    at_key(codes::ADDED, "added; old code ignores it")
}

/// `removed`.
pub(super) fn removed(base: &Variable<'_>, comparison: &Comparison<'_, '_>) -> Finding {
    let failing = old_code_lacks(base, comparison);
    let found = Finding::at_key(codes::REMOVED, base, comparison.base, "").fails(Fails::OLD_CODE);
    gone(found, base, &failing, "the variable is removed")
}

/// The rules about a variable that both versions have.
pub(super) fn kept(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
    found: &mut Vec<Finding>,
) {
    let new_lacks = new_code_lacks(Some(base), head, comparison);
    let old_lacks = old_code_lacks(base, comparison);
    let is_left = !has_all(base.targets, head.targets);
    let loses_default = loses_default(base, head);
    if !loses_default {
        found.extend(became_required(base, head, &new_lacks, comparison));
    }
    if loses_default {
        found.push(default_removed(base, head, &new_lacks, &old_lacks, comparison));
    } else if is_left {
        let what = format!("`targets` lost {}", lost(base.targets, head.targets));
        let left = Finding::at_key(codes::TARGET_REMOVED, head, comparison.head, "");
        let left = left.fails(Fails::OLD_CODE).also_for(base);
        found.push(gone(left, base, &old_lacks, &what));
    } else if !old_lacks.is_empty() && !base.is_secret() && !head.is_secret() {
        found.push(value_lost(head, &old_lacks, comparison));
    }
    let emptied = |container: &&Deployment<'_>| {
        let key = base.key.value;
        let has_file = || container.new.holds(&format!("{key}_FILE"));
        let is_lost = || container.old.holds(key) && !container.new.holds(key) && !has_file();
        container.kind == Kind::Container && !container.new.is_open && is_lost()
    };
    let emptied: Vec<_> = comparison.deployments.iter().filter(emptied).collect();
    let is_told = emptied.iter().all(|one| old_lacks.iter().any(|it| std::ptr::eq(*it, *one)));
    if !emptied.is_empty() && !is_told {
        found.push(value_lost(head, &emptied, comparison).fails(Fails::NEITHER));
    }
}

/// `became-required`, unless an old name or a file that is read no more says more about it.
pub(super) fn became_required(
    base: &Variable<'_>,
    head: &Variable<'_>,
    failing: &[&Deployment<'_>],
    comparison: &Comparison<'_, '_>,
) -> Option<Finding> {
    let is_explained =
        failing.iter().all(|deployment| super::names::lost(base, head, deployment).is_some());
    if is_explained {
        return None;
    }
    let became = Finding::at_key(codes::BECAME_REQUIRED, head, comparison.head, NEW_CODE);
    Some(set_first(became.fails(Fails::NEW_CODE).also_for(base), head, failing))
}

/// `value-lost`: a container had a value, or code that needs one.
fn value_lost(
    head: &Variable<'_>,
    failing: &[&Deployment<'_>],
    comparison: &Comparison<'_, '_>,
) -> Finding {
    let message = format!("had a value at the base, and has none now in {}", listed(failing));
    let lost = Finding::at_key(codes::VALUE_LOST, head, comparison.head, message);
    let lost = lost.at(failing.iter().copied());
    lost.fails(Fails::OLD_CODE).help("set it again; take it away once no code needs it")
}

fn has_all(base: TargetSet, head: TargetSet) -> bool {
    base.is_subset(head)
}

fn lost(base: TargetSet, head: TargetSet) -> TargetSet {
    base.iter().filter(|&target| !head.contains(target)).collect()
}

/// Whether some target has no default any more, although the variable is still for it.
fn loses_default(base: &Variable<'_>, head: &Variable<'_>) -> bool {
    !head.is_secret()
        && head.targets.iter().any(|target| {
            base.targets.contains(target)
                && base.default_in(target).is_some()
                && head.default_in(target).is_none()
        })
}

/// `default-removed`.
fn default_removed(
    base: &Variable<'_>,
    head: &Variable<'_>,
    new_lacks: &[&Deployment<'_>],
    old_lacks: &[&Deployment<'_>],
    comparison: &Comparison<'_, '_>,
) -> Finding {
    let unset = |deployment: &&Deployment<'_>| {
        deployment.new.start(head, deployment.target) == Start::Missing
    };
    let unset: Vec<_> = comparison.deployments.iter().filter(unset).collect();
    let failing: Vec<_> = comparison
        .deployments
        .iter()
        .filter(|deployment| {
            let is_in =
                |list: &[&Deployment<'_>]| list.iter().any(|d| std::ptr::eq(*d, *deployment));
            is_in(new_lacks) || is_in(old_lacks) || is_in(&unset)
        })
        .collect();
    let is_needed_first = !new_lacks.is_empty() || !unset.is_empty();
    let fails = Fails { new_code: is_needed_first, old_code: !old_lacks.is_empty() };
    let found = Finding::at_key(codes::DEFAULT_REMOVED, head, comparison.head, "").also_for(base);
    if failing.is_empty() {
        let found = found.severity(Severity::Warning);
        return found.message("the default is removed; where nothing is set, there is no value");
    }
    let message =
        format!("the default is removed, and nothing else sets it in {}", listed(&failing));
    set_first(found.fails(fails).message(message), head, &failing)
}

/// What is said of a variable that the new configuration no longer has.
fn gone(found: Finding, base: &Variable<'_>, failing: &[&Deployment<'_>], what: &str) -> Finding {
    if !failing.is_empty() {
        let found = found.message(format!("{what}: {OLD_CODE}")).at(failing.iter().copied());
        let found = found.note(format!("the old code requires it in {}", listed(failing)));
        return found.help(
            "make it optional and roll out the code first; take it away in the next release",
        );
    }
    let is_announced = base.extension().deprecated.is_some();
    let severity = if is_announced { Severity::Note } else { Severity::Warning };
    let found = found.severity(severity).meets(Fails::OLD_CODE);
    let found = found.message(format!("{what}: old code starts without it"));
    if is_announced {
        return found.note("the base said that it is deprecated");
    }
    found.help("announce it first: `deprecated: REASON` in one release, and remove it in the next")
}

/// Says where a value is needed, where it is set by now, and what to do.
pub(super) fn set_first(
    found: Finding,
    head: &Variable<'_>,
    failing: &[&Deployment<'_>],
) -> Finding {
    let targets: TargetSet = failing.iter().map(|deployment| deployment.target).collect();
    let is_set = |deployment: &&&Deployment<'_>| deployment.new.holds(head.key.value);
    let (set, missing): (Vec<_>, Vec<_>) = failing.iter().partition(is_set);
    let mut facts = format!("required in {targets}");
    for (word, list) in [("set", set), ("missing", missing.clone())] {
        if !list.is_empty() {
            facts.extend(["; ", word, " in ", &listed(&list)]);
        }
    }
    let found = found.note(facts).at(failing.iter().copied());
    if head.is_secret() {
        return found.help("put it into the secret store first, and roll out the configuration");
    }
    let files: Vec<_> = missing
        .iter()
        .filter(|deployment| deployment.kind == Kind::Environment)
        .filter_map(|deployment| deployment.values.as_deref())
        .map(|path| format!("`{path}`"))
        .collect();
    found.help(if files.is_empty() {
        "roll out the configuration first".to_owned()
    } else {
        format!("set it in {} and roll out the configuration first", files.join(", "))
    })
}
