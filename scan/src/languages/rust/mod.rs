//! Rust.
//!
//! A use is a call of `std::env::var` or `var_os`, no matter what an import names it, `env!` and
//! `option_env!`, and a field that an attribute of clap, envconfig, conf or the like fills from the
//! environment. Files are read as tokens, which the arguments of macros are as well.

mod attribute;
mod branch;
mod closure;
mod constant;
mod conversion;
mod declare;
mod default;
mod env_config;
mod envy;
mod fields;
mod file;
mod format;
mod found;
mod handed;
mod helper;
mod import;
mod items;
mod key;
mod list;
mod literal;
mod module;
mod path;
mod prefix;
mod reader;
mod reads;
mod said;
mod settings;
mod strings;
mod structure;
mod template;
mod tokens;
mod types;
mod variable;

use std::collections::HashSet;

use crate::declarations::Declaration;
use crate::uses::Scan;

pub use constant::{constant, files};
pub use module::is_test_module;
pub use settings::{Reads, reads};
pub use strings::strings;

use file::File;
use found::Found;
use items::Items;

/// Finds the uses in a file; `readers` are functions, methods or macros that read the variable which
/// their first argument names, each by its name or the end of its path.
///
/// Never panics; of a broken file all that can be read as tokens is read.
#[must_use]
pub fn scan(text: &str, readers: &[String]) -> Scan {
    let file = File::new(text);
    let mut found = Found::default();
    self::reads::reads(&file, readers, &mut found);
    fields::fields(&file, &mut found);
    envy::fields(&file, &mut found);
    let helpers = helper::helpers(&file, &mut found);
    found.uses.sort_by_key(|found| found.span.start);
    let mut seen = HashSet::new();
    found.uses.retain(|found| seen.insert((found.span.start, found.name.clone())));
    Scan {
        uses: found.uses,
        is_broken: file.tokens.is_broken,
        helpers,
        comments: file.tokens.comments,
        ..Scan::default()
    }
}

/// What a file says of the variables that it reads, in the order of the text; `readers` are as for
/// [`scan`].
///
/// Never panics; of a broken file all that can be read as tokens is read.
#[must_use]
pub fn declarations(text: &str, readers: &[String]) -> Vec<Declaration> {
    let file = File::new(text);
    let mut found = Found::default();
    self::reads::reads(&file, readers, &mut found);
    fields::fields(&file, &mut found);
    envy::fields(&file, &mut found);
    let mut items = Items::new(&file);
    let mut declarations = said::fields(&file, &found, &mut items);
    declarations.extend(conversion::reads(&file, &found, &mut items));
    declarations.sort_by_key(|declaration| declaration.span.start);
    declarations
}
