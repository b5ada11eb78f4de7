//! Values and the places that they are from, in the words of a mark.

use std::fmt::Write;

use alphaswarm_settings_schema::mask;

use crate::evidence::Evidence;

/// A mark names at most so many places.
const MOST: usize = 3;

/// `"8080" in compose.yaml:12`.
pub(super) fn value(value: &str, one: &Evidence) -> String {
    format!("\"{}\" in {}", mask::shown(value), one.place())
}

/// `"8" in a.py:3, "16" in b.py:4`, and how many more there are.
pub(super) fn values(all: &[(&str, &Evidence)]) -> String {
    let named = all.iter().take(MOST).map(|(value, one)| self::value(value, one));
    let mut text = named.collect::<Vec<_>>().join(", ");
    if all.len() > MOST {
        let _ = write!(text, " and {} more", all.len() - MOST);
    }
    text
}

/// Where code makes a value.
pub(super) fn computed(one: &Evidence) -> String {
    format!("computed in {}", one.place())
}
