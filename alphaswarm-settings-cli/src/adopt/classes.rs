//! Whether a variable is a secret.

use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::model::Classification;

use super::draft::Draft;
use super::merge::declarations;
use crate::evidence::{Evidence, Origin, Secrecy, Value};

/// Decides the classification: a secret where any source says so, or the name or a value does.
pub(super) fn decide(draft: &mut Draft, evidence: &[Evidence]) {
    if is_public(draft, evidence) {
        // The schema accepts no secret that goes to a browser: so it is public, no matter what it was.
        if key::looks_secret(&draft.key) {
            let why = "classification (the name says secret, and browsers get it)";
            draft.conflicts.push(why.to_owned());
        }
        return;
    }
    let plain = declared(evidence, false);
    if let Some(secret) = declared(evidence, true).or_else(|| hidden(evidence, Secrecy::Store)) {
        draft.classification = Classification::Secret;
        if let Some(plain) = plain {
            let (secret, plain) = (secret.place(), plain.place());
            draft.conflicts.push(format!("classification (secret in {secret}, plain in {plain})"));
        }
    } else if let Some((one, what)) = by_value(evidence) {
        draft.classification = Classification::Secret;
        let why = format!("classification (the value in {} {what})", one.place());
        let marks = if plain.is_some() { &mut draft.conflicts } else { &mut draft.guesses };
        marks.push(why);
    } else if plain.is_none() {
        by_name(draft, evidence);
    }
}

/// Whether browsers get the value.
pub(super) fn is_public(draft: &Draft, evidence: &[Evidence]) -> bool {
    key::is_public(&draft.key) || declarations(evidence).any(|(_, declared)| declared.is_public)
}

/// No source says it: the name does. A declaration would have said that it is a secret.
fn by_name(draft: &mut Draft, evidence: &[Evidence]) {
    let is_secret = key::looks_secret(&draft.key) || hidden(evidence, Secrecy::Name).is_some();
    if is_secret {
        draft.classification = Classification::Secret;
    }
    if is_secret || evidence.iter().all(|one| one.origin != Origin::Declaration) {
        draft.guesses.push("classification (name)".to_owned());
    }
}

/// The place whose value says that it is a secret, and how.
fn by_value(evidence: &[Evidence]) -> Option<(&Evidence, &'static str)> {
    let with_password = hidden(evidence, Secrecy::Credentials);
    let with_password = with_password.map(|one| (one, "holds a password"));
    with_password
        .or_else(|| hidden(evidence, Secrecy::Form).map(|one| (one, "looks like a secret")))
}

fn declared(evidence: &[Evidence], is_secret: bool) -> Option<&Evidence> {
    let mut declared = declarations(evidence);
    declared.find(|(_, says)| says.is_secret == Some(is_secret)).map(|(one, _)| one)
}

fn hidden(evidence: &[Evidence], why: Secrecy) -> Option<&Evidence> {
    evidence.iter().find(|one| one.value == Value::Hidden(why))
}
