//! Collects what a file declares, in one pass over its tokens.

use std::ops::Range;

use super::attribute;
use super::closure;
use super::file::{Bound, Container, File};
use super::import;
use super::structure;
use super::template::Template;
use super::tokens::{Kind, Tokens};
use super::variable;

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
pub(super) struct Scopes {
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

    /// Whether an item here is one of a type or a trait: it has no name without theirs.
    fn is_associated(&self, file: &File<'_>, at: usize) -> bool {
        let container = file.container(at).filter(|container| !container.is_module);
        let block = self.open.last();
        container.zip(block).is_some_and(|(container, block)| container.range == *block)
    }

    /// Where a variable declared here can be named.
    pub(super) fn rest(&self, start: usize) -> Range<usize> {
        start..self.block().end.max(start)
    }
}

/// Takes a declaration, if the word here begins one.
fn item(file: &mut File<'_>, scopes: &Scopes, at: usize) {
    let tokens = &file.tokens;
    if tokens.is_member(at) {
        return;
    }
    let name = tokens.ident(at + 1);
    match (tokens.ident(at), name) {
        (Some("use"), _) => import::import(file, at, &scopes.block()),
        (Some("fn"), Some(name)) => {
            if !scopes.is_associated(file, at) {
                file.values.declare(name, scopes.block(), Bound::Other);
            }
            variable::parameters(file, at + 1);
        }
        (Some("const" | "static"), _) => constant(file, scopes, at),
        (Some("let"), _) => variable::variable(file, scopes, at),
        (Some("for"), _) => variable::each(file, at),
        (Some("mod" | "struct" | "enum" | "union" | "trait" | "type"), Some(name)) => {
            file.modules.declare(name, scopes.block(), Bound::Other);
            if let Some(open) = head(tokens, at + 2).filter(|open| tokens.is(*open, b'{')) {
                let (range, is_module) = (open..tokens.close(open), tokens.is_ident(at, "mod"));
                file.containers.push(Container { range, name, is_module });
            }
            structure::collect(file, at);
        }
        (Some("impl"), _) if is_start(tokens, at) => implementation(file, at),
        (Some("macro_rules"), _) if tokens.is(at + 1, b'!') => {
            if let Some(name) = tokens.ident(at + 2) {
                file.macros.declare(name, 0..scopes.all, Bound::Other);
                let rules = tokens.inside(at + 3);
                file.templates.push(Template { name: at + 2, rules });
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

/// `const X: &str = …;`, in a block and as part of what surrounds it.
fn constant(file: &mut File<'_>, scopes: &Scopes, at: usize) {
    let tokens = &file.tokens;
    let at = if tokens.is_ident(at + 1, "mut") { at + 2 } else { at + 1 };
    let Some(name) = tokens.ident(at).filter(|_| tokens.is(at + 1, b':')) else { return };
    let bound = near(tokens, at + 2, b"=;").filter(|equals| tokens.is(*equals, b'='));
    let value = bound.and_then(|equals| Some(equals + 1..near(tokens, equals + 1, b";")?));
    let container = file.container(at).map_or("", |container| container.name);
    if let Some(value) = &value {
        file.constants.entry((container, name)).or_insert(value.clone());
    }
    if !scopes.is_associated(file, at) {
        file.values.declare(name, scopes.block(), value.map_or(Bound::Other, Bound::Value));
    }
}

/// Whether an item may begin here, and no type: `-> impl X {`.
fn is_start(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1);
    before.is_none_or(|before| match tokens.kind(before) {
        Some(Kind::Mark(mark)) => b"{};])".contains(&mark),
        _ => tokens.is_ident(before, "unsafe") || tokens.is_ident(before, "default"),
    })
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
        let range = open..tokens.close(open);
        file.containers.push(Container { range, name, is_module: false });
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
