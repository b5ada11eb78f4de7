//! `.env` files.

mod dialect;
pub(crate) mod hidden;
pub(crate) mod layout;
mod mark;
pub(crate) mod merge;
#[cfg(test)]
mod reader_tests;
mod spell;
mod spelling;
pub(crate) mod values;

use alphaswarm_settings_schema::dotenv::{self, Document};
use alphaswarm_settings_schema::source_file::SourceFile;

use crate::dialect::Dialect;

/// Reads a file as the readers do that it is written for.
pub(crate) fn read(source: &SourceFile, dialect: Option<Dialect>) -> Document<'_> {
    match dialect {
        Some(Dialect::Raw) => dotenv::read_raw(source),
        _ => dotenv::read(source),
    }
}
