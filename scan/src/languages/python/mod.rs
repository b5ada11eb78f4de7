//! Python.
//!
//! A use is a read of `os.environ` or `os.getenv`, under whatever name the file gives either of
//! them, a field of a settings class, by its prefix and its aliases, and what the usual libraries
//! read by name: decouple, environs, django-environ, environ-config, starlette, and the options of
//! click and typer.
//!
//! What a text says of these variables beyond their names is read for [`declarations`] alone: types,
//! defaults, bounds and descriptions, as far as they are known without running the program.

mod argument;
mod arithmetic;
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

use crate::uses::Scan;
use file::File;
use foreign::{Modules, questions};
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

/// Finds the uses in a file; `readers` are functions that read the variable which their first
/// argument names.
///
/// Never panics; of a broken file all that can be parsed is read.
#[must_use]
pub fn scan(text: &str, readers: &[String]) -> Scan {
    scan_with(text, readers, &|_| None)
}

/// Finds the uses in a file of a program whose other files may be asked.
///
/// `module` gives the text of a module by the name that an `import` in the file has for it: the
/// first of [`files`] that there is. It is asked for what a scan of one file cannot know: whether a
/// class of another file that this file extends is a settings class, and with which prefix; which
/// fields a nested model has; a constant that is only part of a name; the object by which a library
/// reads. Constants that are the whole name are left to [`constant`].
///
/// Never panics; of a broken file all that can be parsed is read.
#[must_use]
pub fn scan_with(text: &str, readers: &[String], module: &dyn Fn(&str) -> Option<String>) -> Scan {
    let Some(tree) = Grammar::get().parse(text) else {
        return Scan { is_broken: true, ..Scan::default() };
    };
    let left = questions();
    let file = File::new(text, &tree, Modules::new(module, &left));
    let mut found = Found::default();
    file.reads(readers, &mut found);
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
