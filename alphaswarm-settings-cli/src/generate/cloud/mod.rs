//! What clouds without Kubernetes read.
//!
//! Each object or entry stands on a line of its own, so that a diff shows one variable a line, and
//! so that what may be shown of a line can be told from the line.

pub(super) mod cloudrun;
pub(super) mod ecs;
pub(super) mod json;

use std::collections::HashSet;

use alphaswarm_settings_schema::span::Span;

use crate::artifact::Kind;
use crate::generate::comment;
use crate::variables::VariableIndex;

/// Whether a text is one that the tool wrote, as far as its beginning says.
pub(crate) fn is_own(text: &str, kind: Kind) -> bool {
    match kind {
        Kind::Json => {
            let lines = text.strip_prefix(json::HEAD).and_then(|rest| rest.strip_prefix('\n'));
            lines.is_some_and(|lines| lines.starts_with(json::KEY) || lines == "]\n")
        }
        Kind::Ecs => text.starts_with(ecs::HEAD),
        _ => text.starts_with(comment::HEADER),
    }
}

/// The lines that no diff may show: all but those that the tool would write, and those of plain
/// variables in the form that it writes.
pub(crate) fn hidden(
    text: &str,
    own: &str,
    kind: Kind,
    index: &VariableIndex<'_, '_>,
) -> Vec<Span> {
    let own: HashSet<_> = own.lines().collect();
    let is_shown =
        |line: &str| own.contains(line) || key(line, kind).is_some_and(|key| !index.hides(key));
    let mut at = 0;
    let mut spans = Vec::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if !content.is_empty() && !is_shown(content) {
            spans.push(Span::new(at, at + content.len()));
        }
        at += line.len();
    }
    spans
}

/// The key of a line that the tool could have written for a variable.
fn key(line: &str, kind: Kind) -> Option<&str> {
    let (start, end) = match kind {
        Kind::Json => (json::KEY, "\""),
        Kind::Ecs => (ecs::NAME, "\""),
        _ => ("", ": \""),
    };
    let (key, rest) = line.strip_prefix(start)?.split_once(end)?;
    // A second object on the line would have a key of its own; in a string the quote is escaped.
    (!rest.contains("{\"")).then_some(key)
}

#[cfg(test)]
mod tests;
