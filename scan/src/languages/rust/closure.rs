//! Closures: what their parameters stand for.

use std::ops::Range;

use super::declare::{REACH, near};
use super::file::{Bound, File, Parameter};
use super::tokens::{Kind, Tokens};
use super::variable::{declare_each, simple_pattern};

/// Methods that give back what they are called on, one after the other.
pub(super) const ITERATORS: &[&str] = &["iter", "into_iter", "copied", "cloned", "by_ref", "rev"];

/// How many of those methods are looked at, one after the other.
const CHAIN: usize = 8;

/// Takes the parameters of a closure, if the line here begins one.
pub(super) fn closure(file: &mut File<'_>, at: usize) {
    let tokens = &file.tokens;
    let Some(before) = at.checked_sub(1) else { return };
    let is_closure = match tokens.kind(before) {
        Some(Kind::Mark(mark)) => b"(,={;[:>".contains(&mark),
        Some(Kind::Ident) => tokens.is_ident(before, "move") || tokens.is_ident(before, "return"),
        _ => false,
    };
    // One that a variable holds is found there, by its name.
    let is_held = tokens.is(before, b'=')
        || tokens.is_ident(before, "move") && tokens.is_before(before, b'=');
    if is_closure && !is_held {
        parameters(file, at, None);
    }
}

/// Declares the parameters of the closure that the line here begins. A closure has the name of the
/// variable that holds it, if one does.
pub(super) fn parameters(file: &mut File<'_>, open: usize, name: Option<usize>) {
    let tokens = &file.tokens;
    let Some(close) = near(tokens, open + 1, b"|;{").filter(|close| tokens.is(*close, b'|')) else {
        return;
    };
    let body = if tokens.is_pair(close + 1, *b"->") {
        near(tokens, close + 1, b"{").unwrap_or(close + 1)
    } else {
        close + 1
    };
    let end = if tokens.is(body, b'{') { tokens.close(body) } else { expression_end(tokens, body) };
    let scope = open..end;
    let receiver = receiver(tokens, open);
    let parts: Vec<_> = tokens.split(open + 1..close).collect();
    for (index, part) in parts.into_iter().enumerate() {
        match (&receiver, simple_pattern(&file.tokens, part.clone())) {
            (Some(iterated), _) => declare_each(file, part, iterated, &scope),
            (None, Some((parameter, _))) => {
                let own = name.map(|function| Parameter { function, index });
                file.values.declare(parameter, scope.clone(), Bound::Parameter(own));
            }
            _ => {}
        }
    }
}

/// Where an expression ends: at a comma, a semicolon, or where the brackets around it are closed.
fn expression_end(tokens: &Tokens<'_>, start: usize) -> usize {
    let mut at = start;
    for _ in 0..REACH {
        match tokens.kind(at) {
            None | Some(Kind::Mark(b',' | b';' | b')' | b']' | b'}')) => break,
            _ => at = tokens.next(at),
        }
    }
    at
}

/// What the method that takes the function here as its argument goes through:
/// `["A", "B"].iter().map(…)`.
pub(super) fn receiver(tokens: &Tokens<'_>, function: usize) -> Option<Range<usize>> {
    let open = function.checked_sub(1)?;
    let open = if tokens.is_ident(open, "move") { open.checked_sub(1)? } else { open };
    let method = open.checked_sub(1).filter(|_| tokens.is(open, b'('))?;
    tokens.ident(method)?;
    let mut end = method.checked_sub(1).filter(|dot| tokens.is(*dot, b'.'))?;
    // Back over `.iter().copied()`.
    for _ in 0..CHAIN {
        if !tokens.is_before(end, b')') {
            break;
        }
        let name = tokens.close_of(end - 1)?.checked_sub(1)?;
        let is_plain = tokens.ident(name).is_some_and(|name| ITERATORS.contains(&name));
        end = name.checked_sub(1).filter(|dot| is_plain && tokens.is(*dot, b'.'))?;
    }
    let last = end.checked_sub(1)?;
    if tokens.is(last, b']') {
        return Some(tokens.close_of(last)?..end);
    }
    let mut start = last;
    tokens.ident(start)?;
    while start >= 3 && tokens.is_pair(start - 2, *b"::") && tokens.ident(start - 3).is_some() {
        start -= 3;
    }
    (!tokens.is_before(start, b'.')).then_some(start..end)
}
