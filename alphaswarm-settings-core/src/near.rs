//! Names that are set, not declared, and one edit away from a declared one that is unset.

use crate::requirements::Requirements;
use crate::sources::Sources;
use crate::unknown;
use crate::warning::Warning;

/// Shorter names are one edit away from too much else.
const SHORTEST: usize = 6;

/// Adds a warning for each variable that was most likely meant by a name that nobody declares, and
/// keeps the warnings in schema order.
pub(crate) fn find(
    requirements: &Requirements,
    sources: &Sources<'_>,
    warnings: &mut Vec<Warning>,
) {
    let mut names = unknown::undeclared(requirements, sources);
    names.retain(|name| name.len() >= SHORTEST);
    if names.is_empty() {
        return;
    }
    let mut keys = Vec::new();
    let found_before = warnings.len();
    (requirements.variables)(&mut |variable| {
        keys.push(variable.key);
        let is_it = |name: &String| is_near(name, variable.key);
        let Some(place) = names.iter().position(is_it) else { return };
        if matches!(sources.find(variable, &|| None), Ok(None)) {
            warnings.push(Warning::near(variable.key, names.remove(place)));
        }
    });
    if warnings.len() > found_before {
        warnings.sort_by_key(|warning| keys.iter().position(|key| *key == warning.key()));
    }
}

/// Whether two names are the same but for the case of ASCII letters and one edit: a letter too much,
/// too little, another, or two that are swapped.
fn is_near(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let is_same = |pair: &(&u8, &u8)| pair.0.eq_ignore_ascii_case(pair.1);
    let start = one.iter().zip(other).take_while(is_same).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(is_same).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        ([] | [_], [] | [_]) => true,
        ([a, b], [c, d]) => a.eq_ignore_ascii_case(d) && b.eq_ignore_ascii_case(c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_edit_is_near_and_two_are_not() {
        for (name, is_near) in [
            ("APP_PORT", true),
            ("app_port", true),
            ("APP_PROT", true),
            ("APP_POT", true),
            ("APP_PORTS", true),
            ("XAPP_PORT", true),
            ("APP_PORZ", true),
            ("APP_PROTS", false),
            ("APP_PO", false),
            ("APP_TROP", false),
            ("", false),
            ("APP_PÖRT", false),
        ] {
            assert_eq!(super::is_near(name, "APP_PORT"), is_near, "{name}");
        }
    }
}
