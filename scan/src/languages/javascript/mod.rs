//! JavaScript and TypeScript, with and without JSX.
//!
//! A use is a property of `process.env` or `import.meta.env`, under any name that the file gives
//! either of them, a call of `Deno.env`, an import from `SvelteKit`'s environment, and a key of a
//! schema that the file checks its environment with.

mod around;
mod braces;
mod constant;
mod conversion;
mod declared;
mod file;
mod grammar;
mod mention;
mod next;
mod object;
mod reads;
mod schema;
mod scope;
mod spelled;
mod strings;
mod validator;
mod vocabulary;

use super::Context;
use crate::uses::Scan;
use file::File;
use grammar::Grammar;

pub use declared::{PUBLIC_PREFIXES, declarations};
pub use next::built_in;
pub use strings::strings;

/// Which grammar a file is read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// JavaScript, JSX and TSX.
    Tsx,
    /// TypeScript, where `<T>x` is no element.
    TypeScript,
}

/// Finds the uses in a script.
///
/// Never panics; of a broken script all that can be parsed is read.
#[must_use]
pub fn scan(text: &str, dialect: Dialect, context: &Context<'_>) -> Scan {
    let grammar = Grammar::of(dialect);
    let Some((tree, reads)) = grammar.parse_for(text, context) else {
        return Scan { is_broken: true, ..Scan::default() };
    };
    let file = File::new(text, grammar, &tree, reads.as_ref());
    let mut found = file.reads(context.readers);
    found.uses.sort_by_key(|found| found.span.start);
    found.helpers.sort_by_key(|helper| helper.span.start);
    Scan {
        uses: found.uses,
        is_broken: tree.root_node().has_error(),
        helpers: found.helpers,
        comments: file.comments,
        ..Scan::default()
    }
}
