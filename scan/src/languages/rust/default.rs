//! The literal that is taken where a variable is not set.

use std::ops::Range;

use super::file::File;
use super::tokens::Kind;

/// How many methods are looked at.
const CHAIN: usize = 12;

/// `.unwrap_or("x")`, `.ok().unwrap_or_else(|| "x".to_owned())` after a read.
pub(super) fn default(file: &File<'_>, after: usize) -> Option<Range<usize>> {
    let (tokens, mut at) = (&file.tokens, after);
    for _ in 0..CHAIN {
        if tokens.is(at, b'?') {
            at += 1;
            continue;
        }
        let name = tokens.ident(at + 1).filter(|_| tokens.is(at, b'.'))?;
        let open = tokens.turbofish(at + 2);
        if matches!(name, "unwrap_or" | "unwrap_or_else" | "map_or" | "map_or_else") {
            let argument = tokens.split(tokens.inside(open)).next()?;
            return literal(file, argument);
        }
        at = if tokens.is(open, b'(') { tokens.next(open) } else { open };
    }
    None
}

/// The literal that an argument is, or that a closure gives without looking at what it is given.
fn literal(file: &File<'_>, argument: Range<usize>) -> Option<Range<usize>> {
    let tokens = &file.tokens;
    let mut start = argument.start;
    if tokens.is(start, b'|') {
        start = (start + 1..argument.end.min(start + 4)).find(|at| tokens.is(*at, b'|'))? + 1;
    }
    let part = file.bare(start..argument.end);
    let part = file.wrapped(part.clone()).unwrap_or(part);
    let digits = if tokens.is(part.start, b'-') { part.start + 1 } else { part.start };
    let is_literal = matches!(tokens.kind(digits), Some(Kind::String | Kind::Literal))
        || matches!(tokens.ident(digits), Some("true" | "false"));
    (is_literal && digits + 1 == part.end).then_some(part)
}
