//! Names that code refuses because it does not know them, where `deny_unknown` says that it does.

use alphaswarm_settings_schema::diagnostic::{Code, Severity};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::presence::{NEW_CODE, OLD_CODE};
use crate::codes;
use crate::compat::changes::Change;
use crate::compat::comparison::{Comparison, own_names};
use crate::compat::finding::{Fails, Finding};

/// The findings that a name which is set and no longer known, or not known yet, makes an error.
const OF_OLD_NAMES: [Code; 3] =
    [codes::REMOVED, codes::RENAMED_WITHOUT_ALIAS, codes::ALIAS_REMOVED];
const OF_NEW_NAMES: [Code; 5] = [
    codes::ADDED,
    codes::ADDED_REQUIRED,
    codes::RENAMED_WITHOUT_ALIAS,
    codes::RENAMED,
    codes::NAME_ADDED,
];

/// Makes errors of what one version sets and the other refuses.
pub(super) fn check(
    change: Change<'_, '_>,
    comparison: &Comparison<'_, '_>,
    found: &mut Vec<Finding>,
) {
    let (base, head) = change.sides();
    let old = base.map_or_else(Vec::new, |base| refused_by_new_code(base, comparison));
    if !old.is_empty() {
        let at = found.iter().position(|one| OF_OLD_NAMES.contains(&one.problem.code));
        if let Some(at) = at {
            let finding = found.remove(at);
            found.insert(at, escalated(finding, Fails::NEW_CODE, &old));
        }
    }
    let new = head.map_or_else(Vec::new, |head| refused_by_old_code(head, comparison));
    if let (Some(head), false) = (head, new.is_empty()) {
        let at = found.iter().position(|one| OF_NEW_NAMES.contains(&one.problem.code));
        let at = at.unwrap_or_else(|| {
            let is_renamed = base.is_some_and(|base| base.key.value != head.key.value);
            let code = if is_renamed { codes::RENAMED } else { codes::NAME_ADDED };
            let added = Finding::at_key(code, head, comparison.head, OLD_CODE);
            found.push(base.into_iter().fold(added, Finding::also_for));
            found.len() - 1
        });
        let finding = found.remove(at);
        found.insert(at, escalated(finding, Fails::OLD_CODE, &new));
    }
}

/// The names of the old version that its configuration sets, and that new code does not know.
fn refused_by_new_code(base: &Variable<'_>, comparison: &Comparison<'_, '_>) -> Vec<String> {
    let is_unknown = |name: &str| !comparison.new_names.contains_key(name);
    refused(base, comparison, is_unknown, |name| {
        // A Secret may hold what is optional.
        let may_be_held = base.is_secret() && comparison.old_names.contains_key(name);
        may_be_held || comparison.deployments.iter().any(|one| one.old.sets(name))
    })
}

/// The names of the new version that its configuration sets, and that old code does not know.
fn refused_by_old_code(head: &Variable<'_>, comparison: &Comparison<'_, '_>) -> Vec<String> {
    let is_unknown = |name: &str| !comparison.old_names.contains_key(name);
    let is_set = |name: &str| comparison.deployments.iter().any(|one| one.new.sets(name));
    refused(head, comparison, is_unknown, is_set)
}

/// Those names of a variable that are set and refused; the file of a name that is known is known.
fn refused(
    variable: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
    is_unknown: impl Fn(&str) -> bool,
    is_set: impl Fn(&str) -> bool,
) -> Vec<String> {
    let unknown = own_names(variable).filter(|name| is_unknown(name));
    let with_files = unknown.flat_map(|name| [name.to_owned(), format!("{name}_FILE")]);
    with_files.filter(|name| comparison.denies_unknown(name) && is_set(name)).collect()
}

/// Makes it an error that says which names are refused.
fn escalated(mut finding: Finding, fails: Fails, names: &[String]) -> Finding {
    let (who, message, help) = if fails.new_code {
        let help = "take the name out of the configuration, and roll that out first";
        ("new", NEW_CODE, help)
    } else {
        ("old", OLD_CODE, "roll out the code first, and the configuration afterwards")
    };
    if finding.forbids() == Fails::NEITHER {
        finding.problem.severity = Severity::Error;
        message.clone_into(&mut finding.problem.message);
        finding.problem.notes.clear();
        finding = finding.fails(Fails::NEITHER).help(help);
    }
    let names: Vec<_> = names.iter().map(|name| mask::shown(name)).collect();
    let names = names.join("`, `");
    finding.also_fails(fails).note(format!(
        "{who} code refuses `{names}`: `deny_unknown` of `[compat]` says that it refuses names it does not know"
    ))
}
