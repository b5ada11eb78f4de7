//! Names that get no block.

use alphaswarm_settings_schema::mask;
use serde::Serialize;

/// A name that gets no block, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct LeftOut {
    pub(crate) key: String,
    pub(crate) why: String,
}

/// So many of them are named.
const MOST: usize = 10;

/// The lines about them for people.
pub(super) fn lines(all: &[LeftOut]) -> Vec<String> {
    let mut lines: Vec<String> = all
        .iter()
        .take(MOST)
        .map(|one| format!("left out: {}: {}", mask::shown(&one.key), one.why))
        .collect();
    if all.len() > MOST {
        lines.push(format!("left out: {} more", all.len() - MOST));
    }
    lines
}
