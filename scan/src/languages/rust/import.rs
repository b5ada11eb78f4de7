//! `use` declarations.

use std::ops::Range;

use super::file::{Bound, File};
use super::tokens::Tokens;

/// How deep the braces of a declaration may be nested.
const DEPTH: usize = 16;
/// How many declarations of a file may import everything of something.
const GLOBS: usize = 256;
/// How many parts the path of a declaration may have.
const PARTS: usize = 64;

/// Takes the declaration that the word `use` here begins.
pub(super) fn import(file: &mut File<'_>, at: usize, scope: &Range<usize>) {
    // What a function type captures is written with the same word.
    if file.tokens.is(at + 1, b'<') {
        return;
    }
    let mut branches = vec![(Vec::new(), at + 1, 0)];
    while let Some((mut path, mut at, depth)) = branches.pop() {
        if file.tokens.is_pair(at, *b"::") {
            at += 2;
        }
        while let Some(name) = file.tokens.ident(at) {
            path.push(name);
            if path.len() > PARTS || !file.tokens.is_pair(at + 1, *b"::") {
                break;
            }
            at += 3;
        }
        if file.tokens.is(at, b'*') {
            if file.globs.len() < GLOBS {
                let path = file.outside(&path, at);
                file.globs.push((scope.clone(), path));
            }
        } else if file.tokens.is(at, b'{') {
            if depth < DEPTH {
                let parts = file.tokens.split(file.tokens.inside(at));
                branches.extend(parts.map(|part| (path.clone(), part.start, depth + 1)));
            }
        } else {
            name(file, path, at, scope);
        }
    }
}

/// Declares what a path with nothing behind it imports.
fn name<'t>(file: &mut File<'t>, mut path: Vec<&'t str>, last: usize, scope: &Range<usize>) {
    if path.last() == Some(&"self") {
        path.pop();
    }
    let Some(name) = alias(&file.tokens, last).or(path.last().copied()) else { return };
    let path = file.outside(&path, last);
    for bindings in [&mut file.values, &mut file.modules, &mut file.macros] {
        bindings.declare(name, scope.clone(), Bound::Import(path.clone()));
    }
}

fn alias<'t>(tokens: &Tokens<'t>, last: usize) -> Option<&'t str> {
    tokens.ident(last + 2).filter(|_| tokens.is_ident(last + 1, "as"))
}
