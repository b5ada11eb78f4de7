//! `rollout = "hashed"`: the pods of each version read a ConfigMap of their own, so that code of one version
//! and configuration of the other do not meet while both objects exist.

use alphaswarm_settings_schema::diagnostic::Severity;
use alphaswarm_settings_schema::model::Variable;

use super::presence::{NEW_CODE, OLD_CODE};
use crate::compat::changes::Change;
use crate::compat::comparison::Comparison;
use crate::compat::configuration::Start;
use crate::compat::deployment::Deployment;
use crate::compat::finding::{Fails, Finding};

/// Takes from a finding the meetings that do not happen; without any that is left, it is a note.
pub(super) fn spared(
    found: Finding,
    change: Change<'_, '_>,
    comparison: &Comparison<'_, '_>,
) -> Finding {
    if found.meets == Fails::NEITHER || found.problem.severity == Severity::Note {
        return found;
    }
    let (base, head) = change.sides();
    // A variable of one version alone is held, or would be, as it is in that version.
    let (Some(old), Some(new)) = (base.or(head), head.or(base)) else { return found };
    if old.is_secret() || new.is_secret() {
        return found;
    }
    let concerned = |one: &&Deployment<'_>| {
        let has_it = one.old.holds(old.key.value) || one.new.holds(new.key.value);
        if found.places.is_empty() { has_it } else { found.places.contains(&one.name) }
    };
    let places: Vec<_> = comparison.deployments.iter().filter(concerned).collect();
    if places.is_empty() || !places.iter().all(|one| starts(one, head)) {
        return found;
    }
    // New pods read the new object where that has a name of its own; old pods theirs, for the same reason.
    let meets = Fails {
        new_code: found.meets.new_code && !places.iter().all(|one| one.new.is_hashed(new)),
        old_code: found.meets.old_code && !places.iter().all(|one| one.old.is_hashed(old)),
    };
    if meets == Fails::NEITHER {
        return noted(found);
    }
    if found.fails == Fails::NEITHER { found.meets(meets) } else { found.fails(meets) }
}

/// Whether new code is known to start on the new configuration: no order of a rollout helps it else.
fn starts(deployment: &Deployment<'_>, head: Option<&Variable<'_>>) -> bool {
    let start = |head| deployment.new.start(head, deployment.target);
    head.is_none_or(|head| matches!(start(head), Start::Value(_) | Start::Unset))
}

fn noted(found: Finding) -> Finding {
    let mut found = found.severity(Severity::Note).fails(Fails::NEITHER);
    for (pairing, instead) in [
        (NEW_CODE, "new code would not start on old configuration"),
        (OLD_CODE, "old code would not start on new configuration"),
    ] {
        if let Some(what) = found.problem.message.strip_suffix(pairing) {
            found.problem.message = format!("{what}{instead}");
        }
    }
    found.problem.help = None;
    let note = "`rollout = \"hashed\"`: the pods of each version read a ConfigMap of their own";
    found
        .note(note)
        .help("keep the old ConfigMap as long as old pods run or a rollback may need it")
}
