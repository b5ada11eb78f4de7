//! "Did you mean": the nearest of some names.

use super::list::quoted;
use crate::mask::printable;

/// The candidate that `word` most likely meant, if one is near enough.
///
/// Near means at most one edit for every four characters begun, counting a swap of neighbours as one
/// edit and ignoring the case of ASCII letters. Of two equally near, the first wins.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    nearest_within(word, &mut candidates.into_iter(), |length| length.div_ceil(4))
}

/// The key that `name` most likely meant, if one is near enough.
///
/// Keys share long prefixes, so they have to be nearer than words: one edit for every eight
/// characters, and never more than three.
#[must_use]
pub fn nearest_key<'c>(name: &str, keys: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    nearest_within(name, &mut keys.into_iter(), |length| (length / 8).clamp(1, 3))
}

/// The nearest candidate within the limit that `limit` sets for the longer of the two lengths.
///
/// Nothing is near to a word of more than 80 characters, so that a long line costs no more than a
/// short one.
fn nearest_within<'c>(
    word: &str,
    candidates: &mut dyn Iterator<Item = &'c str>,
    limit: fn(usize) -> usize,
) -> Option<&'c str> {
    let word: Vec<char> = word.chars().take(81).map(|c| c.to_ascii_lowercase()).collect();
    if word.len() > 80 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other: Vec<char> = candidate.chars().map(|c| c.to_ascii_lowercase()).collect();
        let limit = limit(word.len().max(other.len()));
        let limit = best.map_or(limit, |(distance, _)| limit.min(distance - 1));
        if word.len().abs_diff(other.len()) > limit {
            continue;
        }
        let distance = edits(&word, &other);
        if distance <= limit {
            best = Some((distance, candidate));
        }
        if distance == 0 {
            break;
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The help line for a name that was probably mistyped, or else the list of what there is.
pub(crate) fn did_you_mean<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str> + Clone,
) -> String {
    match nearest(word, candidates.clone()) {
        Some(name) => format!("did you mean `{}`?", printable(name)),
        None => format!("use one of {}", quoted(&mut candidates.into_iter())),
    }
}

/// Optimal string alignment: insertions, deletions, substitutions, swaps of neighbours.
// Kept here and not taken from a crate because it is linked into every service and the macro.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let change = above[j] + usize::from(x != y);
            let mut least = change.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["description", "default", "required", "targets"];
        for (word, expected) in [
            ("descripton", Some("description")),
            ("Defualt", Some("default")),
            ("requird", Some("required")),
            ("target", Some("targets")),
            ("colour", None),
            ("", None),
            (&"d".repeat(100_000), None),
        ] {
            assert_eq!(nearest(word, names), expected, "{word:.20}");
        }
    }

    #[test]
    fn what_was_meant_is_shown_printable() {
        assert_eq!(did_you_mean("abc", ["ab\u{b}c"]), "did you mean `ab\u{fffd}c`?");
    }

    #[test]
    fn keys_have_to_be_nearer_than_words() {
        let keys = ["ALPHASWARM_AUTH_OIDC_ISSUER", "ALPHASWARM_AUTH_OIDC_CLIENT_ID"];
        assert_eq!(nearest_key("ALPHASWARM_AUTH_OIDC_CLIENTID", keys), Some(keys[1]));
        assert_eq!(nearest_key("ALPHASWARM_AUTH_OIDC_CLIENTID", [keys[0]]), None);
        assert_eq!(nearest_key("PROT", ["PORT"]), Some("PORT"));
    }

    #[test]
    fn the_nearest_wins_and_then_the_first() {
        assert_eq!(nearest("PORT", ["PORX", "PORT", "PORTS"]), Some("PORT"));
        assert_eq!(nearest("PORT", ["PORX", "PORZ"]), Some("PORX"));
    }
}
