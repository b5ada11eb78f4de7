//! A variable of the schema: set rightly, set wrongly, or not set.

use alphaswarm_settings_schema::diagnostic::nearest_key;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, Variable};

use super::super::object::BagKind;
use super::super::resolve::{Origin, Set};
use super::{Rules, Subject};
use crate::codes;
use crate::environment::Environment;
use crate::finding::{Finding, value};

/// What is wrong with a variable that is set; the first thing only, the others follow from it.
pub(super) fn judge(
    subject: &Subject<'_, '_>,
    variable: &Variable<'_>,
    set: &Set<'_>,
    rules: &Rules<'_, '_, '_>,
) -> Option<Finding> {
    let finding = wrong_target(variable, rules)
        .or_else(|| in_plain(variable, set))
        .or_else(|| empty(subject, variable, set, rules))
        .or_else(|| placeholder(variable, set))
        .or_else(|| invalid(variable, set, rules))?;
    Some(subject.finding(finding, set.at, Some(variable.key.value), rules))
}

/// Set where it does not exist. What runs in a cluster may be of target `cloud` too.
fn wrong_target(variable: &Variable<'_>, rules: &Rules<'_, '_, '_>) -> Option<Finding> {
    let Environment { target, .. } = rules.environment;
    let right = [*target, Target::Kubernetes, Target::Cloud].into_iter().collect();
    if variable.targets.intersects(right) {
        return None;
    }
    let key = variable.key.value;
    let title = format!("{key}: it is set, and does not exist in target {target}");
    let finding = Finding::new(codes::WRONG_TARGET, title);
    let finding = finding.note(format!("its targets are {}", variable.targets));
    Some(finding.help(format!("take it out of the manifest, or add `{target}` to its targets")))
}

/// A secret that anybody can read who may look at the manifest.
fn in_plain(variable: &Variable<'_>, set: &Set<'_>) -> Option<Finding> {
    let is_harmless = set.value.as_deref() == Some("") || set.is_tainted;
    let place = match set.origin {
        Origin::Literal => "as a literal of the manifest".to_owned(),
        Origin::Bag { kind: BagKind::ConfigMap, name } => {
            format!("in the ConfigMap `{}`", mask::shown(name))
        }
        Origin::Bag { kind: BagKind::Secret, .. } | Origin::Pod => return None,
    };
    if !variable.is_secret() || is_harmless {
        return None;
    }
    let key = variable.key.value;
    let class = variable.classification.value;
    let title = format!("{key}: a variable of class `{class}` stands {place}");
    let finding = Finding::new(codes::SECRET_IN_PLAIN, title);
    Some(finding.help("move it to a Secret and rotate it: it has been seen"))
}

/// Set to nothing, which is not set.
fn empty(
    subject: &Subject<'_, '_>,
    variable: &Variable<'_>,
    set: &Set<'_>,
    rules: &Rules<'_, '_, '_>,
) -> Option<Finding> {
    let is_needed = variable.is_required_in(rules.environment.target)
        && subject.role.is_held
        && subject.is_for(variable);
    if !is_needed || set.value.as_deref() != Some("") || comes_from_file(subject, variable) {
        return None;
    }
    let title = format!("{}: required, and empty", variable.key.value);
    Some(Finding::new(codes::MISSING_VALUE, title).help(set_it(variable, rules)))
}

/// Where to set a variable, and to what.
fn set_it(variable: &Variable<'_>, rules: &Rules<'_, '_, '_>) -> String {
    let expected = variable.rules().expected();
    match &rules.environment.values {
        Some(path) if !variable.is_secret() => {
            let path = crate::path::shown(path);
            format!("set it in `{path}`: expected {expected}")
        }
        _ if variable.is_secret() => format!("add it to the Secret: expected {expected}"),
        _ => format!("set it in the manifest: expected {expected}"),
    }
}

fn placeholder(variable: &Variable<'_>, set: &Set<'_>) -> Option<Finding> {
    let value = set.value.as_deref()?;
    let is_left = match value {
        mask::SET_VIA_STORE | mask::PLACEHOLDER_BASE64 => true,
        mask::PLACEHOLDER => variable.is_secret(),
        _ => false,
    };
    let title = format!("{}: still the placeholder", variable.key.value);
    let help = "put the real value into the Secret; `kubectl create -f` is for the first time only";
    is_left.then(|| Finding::new(codes::LEFT_PLACEHOLDER, title).help(help))
}

fn invalid(variable: &Variable<'_>, set: &Set<'_>, rules: &Rules<'_, '_, '_>) -> Option<Finding> {
    let key = variable.key.value;
    let finding = |what: String| Finding::new(codes::INVALID_VALUE, format!("{key}: {what}"));
    if !set.is_text {
        let what = "the value is no text, and Kubernetes refuses it".to_owned();
        return Some(finding(what).help("put the value into quotes"));
    }
    if let Some(name) = set.undefined.first() {
        let name = mask::shown(name);
        let what = format!("the value holds `$({name})`, and no variable before it has that name");
        return Some(finding(what).help("define it above, or write `$$` for one dollar"));
    }
    let text = set.value.as_deref().filter(|text| !text.is_empty())?;
    let invalid = variable.rules().check(text).err()?;
    // What a Secret holds is not shown, whatever the schema calls it.
    let is_hidden = set.is_tainted || rules.known.hides(key);
    let what = if is_hidden {
        "the value is not valid".to_owned()
    } else {
        format!("\"{}\" is not valid", value::shown(variable, text))
    };
    let hint = invalid.hint.filter(|_| !is_hidden);
    let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
    Some(finding(what).help(format!("expected {}{hint}", invalid.expected)))
}

/// A required variable that is not set. Of the unknown names, the one that was meant is taken out.
pub(super) fn missing(
    subject: &Subject<'_, '_>,
    variable: &Variable<'_>,
    rules: &Rules<'_, '_, '_>,
    unknown: &mut Vec<&str>,
) -> Option<Finding> {
    let is_known = !subject.env.is_open;
    let is_required = variable.is_required_in(rules.environment.target);
    if !is_required || !is_known || comes_from_file(subject, variable) {
        return None;
    }
    let key = variable.key.value;
    let finding = Finding::new(codes::MISSING_VALUE, format!("{key}: required, and not set"));
    let services = &variable.extension().services;
    let finding = if services.is_empty() || subject.role.service.is_some() {
        finding
    } else {
        let workload = mask::shown(&subject.workload.name.name);
        let services = services.join("`, `");
        finding.note(format!(
            "it is for `{services}`; if this is another service, say so: `--service NAME={workload}`"
        ))
    };
    let meant = unknown.iter().position(|name| nearest_key(name, [key]).is_some());
    let finding = match meant.map(|index| unknown.remove(index)) {
        Some(name) => {
            finding.help(format!("`{}` is set: is it meant to be `{key}`?", mask::shown(name)))
        }
        None => finding.help(set_it(variable, rules)),
    };
    Some(subject.finding(finding, subject.container.at, Some(key), rules))
}

/// Whether the value is read from a file that another variable names.
fn comes_from_file(subject: &Subject<'_, '_>, variable: &Variable<'_>) -> bool {
    let may = variable.is_secret() || variable.extension().file;
    let file = format!("{}_FILE", variable.key.value);
    may && subject.env.get(&file).is_some_and(|set| set.value.as_deref() != Some(""))
}
