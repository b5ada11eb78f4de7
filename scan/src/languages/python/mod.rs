//! Python.
//!
//! A use is a read of `os.environ` or `os.getenv`, under any name that the file gives either of
//! them, a field of a settings class, by its prefix and its aliases, and what the usual libraries
//! read by name: decouple, environs, django-environ, environ-config, starlette, and the options of
//! click and typer.
//!
//! What a text says of these variables beyond their names is read for [`declarations`] alone: types,
//! defaults, bounds and descriptions, as far as they are known without running the program.

mod argument;
mod arithmetic;
mod around;
mod cast;
mod config;
mod constrain;
mod convert;
mod declare;
mod describe;
mod enumeration;
mod environ_config;
mod evaluate;
mod field;
mod file;
mod foreign;
mod found;
mod function;
mod generic;
mod grammar;
mod import;
mod key;
mod library;
mod lines;
mod list;
mod literal;
mod made;
mod model;
mod names;
mod options;
mod path;
mod plain;
mod prefix;
mod reader;
mod reads;
mod said;
mod scalar;
mod scope;
mod settings;
mod string;
mod strings;
mod types;
mod worth;

use super::Context;
use crate::uses::Scan;
use file::File;
use foreign::{Asked, Modules, questions};
use found::Found;
use grammar::Grammar;

pub use declare::declarations;
pub use import::{constant, files};
pub use strings::strings;
pub(super) use worth::counts;

/// Strings of which a file has to hold one: a name that ends there, since `environment` is
/// a frequent word, a library that reads, or an object that another file got from one.
pub(super) const LITERALS: &[&str] = &[
    "environ.",
    "environ[",
    "environ)",
    "environ,",
    "environ:",
    "environ ",
    "environ]",
    "environ}",
    "environ\n",
    "environ\r",
    "environb",
    "environs",
    "getenv",
    "envvar",
    "env_prefix",
    "BaseSettings",
    "Settings)",
    "Settings,",
    "decouple",
    "starlette.config",
    "starlette import",
    "env(\"",
    "env('",
    "env(\n",
    " env.",
    "\nenv.",
    "=env.",
    "(env.",
    "[env.",
    "config(\"",
    "config('",
    "config(\n",
];

/// Finds the uses in a file.
///
/// [`Context::module`] is asked for what a scan of one file cannot know: whether a class of another file
/// that this file extends is a settings class, and with which prefix; which fields a nested model has;
/// a constant that is only part of a name; the object by which a library reads. Constants that are the
/// whole name are left to [`constant`].
///
/// Never panics; of a broken file all that can be parsed is read.
#[must_use]
pub fn scan(text: &str, context: &Context<'_>) -> Scan {
    let Some(tree) = Grammar::get().parse_for(text, context) else {
        return Scan { is_broken: true, ..Scan::default() };
    };
    let (left, asked) = (questions(), Asked::default());
    let file = File::new(text, &tree, Modules::new(context.module, &left, &asked));
    let mut found = Found::default();
    file.reads(context.readers, &mut found);
    file.settings(&mut found);
    file.environ_configs(&mut found);
    let (mut uses, helpers) = found.into_parts();
    uses.sort_by_key(|found| found.span.start);
    Scan {
        uses,
        is_broken: tree.root_node().has_error(),
        helpers,
        comments: file.comments,
        ..Scan::default()
    }
}
