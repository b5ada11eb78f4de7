//! Shell scripts: sh, bash, and zsh as far as it is like them.
//!
//! A use is an expansion or `export` of a variable that neither the script nor one beside it sets.
//! `${X:-d}` and `: ${X:=d}` ask the environment first, and so does `X=${X:-d}`.

mod arithmetic;
mod assignment;
mod builtin;
mod command;
mod event;
mod heredoc;
mod own;
mod parameter;
mod parser;
mod resolve;
mod strings;
mod word;

use std::collections::BTreeSet;

use crate::uses::Scan;
use command::End;
use parser::Parser;

pub use strings::strings;

/// Finds the uses in a script. `is_set_elsewhere` says of a name whether something else sets it: a
/// script that this one is started or included by, a key of the manifest that holds it.
///
/// Never panics; of a broken script everything up to the mistake is read.
pub fn scan(text: &str, is_set_elsewhere: impl Fn(&str) -> bool) -> Scan {
    let parser = parse(text);
    Scan {
        uses: resolve::uses(&parser.events, is_set_elsewhere),
        is_broken: parser.is_broken,
        comments: parser.comments,
        ..Scan::default()
    }
}

/// The names that a script sets, for itself or for the commands that it starts; with them, the
/// scripts beside it can be read.
#[must_use]
pub fn assigned(text: &str) -> BTreeSet<String> {
    resolve::assigned(&parse(text).events)
}

fn parse(text: &str) -> Parser<'_> {
    let mut parser = Parser::new(text);
    parser.commands(End::File);
    parser
}
