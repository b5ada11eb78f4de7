//! What the variables of functions stand for: parameters, `let`, `for`.

use std::ops::Range;

use super::closure;
use super::declare::{Scopes, near};
use super::file::{Bound, File, Function, Parameter};
use super::tokens::Tokens;

/// Declares the parameters of the function with its name here, in all of its body.
pub(super) fn parameters(file: &mut File<'_>, name: usize) {
    let tokens = &file.tokens;
    let open =
        if tokens.is(name + 1, b'<') { tokens.skip_angles(name + 1) } else { Some(name + 1) };
    let Some(open) = open.filter(|open| tokens.is(*open, b'(')) else { return };
    let body = near(tokens, tokens.close(open) + 1, b"{;");
    let Some(body) = body.filter(|body| tokens.is(*body, b'{')) else { return };
    let scope = open..tokens.close(body);
    let function = Function { body: body..scope.end, returned: tokens.next(open)..body };
    let mut parts: Vec<_> = tokens.split(tokens.inside(open)).collect();
    if parts.first().is_some_and(|part| is_receiver(tokens, part)) {
        parts.remove(0);
    }
    file.functions.push(function);
    for (index, part) in parts.into_iter().enumerate() {
        if let Some((parameter, after)) = simple_pattern(&file.tokens, part)
            && file.tokens.is(after, b':')
        {
            let bound = Bound::Parameter(Some(Parameter { function: name, index }));
            file.values.declare(parameter, scope.clone(), bound);
        }
    }
}

/// `self`, `&mut self`, `self: Arc<Self>`
fn is_receiver(tokens: &Tokens<'_>, part: &Range<usize>) -> bool {
    let is_self = |at: usize| tokens.is_ident(at, "self") && !tokens.is_pair(at + 1, *b"::");
    part.clone().take(4).any(is_self)
}

/// The name that a pattern is, and the token after it.
pub(super) fn simple_pattern<'t>(
    tokens: &Tokens<'t>,
    pattern: Range<usize>,
) -> Option<(&'t str, usize)> {
    let mut at = pattern.start;
    while at < pattern.end
        && (tokens.is(at, b'&') || tokens.is_ident(at, "mut") || tokens.is_ident(at, "ref"))
    {
        at += 1;
    }
    let name = tokens.ident(at).filter(|_| at < pattern.end)?;
    (!tokens.is_pair(at + 1, *b"::")).then_some((name, at + 1))
}

/// `let x = …;`, also in a condition.
pub(super) fn variable(file: &mut File<'_>, scopes: &Scopes, at: usize) {
    let tokens = &file.tokens;
    let Some(equals) = near(tokens, at + 1, b"=;").filter(|equals| tokens.is(*equals, b'=')) else {
        return;
    };
    let simple = simple_pattern(tokens, at + 1..equals);
    let simple = simple.filter(|(_, after)| *after == equals || tokens.is(*after, b':'));
    let Some((name, after)) = simple else { return parts(file, scopes, at, equals) };
    let Some(end) = near(tokens, equals + 1, b";") else { return };
    file.values.declare(name, scopes.rest(end), Bound::Value(equals + 1..end));
    // A closure that is called by the name of its variable.
    let closure = if tokens.is_ident(equals + 1, "move") { equals + 2 } else { equals + 1 };
    if tokens.is(closure, b'|') {
        closure::parameters(file, closure, Some(after - 1));
    }
}

/// `let (a, b) = …;`, `if let Some(x) = … {}`: nothing is known of the names, but that they are new.
fn parts(file: &mut File<'_>, scopes: &Scopes, at: usize, equals: usize) {
    let tokens = &file.tokens;
    let is_condition = tokens.is_before(at, b'&')
        || at.checked_sub(1).is_some_and(|before| {
            tokens.is_ident(before, "if") || tokens.is_ident(before, "while")
        });
    let end = near(tokens, equals + 1, if is_condition { b"{" } else { b";" });
    let Some(open) = (at + 1..equals).find(|at| tokens.is(*at, b'(')) else { return };
    let Some(end) = end else { return };
    let scope = if is_condition { end..tokens.close(end) } else { scopes.rest(end) };
    let parts: Vec<_> = tokens.split(tokens.inside(open)).collect();
    for part in parts {
        if let Some((name, after)) = simple_pattern(&file.tokens, part.clone())
            && after == part.end
        {
            file.values.declare(name, scope.clone(), Bound::Other);
        }
    }
}

/// `for x in … {}`
pub(super) fn each(file: &mut File<'_>, at: usize) {
    let tokens = &file.tokens;
    let start = if tokens.is(at + 1, b'&') { at + 2 } else { at + 1 };
    let after = tokens.next(if tokens.is_ident(start, "mut") { start + 1 } else { start });
    if !tokens.is_ident(after, "in") {
        return;
    }
    let Some(body) = near(tokens, after + 1, b"{;").filter(|body| tokens.is(*body, b'{')) else {
        return;
    };
    let (iterated, scope) = (after + 1..body, body..tokens.close(body));
    declare_each(file, start..after, &iterated, &scope);
}

/// Declares the names of a pattern for one after the other of what an expression yields.
pub(super) fn declare_each(
    file: &mut File<'_>,
    pattern: Range<usize>,
    iterated: &Range<usize>,
    scope: &Range<usize>,
) {
    let tokens = &file.tokens;
    let start = if tokens.is(pattern.start, b'&') { pattern.start + 1 } else { pattern.start };
    let parts: Vec<_> = if tokens.is(start, b'(') {
        tokens.split(tokens.inside(start)).collect()
    } else {
        std::iter::once(start..pattern.end).collect()
    };
    let counted = counted(tokens, iterated);
    for (index, part) in parts.into_iter().enumerate() {
        let bound = match &counted {
            Some(_) if index == 0 => Bound::Other,
            Some(items) if file.tokens.is(part.start, b'(') || file.tokens.is(part.start, b'&') => {
                return declare_each(file, part, &items.clone(), scope);
            }
            Some(items) => Bound::Each(items.clone(), 0),
            None => Bound::Each(iterated.clone(), index),
        };
        if let Some((name, _)) = simple_pattern(&file.tokens, part) {
            file.values.declare(name, scope.clone(), bound);
        }
    }
}

/// What is gone through with a count: `names` of `names.enumerate()`.
fn counted(tokens: &Tokens<'_>, iterated: &Range<usize>) -> Option<Range<usize>> {
    let name = iterated.end.checked_sub(3).filter(|name| *name > iterated.start)?;
    let is_call = tokens.is_ident(name, "enumerate") && tokens.is_before(name, b'.');
    is_call.then(|| iterated.start..name - 1)
}
