//! Calls of the functions, methods and macros that the caller named, and of methods of libraries.

use std::ops::Range;

use super::default::default;
use super::file::File;
use super::found::Found;
use super::tokens;
use crate::uses::{Kind, Name};

/// `config.reader("X")`, `self.reader::<T>("X")`
pub(super) fn method(file: &File<'_>, readers: &[String], at: usize, found: &mut Found) {
    let Some(name) = file.tokens.ident(at) else { return };
    let open = file.tokens.turbofish(at + 1);
    if !file.tokens.is(open, b'(') {
        return;
    }
    // Builders of commands and arguments have a method that sets or names a variable.
    if name != "env" && is_reader(readers, &[name], Vec::new) {
        call(file, open, false, found);
    } else if name == "env" && file.has_parser {
        // What clap and bpaf read an argument from; a command is given a name and a value.
        let mut arguments = file.tokens.split(file.tokens.inside(open));
        if let (Some(argument), None) = (arguments.next(), arguments.next())
            && is_known(file, &argument)
        {
            found.add(file, Kind::Field, argument, None);
        }
    }
}

/// Adds what a call of a reader names. A function that the file itself declares may have the name of
/// a reader by chance, and be given no name of a variable.
pub(super) fn call(file: &File<'_>, open: usize, is_own: bool, found: &mut Found) {
    let argument = file.tokens.split(file.tokens.inside(open)).next();
    let Some(argument) = argument.filter(|argument| may_be_name(file, argument)) else { return };
    if is_own && !is_known(file, &argument) {
        return;
    }
    let default = default(file, file.tokens.next(open));
    found.add(file, Kind::Helper, argument, default.as_ref());
}

/// Whether the names that an expression makes are known.
pub(super) fn is_known(file: &File<'_>, expression: &Range<usize>) -> bool {
    file.key(expression.clone()).names != [Name::Dynamic]
}

/// Whether an expression may be a string: no number, no closure, no `Some(…)`.
fn may_be_name(file: &File<'_>, expression: &Range<usize>) -> bool {
    let start = file.bare(expression.clone()).start;
    match file.tokens.kind(start) {
        Some(tokens::Kind::Literal | tokens::Kind::Lifetime) => false,
        Some(tokens::Kind::Mark(mark)) => mark != b'|' && mark != b'[',
        _ => !matches!(file.tokens.ident(start), Some("None" | "Some" | "true" | "false" | "move")),
    }
}

/// Whether the caller named a function, by its name or the end of its path.
pub(super) fn is_reader<'t>(
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
