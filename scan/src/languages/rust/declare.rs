//! Collects what a file declares, in one pass over its tokens.

use std::ops::Range;

use super::attribute;
use super::closure;
use super::file::{Bound, File};
use super::import;
use super::structure;
use super::tokens::{Kind, Tokens};

/// How many tokens outside of brackets the head of a declaration, or an expression, may have.
pub(super) const REACH: usize = 512;

/// Fills in everything that the file declares.
pub(super) fn declare(file: &mut File<'_>) {
    let mut scopes = Scopes { open: Vec::new(), all: file.tokens.len() };
    for at in 0..file.tokens.len() {
        scopes.enter(at);
        match file.tokens.kind(at) {
            Some(Kind::Ident) => item(file, &scopes, at),
            Some(Kind::Mark(b'{')) => scopes.open.push(at..file.tokens.close(at)),
            Some(Kind::Mark(b'|')) => closure::closure(file, at),
            Some(Kind::Mark(b'#')) => attribute::test(file, at, &scopes.block()),
            _ => {}
        }
    }
    file.tests.sort_by_key(|range| range.start);
    merge(&mut file.tests);
}

/// The blocks around a place.
#[derive(Debug)]
struct Scopes {
    open: Vec<Range<usize>>,
    all: usize,
}

impl Scopes {
    fn enter(&mut self, at: usize) {
        while self.open.last().is_some_and(|scope| scope.end <= at) {
            self.open.pop();
        }
    }

    /// Where an item declared here can be named.
    fn block(&self) -> Range<usize> {
        self.open.last().cloned().unwrap_or(0..self.all)
    }

    /// Where a variable declared here can be named.
    fn rest(&self, start: usize) -> Range<usize> {
        start..self.block().end.max(start)
    }
}

/// Takes a declaration, if the word here begins one.
fn item(file: &mut File<'_>, scopes: &Scopes, at: usize) {
    let tokens = &file.tokens;
    if tokens.is_before(at, b'.') {
        return;
    }
    let name = tokens.ident(at + 1);
    match (tokens.ident(at), name) {
        (Some("use"), _) => import::import(file, at, &scopes.block()),
        (Some("fn"), Some(name)) => {
            file.values.declare(name, scopes.block(), Bound::Other);
            parameters(file, at + 1);
        }
        (Some("const" | "static"), _) => constant(file, scopes, at),
        (Some("let"), _) => variable(file, scopes, at),
        (Some("for"), _) => each(file, at),
        (Some("mod" | "struct" | "enum" | "union" | "trait" | "type"), Some(name)) => {
            file.modules.declare(name, scopes.block(), Bound::Other);
            if let Some(open) = head(tokens, at + 2).filter(|open| tokens.is(*open, b'{')) {
                file.containers.push((open..tokens.close(open), name));
            }
            structure::collect(file, at);
        }
        (Some("impl"), _) => implementation(file, at),
        (Some("macro_rules"), _) if tokens.is(at + 1, b'!') => {
            if let Some(name) = tokens.ident(at + 2) {
                file.macros.declare(name, 0..scopes.all, Bound::Other);
                let end = tokens.next(at + 3);
                file.templates.push((at + 3..end, at + 2));
            }
        }
        _ => {}
    }
}

/// Where the body of an item opens, or a semicolon ends it.
fn head(tokens: &Tokens<'_>, start: usize) -> Option<usize> {
    near(tokens, start, b"{;")
}

/// The first of the marks outside of brackets, before the brackets around are closed.
pub(super) fn near(tokens: &Tokens<'_>, start: usize, marks: &[u8]) -> Option<usize> {
    let mut at = start;
    for _ in 0..REACH {
        match tokens.kind(at)? {
            Kind::Mark(mark) if marks.contains(&mark) => return Some(at),
            Kind::Mark(b')' | b']' | b'}') => return None,
            _ => at = tokens.next(at),
        }
    }
    None
}

/// Declares the parameters of the function with its name here, in all of its body.
fn parameters(file: &mut File<'_>, name: usize) {
    let tokens = &file.tokens;
    let open =
        if tokens.is(name + 1, b'<') { tokens.skip_angles(name + 1) } else { Some(name + 1) };
    let Some(open) = open.filter(|open| tokens.is(*open, b'(')) else { return };
    let body = head(tokens, tokens.close(open) + 1);
    let Some(body) = body.filter(|body| tokens.is(*body, b'{')) else { return };
    let scope = open..tokens.close(body);
    let parts: Vec<_> = tokens.split(tokens.inside(open)).collect();
    for part in parts {
        if let Some((parameter, after)) = simple_pattern(&file.tokens, part)
            && file.tokens.is(after, b':')
        {
            file.values.declare(parameter, scope.clone(), Bound::Parameter(Some(name)));
        }
    }
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

/// `const X: &str = …;`, in a block and as part of what surrounds it.
fn constant(file: &mut File<'_>, scopes: &Scopes, at: usize) {
    let tokens = &file.tokens;
    let at = if tokens.is_ident(at + 1, "mut") { at + 2 } else { at + 1 };
    let Some(name) = tokens.ident(at).filter(|_| tokens.is(at + 1, b':')) else { return };
    let bound = near(tokens, at + 2, b"=;").filter(|equals| tokens.is(*equals, b'='));
    let value = bound.and_then(|equals| Some(equals + 1..near(tokens, equals + 1, b";")?));
    let container = file.container(at);
    match value {
        Some(value) => {
            file.constants.entry((container.unwrap_or(""), name)).or_insert(value.clone());
            file.values.declare(name, scopes.block(), Bound::Value(value));
        }
        None => file.values.declare(name, scopes.block(), Bound::Other),
    }
}

/// `let x = …;`, also in a condition.
fn variable(file: &mut File<'_>, scopes: &Scopes, at: usize) {
    let tokens = &file.tokens;
    let Some((name, after)) = simple_pattern(tokens, at + 1..tokens.len()) else { return };
    if !tokens.is(after, b':') && !tokens.is(after, b'=') {
        return;
    }
    let Some(equals) = near(tokens, after, b"=;").filter(|equals| tokens.is(*equals, b'=')) else {
        return;
    };
    let Some(end) = near(tokens, equals + 1, b";") else { return };
    file.values.declare(name, scopes.rest(end), Bound::Value(equals + 1..end));
    // A closure that is called by the name of its variable.
    let closure = if tokens.is_ident(equals + 1, "move") { equals + 2 } else { equals + 1 };
    if tokens.is(closure, b'|') {
        closure::parameters(file, closure, Some(after - 1));
    }
}

/// `for x in … {}`
fn each(file: &mut File<'_>, at: usize) {
    let tokens = &file.tokens;
    let pattern = at + 1;
    let after = tokens.next(pattern);
    let after = if tokens.is(pattern, b'&') { after + 1 } else { after };
    if !tokens.is_ident(after, "in") {
        return;
    }
    let Some(body) = near(tokens, after + 1, b"{;").filter(|body| tokens.is(*body, b'{')) else {
        return;
    };
    let (iterated, scope) = (after + 1..body, body..tokens.close(body));
    declare_each(file, pattern..after, &iterated, &scope);
}

/// Declares the names of a pattern for one after the other of what an expression yields.
pub(super) fn declare_each(
    file: &mut File<'_>,
    pattern: Range<usize>,
    iterated: &Range<usize>,
    scope: &Range<usize>,
) {
    let start = if file.tokens.is(pattern.start, b'&') { pattern.start + 1 } else { pattern.start };
    let parts: Vec<_> = if file.tokens.is(start, b'(') {
        file.tokens.split(file.tokens.inside(start)).collect()
    } else {
        Vec::from([start..pattern.end])
    };
    for (index, part) in parts.into_iter().enumerate() {
        if let Some((name, _)) = simple_pattern(&file.tokens, part) {
            let bound = Bound::Each(iterated.clone(), index);
            file.values.declare(name, scope.clone(), bound);
        }
    }
}

/// `impl X {}`, `impl T for X {}`
fn implementation(file: &mut File<'_>, at: usize) {
    let tokens = &file.tokens;
    let Some(open) = head(tokens, at + 1).filter(|open| tokens.is(*open, b'{')) else { return };
    let generics = tokens.is(at + 1, b'<').then(|| tokens.skip_angles(at + 1)).flatten();
    let (mut name, mut next) = (None, generics.unwrap_or(at + 1));
    while next < open && !tokens.is_ident(next, "where") {
        if tokens.is_ident(next, "for") {
            name = None;
            next += 1;
        } else if let Some(path) = tokens.path(next) {
            name = name.or(path.segments.last().copied());
            next = path.end.max(next + 1);
        } else if let Some(end) = tokens.is(next, b'<').then(|| tokens.skip_angles(next)).flatten()
        {
            next = end;
        } else {
            next = tokens.next(next);
        }
    }
    if let Some(name) = name {
        file.containers.push((open..tokens.close(open), name));
    }
}

/// Leaves out the ranges that are in others.
fn merge(ranges: &mut Vec<Range<usize>>) {
    let mut end = 0;
    ranges.retain(|range| {
        let is_new = range.end > end;
        end = end.max(range.end);
        is_new
    });
}
