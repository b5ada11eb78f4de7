//! The places of a file that read a variable, by a function or a macro.

use std::ops::Range;

use super::closure;
use super::default::default;
use super::file::{Bound, File};
use super::found::Found;
use super::tokens::Kind;
use crate::uses::{self, Name};

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
                method(file, readers, at, found);
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
            call(file, uses::Kind::Read, end, found);
        } else if is_handed_on(file, &place) {
            handed_on(file, place, found);
        }
    } else if is_call && is_reader(readers, path, || file.resolve(path, at)) {
        call(file, uses::Kind::Helper, end, found);
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
    let is_known = match resolved[..] {
        [name] => MACROS.contains(&name) && file.macros.innermost(name, at).is_none(),
        [krate, .., name] => CRATES.contains(&krate) && MACROS.contains(&name),
        [] => false,
    };
    if is_known {
        call(file, uses::Kind::Read, open, found);
    } else if is_reader(readers, path, || resolved.clone()) {
        call(file, uses::Kind::Helper, open, found);
    }
}

/// `config.reader("X")`, `self.reader::<T>("X")`
fn method(file: &File<'_>, readers: &[String], at: usize, found: &mut Found) {
    let Some(name) = file.tokens.ident(at) else { return };
    let open = file.tokens.turbofish(at + 1);
    if !file.tokens.is(open, b'(') {
        return;
    }
    if is_reader(readers, &[name], Vec::new) {
        call(file, uses::Kind::Helper, open, found);
    } else if name == "env" && file.has_parser {
        // What clap and bpaf read an argument from; a command is given a name and a value.
        let mut arguments = file.tokens.split(file.tokens.inside(open));
        if let (Some(argument), None) = (arguments.next(), arguments.next()) {
            found.add(file, uses::Kind::Field, argument, None);
        }
    }
}

/// Adds what the first argument of a call names.
fn call(file: &File<'_>, kind: uses::Kind, open: usize, found: &mut Found) {
    if let Some(argument) = file.tokens.split(file.tokens.inside(open)).next() {
        let default = default(file, file.tokens.next(open));
        found.add(file, kind, argument, default.as_ref());
    }
}

/// Whether a path is an argument or a value of its own. A name by itself may be that of a variable
/// which a pattern declares, unless it is the argument of a method.
fn is_handed_on(file: &File<'_>, place: &Range<usize>) -> bool {
    let (tokens, Range { start, end }) = (&file.tokens, place.clone());
    let start = if start >= 2 && tokens.is_pair(start - 2, *b"::") { start - 2 } else { start };
    let ends =
        |marks: &[u8]| matches!(tokens.kind(end), Some(Kind::Mark(mark)) if marks.contains(&mark));
    let is_argument = tokens.is_before(start, b'(') || tokens.is_before(start, b',');
    if end - start == 1 {
        let method = start.checked_sub(2).filter(|_| tokens.is_before(start, b'('));
        return ends(b"),") && method.is_some_and(|method| tokens.is_member(method));
    }
    is_argument && ends(b"),") || tokens.is_before(start, b'=') && ends(b";")
}

/// Adds what a function is called for that is handed on without a call: `names.iter().map(env::var)`.
fn handed_on(file: &File<'_>, path: Range<usize>, found: &mut Found) {
    let start = path.start;
    let names = closure::receiver(&file.tokens, start).map(|list| file.each_of(list));
    let span = file.tokens.span(path);
    match names.filter(|names| !names.is_empty()) {
        Some(names) => {
            for name in names {
                let name = Name::Literal(name);
                found.push(file, name, uses::Kind::Read, span.clone(), None, start);
            }
        }
        None => found.push(file, Name::Dynamic, uses::Kind::Read, span, None, start),
    }
}

/// Whether the caller named a function, by its name or the end of its path.
fn is_reader<'t>(
    readers: &[String],
    path: &[&'t str],
    resolved: impl Fn() -> Vec<&'t str>,
) -> bool {
    let ends_so = |path: &[&str], reader: &str| {
        let mut parts = path.iter().rev();
        reader.rsplit("::").all(|part| parts.next().is_some_and(|own| *own == part))
    };
    readers.iter().any(|reader| ends_so(path, reader) || ends_so(&resolved(), reader))
}
