//! All that places say of one variable, made one draft: the strongest source counts for each field,
//! sources that disagree are named, and what no source says is marked as a guess.

use alphaswarm_settings_scan::Declaration;
use alphaswarm_settings_schema::field::FieldName;
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::model::Classification;

use super::draft::Draft;
use super::{classes, defaults, guess, places, targets, types};
use crate::evidence::{Evidence, Origin, Secrecy, Value};

/// The draft of a variable; `evidence` is all there is of it, and not empty.
pub(super) fn merge(key: &str, evidence: &mut [Evidence]) -> Draft {
    evidence.sort_by(|a, b| (a.origin, &a.path, a.line).cmp(&(b.origin, &b.path, b.line)));
    let mut draft = Draft {
        key: key.to_owned(),
        description: String::new(),
        value_type: None,
        is_required: false,
        default: None,
        targets: targets::of(evidence),
        classification: Classification::Plain,
        fields: Vec::new(),
        services: std::collections::BTreeSet::new(),
        group: None,
        guesses: Vec::new(),
        conflicts: Vec::new(),
    };
    if targets::is_guess(evidence) {
        draft.guesses.push("targets (only scripts and tools use it)".to_owned());
    }
    classes::decide(&mut draft, evidence);
    if draft.classification != Classification::Plain {
        // A place that is not about a secret of itself may hold the value of one.
        for one in evidence.iter_mut().filter(|one| one.value.literal().is_some()) {
            one.value = Value::Hidden(Secrecy::Name);
        }
    }
    types::decide(&mut draft, evidence);
    if draft.classification == Classification::Plain {
        defaults::decide(&mut draft, evidence);
    }
    required(&mut draft, evidence);
    description(&mut draft, evidence);
    details(&mut draft, evidence);
    draft
}

/// The declarations among the evidence, with the places of them.
pub(super) fn declarations(
    evidence: &[Evidence],
) -> impl Iterator<Item = (&Evidence, &Declaration)> {
    evidence.iter().filter_map(|one| Some((one, one.declaration.as_deref()?)))
}

/// Whether it is required: what the strongest source that says so says.
fn required(draft: &mut Draft, evidence: &[Evidence]) {
    let strongest = evidence.iter().find(|one| one.is_required.is_some());
    let Some(origin) = strongest.map(|one| one.origin) else {
        let is_from_store = evidence.iter().any(|one| one.origin == Origin::Secret);
        let has_default = draft.default.is_some() || defaults::has_any(draft);
        draft.is_required = is_from_store && !has_default;
        if !has_default {
            draft.guesses.push("required (no source says)".to_owned());
        }
        return;
    };
    let of_origin = || evidence.iter().filter(move |one| one.origin == origin);
    let says = |is: bool| of_origin().filter(move |one| one.is_required == Some(is));
    draft.is_required = says(true).next().is_some();
    if let (Some(yes), Some(no)) = (says(true).next(), says(false).next()) {
        let (yes, no) = (yes.place(), no.place());
        draft.conflicts.push(format!("required (true in {yes}, false in {no})"));
    }
}

fn description(draft: &mut Draft, evidence: &[Evidence]) {
    let said = evidence.iter().find_map(|one| one.description.clone());
    draft.description = said.unwrap_or_else(|| {
        draft.guesses.push("description (name)".to_owned());
        guess::description(&draft.key)
    });
}

/// What only declarations say.
fn details(draft: &mut Draft, evidence: &[Evidence]) {
    let mut aliases: Vec<String> = Vec::new();
    for (one, declared) in declarations(evidence) {
        for alias in &declared.aliases {
            if *alias != draft.key && !aliases.contains(alias) {
                aliases.push(alias.clone());
            }
        }
        for left_out in &declared.left_out {
            let what = format!("no {} ({})", left_out.what, one.place());
            if !draft.guesses.contains(&what) {
                draft.guesses.push(what);
            }
        }
    }
    if !aliases.is_empty() {
        draft.push(FieldName::Aliases, aliases.join(","));
    }
    let first = |field: fn(&Declaration) -> Option<&String>| {
        declarations(evidence).find_map(move |(_, declared)| field(declared)).cloned()
    };
    let is_string = draft.value_type.is_none();
    let deprecated = first(|declared| declared.deprecated.as_ref());
    let example = first(|declared| declared.example.as_ref());
    let example = example.filter(|_| draft.classification == Classification::Plain);
    let example = example.filter(|value| Value::of(&draft.key, value).literal().is_some());
    for (field, value) in [
        (FieldName::Min, first(|declared| declared.min.as_ref())),
        (FieldName::Max, first(|declared| declared.max.as_ref())),
        (FieldName::Pattern, first(|declared| declared.pattern.as_ref()).filter(|_| is_string)),
        (FieldName::Example, example),
        (FieldName::Deprecated, deprecated),
    ] {
        if let Some(value) = value {
            draft.push(field, value);
        }
    }
    let file = evidence.iter().find(|one| one.origin == Origin::File);
    if let Some(file) = file.filter(|_| draft.classification == Classification::Plain) {
        draft.push(FieldName::File, "true");
        draft.guesses.push(format!("file ({})", file.place()));
    }
    if classes::is_public(draft, evidence) && !key::is_public(&draft.key) {
        draft.push(FieldName::Exposure, "public");
    }
    let computed = declarations(evidence).find(|(one, _)| one.value == Value::Computed);
    if let Some((one, _)) = computed {
        draft.guesses.push(format!("no default ({})", places::computed(one)));
    }
}
