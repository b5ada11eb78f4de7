//! The order of blocks, and the group of each.

use std::collections::BTreeMap;

use super::draft::Draft;

/// So many names with one first word make a group.
const LEAST: usize = 3;
/// A group of more is divided by the next word,
const MOST: usize = 24;
/// where so many names share that one as well.
const LEAST_WITHIN: usize = 8;
/// The group of what belongs to none.
const REST: &str = "Other";

/// Gives each draft a group, by the beginning of its name or by its only service, and sorts them:
/// groups by name, what belongs to none last.
pub(super) fn sort(drafts: &mut [Draft]) {
    let names: Vec<Vec<String>> = drafts.iter().map(|draft| words(&draft.key)).collect();
    let mut counts: BTreeMap<&[String], usize> = BTreeMap::new();
    for name in &names {
        // The last word of a name begins no group.
        for length in 1..name.len() {
            *counts.entry(&name[..length]).or_default() += 1;
        }
    }
    let groups: Vec<_> = names.iter().map(|name| group(name, &counts)).collect();
    for (draft, group) in drafts.iter_mut().zip(groups) {
        let service = || {
            let mut services = draft.services.iter();
            services.next().filter(|_| services.next().is_none()).cloned()
        };
        draft.group = Some(group.or_else(service).unwrap_or_else(|| REST.to_owned()));
    }
    drafts.sort_by(|a, b| {
        let place = |draft: &Draft| (draft.group.as_deref() == Some(REST), draft.group.clone());
        place(a).cmp(&place(b)).then_with(|| a.key.cmp(&b.key))
    });
}

/// The group of a name: its longest beginning that makes a group of its own, and no longer than needed.
fn group(name: &[String], counts: &BTreeMap<&[String], usize>) -> Option<String> {
    let count = |length: usize| counts.get(&name[..length]).copied().unwrap_or_default();
    let mut chosen = None;
    for length in 1..name.len() {
        if count(length) < if length == 1 { LEAST } else { LEAST_WITHIN } {
            break;
        }
        chosen = Some(length);
        if count(length) <= MOST {
            break;
        }
    }
    chosen.map(|length| name[..length].join(" "))
}

/// The words of a name, in capitals.
fn words(key: &str) -> Vec<String> {
    let words = key.split('_').filter(|word| !word.is_empty());
    words.map(str::to_ascii_uppercase).collect()
}
