//! What a script gives its variables, and the options of its commands, as literals.

use std::ops::Range;

use super::parse;
use crate::strings::{Role, StringLiteral};

/// The values without expansions that a script assigns, and those of options: `--token=…`,
/// `--token …`.
///
/// Never panics; of a broken script everything up to the mistake is read.
#[must_use]
pub fn strings(text: &str) -> Vec<StringLiteral> {
    let parser = parse(text);
    let assigned = parser.values.iter().map(|(name, value)| (name.clone(), value.clone()));
    let options = parser.arguments.iter().enumerate().filter_map(|(at, word)| {
        let option = text.get(word.clone())?.strip_prefix("--")?;
        let start = word.start + "--".len();
        if let Some(sign) = option.find('=') {
            return Some((start..start + sign, start + sign + 1..word.end));
        }
        let next = parser.arguments.get(at + 1)?;
        let is_next = text.get(word.end..next.start)?.trim_matches([' ', '\t']).is_empty();
        is_next.then(|| (start..word.end, next.clone()))
    });
    let mut found: Vec<_> =
        assigned.chain(options).filter_map(|(name, value)| literal(text, name, value)).collect();
    found.sort_by_key(|literal| literal.span.start);
    found
}

fn literal(text: &str, name: Range<usize>, value: Range<usize>) -> Option<StringLiteral> {
    let written = text.get(value.clone())?;
    if written.contains(['$', '`']) {
        return None;
    }
    let quoted = ['"', '\'']
        .iter()
        .any(|quote| written.len() > 1 && written.starts_with(*quote) && written.ends_with(*quote));
    let span = if quoted { value.start + 1..value.end - 1 } else { value };
    let name = text.get(name)?.to_owned();
    (!span.is_empty()).then_some(StringLiteral { name, span, role: Role::Assigned, is_test: false })
}
