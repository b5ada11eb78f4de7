//! What code makes of a variable that it reads: a number, a truth value, a default.

use std::ops::Range;

use super::file::File;
use super::found::Found;
use super::items::Items;
use super::said::spelled;
use crate::declarations::{Declaration, DefaultValue, ValueType};

/// How many methods are looked at.
const CHAIN: usize = 12;
/// How many tokens of a closure are looked at.
const CLOSURE: usize = 48;

/// What the reads of a file say of their variables.
pub(super) fn reads<'t>(file: &File<'t>, found: &Found, items: &mut Items<'t>) -> Vec<Declaration> {
    let mut all = Vec::new();
    for (uses, after) in &found.calls {
        let said = chain(file, *after, items);
        if said == Declaration::default() {
            continue;
        }
        all.extend(found.declared(uses.clone(), &said));
    }
    all
}

/// What the methods after a read say.
fn chain<'t>(file: &File<'t>, after: usize, items: &mut Items<'t>) -> Declaration {
    let (tokens, mut at) = (&file.tokens, after);
    let mut said = Declaration::default();
    let mut is_first = true;
    for _ in 0..CHAIN {
        if tokens.is(at, b'?') {
            if is_first {
                said.is_required = Some(true);
            }
            at += 1;
            continue;
        }
        let Some(name) = tokens.ident(at + 1).filter(|_| tokens.is(at, b'.')) else { break };
        let open = tokens.turbofish(at + 2);
        let inside = if tokens.is(open, b'(') { tokens.inside(open) } else { open..open };
        match name {
            "expect" | "unwrap" if is_first => said.is_required = Some(true),
            "ok" | "is_ok" | "is_err" | "is_some" | "is_none" => {
                said.is_required = said.is_required.or(Some(false));
            }
            "unwrap_or" | "unwrap_or_else" | "map_or" | "map_or_else" | "unwrap_or_default"
            | "is_ok_and" | "is_some_and" => {
                said.is_required = said.is_required.or(Some(false));
                if said.is_required == Some(false) && name.starts_with("unwrap_or") {
                    said.default = default(file, inside.clone(), items);
                }
            }
            "parse" => said.value_type = parsed(file, at + 2..open, items).or(said.value_type),
            _ => {}
        }
        if matches!(
            name,
            "map" | "and_then" | "map_or" | "is_ok_and" | "is_some_and" | "map_or_else"
        ) {
            said.value_type = said.value_type.or_else(|| made(file, inside, items));
        }
        // A message of an error, and a borrow, change nothing.
        is_first &=
            matches!(name, "map_err" | "context" | "with_context" | "as_deref" | "wrap_err");
        at = if tokens.is(open, b'(') { tokens.next(open) } else { open };
    }
    said
}

/// The type in `parse::<T>`.
fn parsed<'t>(file: &File<'t>, angles: Range<usize>, items: &mut Items<'t>) -> Option<ValueType> {
    let inside = angles.start + 3..angles.end.checked_sub(1)?;
    (!inside.is_empty()).then(|| file.type_of(inside, "", items).value_type)?
}

/// What a closure makes of a string.
fn made<'t>(file: &File<'t>, closure: Range<usize>, items: &mut Items<'t>) -> Option<ValueType> {
    let tokens = &file.tokens;
    for at in closure.start..closure.end.min(closure.start + CLOSURE) {
        if tokens.is_ident(at, "parse") && tokens.is_before(at, b'.') {
            return parsed(file, at + 1..tokens.turbofish(at + 1), items);
        }
        let is_word =
            |at| matches!(tokens.string(at).as_deref(), Some("true" | "false" | "1" | "0"));
        if tokens.is_pair(at, *b"==") && is_word(at + 2) {
            return Some(ValueType::Bool);
        }
        if tokens.is_ident(at, "eq_ignore_ascii_case") && is_word(at + 2) {
            return Some(ValueType::Bool);
        }
    }
    None
}

/// The value of `unwrap_or(…)`, or of a closure that does not look at what it is given.
fn default<'t>(
    file: &File<'t>,
    inside: Range<usize>,
    items: &mut Items<'t>,
) -> Option<DefaultValue> {
    let tokens = &file.tokens;
    let argument = tokens.split(inside).next()?;
    let mut start = argument.start;
    if tokens.is(start, b'|') {
        let end = argument.end.min(start + 4);
        start = (start + 1..end).find(|at| tokens.is(*at, b'|'))? + 1;
    }
    let value = start..argument.end;
    let literal = spelled(file, value.clone(), items);
    Some(literal.map_or_else(|| DefaultValue::Computed(tokens.span(value)), DefaultValue::Literal))
}
