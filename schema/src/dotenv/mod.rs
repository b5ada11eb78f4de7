//! Reads `.env` files without losing a byte.
//!
//! The text becomes a list of items that lie end to end: put together again, their spans give the
//! file back. A value is decoded but never interpolated: `$` and `${…}` mean themselves.
//!
//! ```
//! use alphaswarm_settings_schema::{dotenv, source_file::SourceFile};
//!
//! let source = SourceFile::new(".env", "PORT=8080 # for now\nexport NAME='a b'\n");
//! let document = dotenv::read(&source);
//! assert!(document.problems.is_empty());
//! let values: Vec<_> = document.assignments().map(|set| &*set.value).collect();
//! assert_eq!(values, ["8080", "a b"]);
//! ```

mod quoted;
mod reader;

pub use reader::{read, read_raw};

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::span::{Span, Spanned};

/// A whole `.env` file.
#[derive(Debug, Default)]
pub struct Document<'s> {
    /// The items, end to end.
    pub items: Vec<Item<'s>>,
    /// Everything that is wrong, in the order of the file. Bytes that are not UTF-8 are not
    /// among it: those are [`SourceFile::from_bytes`](crate::source_file::SourceFile::from_bytes)'s.
    pub problems: Vec<Diagnostic>,
}

/// One line, or one assignment over several.
#[derive(Debug)]
pub struct Item<'s> {
    /// All of its bytes, the line ending included.
    pub span: Span,
    /// What it is.
    pub content: Content<'s>,
}

/// What an item of a `.env` file is.
#[derive(Debug)]
pub enum Content<'s> {
    /// Nothing but blanks.
    Blank,
    /// A comment, from its `#` to the end of the line.
    Comment(Spanned<&'s str>),
    /// `KEY=value`.
    Assignment(Assignment<'s>),
    /// A line that could not be read; a problem says why.
    Broken {
        /// Where its value begins, as far as that is known.
        value: usize,
    },
}

/// One `KEY=value`.
#[derive(Debug)]
pub struct Assignment<'s> {
    /// Whether the word `export` stands before the key.
    pub export: bool,
    /// The key.
    pub key: Spanned<&'s str>,
    /// The value as it is spelled, with its quotes.
    pub raw: Spanned<&'s str>,
    /// The value that is meant.
    pub value: Cow<'s, str>,
    /// The comment after the value, from its `#` to the end of the line.
    pub comment: Option<Spanned<&'s str>>,
}

impl<'s> Document<'s> {
    /// The assignments, in order.
    pub fn assignments(&self) -> impl Iterator<Item = &Assignment<'s>> {
        self.items.iter().filter_map(|item| match &item.content {
            Content::Assignment(assignment) => Some(assignment),
            _ => None,
        })
    }

    /// What no message about the file may show: everything but the keys, because nothing here
    /// knows which of the values are secret.
    #[must_use]
    pub fn masks(&self) -> Vec<Span> {
        let mask = |item: &Item<'_>| match &item.content {
            Content::Blank => None,
            Content::Assignment(assignment) => {
                Some(Span::new(assignment.raw.span.start, item.span.end))
            }
            Content::Comment(_) => Some(item.span),
            Content::Broken { value } => Some(Span::new(*value, item.span.end)),
        };
        self.items.iter().filter_map(mask).collect()
    }
}
