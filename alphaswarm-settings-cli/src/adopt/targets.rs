//! Where a variable exists.

use alphaswarm_settings_schema::model::{Target, TargetSet};

use crate::evidence::{Evidence, Origin};

/// The targets: every one where code reads it, else those that set it; a developer's machine where only
/// scripts and tools use it.
pub(super) fn of(evidence: &[Evidence]) -> TargetSet {
    if is_guess(evidence) {
        return TargetSet::EMPTY.with(Target::Local);
    }
    let software = || evidence.iter().filter(|one| !is_of_tools(one));
    let says_all = |one: &Evidence| one.origin.is_code() || one.targets.is_empty();
    if software().any(says_all) {
        return TargetSet::ALL;
    }
    software().flat_map(|one| one.targets.iter()).collect()
}

/// Whether the targets are a guess: nothing but scripts and tools use the variable.
pub(super) fn is_guess(evidence: &[Evidence]) -> bool {
    evidence.iter().all(is_of_tools)
}

fn is_of_tools(one: &Evidence) -> bool {
    one.origin == Origin::Script
        || one.is_tool && matches!(one.origin, Origin::Code | Origin::Image)
}
