//! The places of a file that read a variable, by a function or a macro.

use std::ops::Range;

use super::default::default;
use super::file::{Bound, File};
use super::found::Found;
use super::handed;
use super::reader;
use super::tokens::Kind;
use crate::uses;

/// How many tokens an import may have outside of its braces.
const IMPORT: usize = 64;

/// Functions that read a variable.
const FUNCTIONS: &[&[&str]] =
    &[&["std", "env", "var"], &["std", "env", "var_os"], &["dotenv", "var"], &["dotenvy", "var"]];
/// Macros that read a variable.
const MACROS: &[&str] = &["env", "option_env", "dotenv"];
/// Where those macros come from.
const CRATES: &[&str] = &["std", "core", "dotenvy_macro", "dotenv_codegen", "dotenvy", "dotenv"];

/// Finds all that a file reads by functions, macros, and the helpers that `readers` names.
pub(super) fn reads(file: &File<'_>, readers: &[String], found: &mut Found) {
    let (tokens, mut at) = (&file.tokens, 0);
    while at < tokens.len() {
        if tokens.ident(at).is_some() {
            if tokens.is_member(at) {
                reader::method(file, readers, at, found);
            } else if let Some(path) = tokens.path(at) {
                if tokens.is(path.end, b'!') {
                    macro_call(file, readers, &path.segments, at, path.end + 1, found);
                } else if path.segments == ["use"] {
                    // What an import names is read where it is called.
                    at = tokens.find(path.end..path.end + IMPORT, b';').unwrap_or(at);
                } else {
                    function(file, readers, &path.segments, at..path.end, found);
                }
            }
        }
        at += 1;
    }
}

fn function<'t>(
    file: &File<'t>,
    readers: &[String],
    path: &[&'t str],
    place: Range<usize>,
    found: &mut Found,
) {
    let Range { start: at, end } = place;
    let is_call = file.tokens.is(end, b'(');
    if at.checked_sub(1).is_some_and(|before| file.tokens.is_ident(before, "fn")) {
        return;
    }
    if is_function(file, path, at) {
        if is_call {
            call(file, end, found);
        } else if handed::is_handed_on(file, &place) {
            handed::handed_on(file, place, found);
        }
    } else if is_call && reader::is_reader(readers, path, || file.resolve(path, at)) {
        let is_own =
            path.len() == 1 && matches!(file.values.innermost(path[0], at), Some(Bound::Other));
        reader::call(file, end, is_own, found);
    }
}

/// Whether a path leads to a function that reads a variable.
fn is_function<'t>(file: &File<'t>, path: &[&'t str], at: usize) -> bool {
    let is_name = |name: Option<&&str>| matches!(name, Some(&("var" | "var_os")));
    let bound = match path {
        [name] => file.values.innermost(name, at),
        _ => None,
    };
    // An import may give a function any name.
    let is_renamed = matches!(bound, Some(Bound::Import(target)) if is_name(target.last()));
    if !is_renamed && !is_name(path.last()) {
        return false;
    }
    let resolved = file.resolve(path, at);
    match resolved[..] {
        // Everything of the module is imported.
        [_] => {
            bound.is_none()
                && file.globs_at(at).any(|glob| {
                    let glob = file.resolve(glob, at);
                    matches!(glob[..], ["std", "env"] | ["dotenvy" | "dotenv"])
                })
        }
        // The module itself comes from a module of which everything is imported.
        ["env", _] => {
            file.modules.innermost("env", at).is_none() && file.globs_at(at).next().is_some()
        }
        _ => FUNCTIONS.contains(&resolved.as_slice()),
    }
}

fn macro_call<'t>(
    file: &File<'t>,
    readers: &[String],
    path: &[&'t str],
    at: usize,
    open: usize,
    found: &mut Found,
) {
    if !matches!(file.tokens.kind(open), Some(Kind::Mark(b'(' | b'[' | b'{'))) {
        return;
    }
    let resolved = file.resolve_macro(path, at);
    if is_macro(file, path, &resolved, at) {
        call(file, open, found);
    } else if reader::is_reader(readers, path, || resolved.clone()) {
        reader::call(file, open, false, found);
    }
}

/// Whether a macro reads a variable, by its path and what that leads to.
fn is_macro(file: &File<'_>, path: &[&str], resolved: &[&str], at: usize) -> bool {
    match (path, resolved) {
        // A module that has the name of a standard macro may be imported beside it.
        ([name @ ("env" | "option_env")], _) => {
            !matches!(file.macros.innermost(name, at), Some(Bound::Other))
        }
        (_, [name]) => MACROS.contains(name) && file.macros.innermost(name, at).is_none(),
        (_, [krate, .., name]) => CRATES.contains(krate) && MACROS.contains(name),
        _ => false,
    }
}

/// Adds what the first argument of a call names.
fn call(file: &File<'_>, open: usize, found: &mut Found) {
    if let Some(argument) = file.tokens.split(file.tokens.inside(open)).next() {
        let (first, after) = (found.uses.len(), file.tokens.next(open));
        let default = default(file, after);
        found.add(file, uses::Kind::Read, argument, default.as_ref());
        found.calls.push((first..found.uses.len(), after));
    }
}
