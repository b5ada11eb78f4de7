//! The string literals of a file.

use super::file::File;
use super::tokens::{Kind, Tokens};
use crate::strings::{self, Role, StringLiteral};

/// How far before a literal its name is looked for, in tokens.
const REACH: usize = 48;

/// Functions and methods that give back what they are called with, or something made of it.
const SAME: &[&str] = &[
    "from",
    "new",
    "Some",
    "Ok",
    "String",
    "into",
    "Borrowed",
    "Owned",
    "from_static",
    "parse",
    "from_str",
];
/// Methods whose argument stands for their object where that is nothing.
const DEFAULTS: &[&str] = &["unwrap_or", "unwrap_or_else", "map_or", "or", "or_else"];

/// The string literals of a file, in the order of the text, inside of the arguments of macros too.
///
/// Never panics; of a broken file all that can be read as tokens is read.
#[must_use]
pub fn strings(text: &str) -> Vec<StringLiteral> {
    let file = File::new(text);
    let tokens = &file.tokens;
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for at in 0..tokens.len() {
        match tokens.kind(at) {
            Some(Kind::Mark(b'(' | b'[' | b'{')) => open.push(Open { at, commas: 0 }),
            Some(Kind::Mark(b')' | b']' | b'}')) => {
                // Brackets are paired where both are there; others end nothing.
                if let Some(start) = tokens.close_of(at) {
                    while open.last().is_some_and(|last| last.at >= start) {
                        open.pop();
                    }
                }
            }
            Some(Kind::Mark(b',')) => {
                if let Some(last) = open.last_mut() {
                    last.commas += 1;
                }
            }
            Some(Kind::String) => {
                let Some(span) = tokens.content(at).filter(|span| !span.is_empty()) else {
                    continue;
                };
                let (name, role) = given(tokens, at, &open).unwrap_or((String::new(), Role::Other));
                found.push(StringLiteral { name, span, role, is_test: file.is_test(at) });
            }
            _ => {}
        }
    }
    found
}

/// A bracket that is open, and how many commas were directly in it so far.
#[derive(Debug, Clone, Copy)]
struct Open {
    at: usize,
    commas: usize,
}

/// What a literal is given to; none where that has no name.
fn given(tokens: &Tokens<'_>, literal: usize, open: &[Open]) -> Option<(String, Role)> {
    let (mut at, mut role) = (literal, Role::Assigned);
    for depth in (0..=open.len()).rev().take(6) {
        let around = depth.checked_sub(1).and_then(|last| open.get(last));
        let mut before = at.checked_sub(1)?;
        while tokens.is(before, b'&') {
            before = before.checked_sub(1)?;
        }
        if tokens.is(before, b'=') && is_assignment(tokens, before) {
            return Some((assigned(tokens, before)?, role));
        }
        let is_single_colon = tokens.is(before, b':') && !tokens.is_before(before, b':');
        if is_single_colon {
            return Some((name_at(tokens, before.checked_sub(1)?)?, role));
        }
        let around = around?;
        // The first of a list, or of what a function is called with.
        let is_argument = tokens.is(around.at, b'(');
        if !is_argument && !tokens.is(around.at, b'[') {
            return None;
        }
        if !is_argument {
            let is_macro = tokens.is_before(around.at, b'!');
            at = if is_macro { around.at.checked_sub(2)? } else { around.at };
            continue;
        }
        if before != around.at && !tokens.is(before, b',') {
            return None;
        }
        let callee_at = around.at.checked_sub(1)?;
        let callee = tokens.ident(callee_at)?;
        if around.commas > 0 {
            let key = tokens.content(around.at + 1).filter(|_| around.commas == 1)?;
            return Some((strings::name(tokens.text.get(key)?)?, Role::Assigned));
        }
        if DEFAULTS.contains(&callee) {
            role = Role::Fallback;
        } else if !SAME.contains(&callee) {
            return Some((strings::name(callee)?, Role::Argument));
        }
        at = start_of_path(tokens, callee_at)?;
    }
    None
}

/// Whether `=` stands alone, or behind `let x`, and is no part of `==`, `=>` or `<=`.
fn is_assignment(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_part = |at: usize| {
        [b"==", b"!=", b"<=", b">=", b"+="].iter().any(|pair| tokens.is_pair(at, **pair))
    };
    !tokens.is_pair(at, *b"==")
        && !tokens.is_pair(at, *b"=>")
        && !at.checked_sub(1).is_some_and(is_part)
}

/// What stands before `=`: a name, or a name and its type.
fn assigned(tokens: &Tokens<'_>, equals: usize) -> Option<String> {
    let last = equals.checked_sub(1)?;
    let is_typed = |at: usize| tokens.is(at, b':') && !tokens.is_before(at, b':');
    let mut at = equals;
    for _ in 0..REACH {
        let Some(before) = at.checked_sub(1).filter(|before| !tokens.is(*before, b'}')) else {
            break;
        };
        // A list has a length behind `;`.
        at = tokens.close_of(before).unwrap_or(before);
        if is_typed(at) && !tokens.is(at + 1, b':') {
            return name_at(tokens, at.checked_sub(1)?);
        }
        let ends = b";{},(#.".iter().any(|mark| tokens.is(at, *mark)) && at == before;
        let is_start =
            tokens.ident(at).is_some_and(|name| ["let", "mut", "const", "static"].contains(&name));
        if ends || is_start {
            break;
        }
    }
    name_at(tokens, last)
}

fn name_at(tokens: &Tokens<'_>, at: usize) -> Option<String> {
    let string = || tokens.content(at).and_then(|content| tokens.text.get(content));
    strings::name(tokens.ident(at).or_else(string)?)
}

/// Where the path or the chain of methods begins that ends with the name here.
fn start_of_path(tokens: &Tokens<'_>, name: usize) -> Option<usize> {
    let mut at = name;
    for _ in 0..REACH {
        let Some(before) = at.checked_sub(1) else { return Some(at) };
        at = if tokens.is(before, b'.') {
            let end = before.checked_sub(1)?;
            tokens.close_of(end).unwrap_or(end)
        } else if before > 0 && tokens.is_pair(before - 1, *b"::") {
            before.checked_sub(2)?
        } else if tokens.is(at, b'(') && tokens.ident(before).is_some() {
            before
        } else {
            return Some(at);
        };
    }
    None
}
