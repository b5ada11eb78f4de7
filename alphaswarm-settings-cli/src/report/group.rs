//! The findings of one variable as one message: the first whole, the places of the others behind it.

use std::collections::HashMap;

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use super::{Problems, located};
use crate::sources::Sources;

/// A message names at most so many places; a count stands for the rest.
const MOST_PLACES: usize = 12;

/// A message names at most so many variables with guesses.
const MOST_KEYS: usize = 8;

/// One finding for each variable, in the order of the first. What has no key stays alone.
pub(super) fn by_variable<'p>(
    problems: impl Iterator<Item = &'p Diagnostic>,
    sources: &Sources,
) -> Problems {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for problem in problems {
        let key = problem.key.as_deref().filter(|key| !key.is_empty());
        let at = key.and_then(|key| known.get(key).copied()).unwrap_or(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
            known.extend(key.map(|key| (key, at)));
        }
        groups[at].push(problem);
    }
    groups.iter().map(|group| merged(group, sources)).collect()
}

/// One finding in place of all that say a block holds guesses: at first there are as many as variables.
pub(super) fn of_guesses(guesses: &[&Diagnostic]) -> Option<Diagnostic> {
    let (first, rest) = guesses.split_first()?;
    if rest.is_empty() {
        return Some((*first).clone());
    }
    let message = format!("{} variables hold guesses that nobody has reviewed", guesses.len());
    let all = Diagnostic { key: None, message, ..(*first).clone() };
    let keys = guesses.iter().filter_map(|guess| guess.key.as_deref()).take(MOST_KEYS);
    let keys = keys.map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    let more = if guesses.len() > MOST_KEYS { ", …" } else { "" };
    Some(all.note(format!("{keys}{more}; `-v` shows each")))
}

/// The first finding, with notes that say where the others are: those of its rule, then rule by rule.
fn merged(group: &[&Diagnostic], sources: &Sources) -> Diagnostic {
    let [first, rest @ ..] = group else { unreachable!("a group has a first finding") };
    let mut merged = (*first).clone();
    let mut rules: Vec<(&Diagnostic, Vec<String>)> = Vec::new();
    let first_place = place(first, sources);
    for problem in rest {
        let place = place(problem, sources);
        if problem.code == first.code && place == first_place {
            continue;
        }
        match rules.iter_mut().find(|(known, _)| known.code == problem.code) {
            Some((_, places)) if places.contains(&place) => {}
            Some((_, places)) => places.push(place),
            None => rules.push((problem, vec![place])),
        }
    }
    rules.sort_by_key(|(problem, _)| problem.code != first.code);
    for (problem, places) in rules {
        let rule = problem.code.name();
        let is_same = problem.code == first.code;
        let what = if is_same { "also".to_owned() } else { format!("{rule}:") };
        let more = places.len().saturating_sub(MOST_PLACES);
        let named = places[..places.len() - more].join(", ");
        let tail =
            if more > 0 { format!(" and {more} more; `-v` shows each") } else { String::new() };
        let help = problem.help.as_ref().filter(|_| !is_same);
        let help = help.map_or_else(String::new, |help| format!("; {help}"));
        merged.notes.push(format!("{what} {named}{tail}{help}"));
    }
    merged
}

/// `path:line`.
fn place(problem: &Diagnostic, sources: &Sources) -> String {
    match located(problem, sources) {
        Some(at) => match at.position {
            Some((line, _)) => format!("{}:{line}", at.path),
            None => at.path.to_owned(),
        },
        None => problem.message.clone(),
    }
}
