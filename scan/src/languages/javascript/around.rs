//! What of a script has to be parsed: what is around the places that may read the environment.
//!
//! A name that a block declares is not known outside of it, and so a block in which nothing reads the
//! environment says nothing of what is read elsewhere. That holds unless the environment itself gets
//! another name: then all is parsed.

use std::ops::Range;

use super::braces::{Braces, SHORT};
use super::mention::{Environment, ROOTS, has_schemas};
use crate::languages::around::Places;
use crate::languages::literals::SUPPRESSION;

/// Strings by which a script may come to the environment, or read it, in another way.
const DETOURS: &[&str] = &[
    "process\"",
    "process'",
    "bun\"",
    "bun'",
    "$env/",
    "\"env\"]",
    "'env']",
    "loadEnv",
    SUPPRESSION,
];

/// What of a script matters.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The inner lines of what holds nothing of interest, in their order.
    pub(super) left_out: Vec<Range<usize>>,
    /// Where the environment is read, if nothing else tells what is read there: all keys are written
    /// out.
    pub(super) reads: Option<Places>,
}

/// What of a script matters; `readers` are functions that read, and `places` are others that count.
pub(super) fn parts(text: &str, readers: &[String], places: &[Range<usize>]) -> Parts {
    let has = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    if text.len() < SHORT || DETOURS.iter().any(|detour| has(detour)) {
        return Parts::default();
    }
    // In the text between two elements an apostrophe looks like a quote: what is in it counts as well.
    let mentions = memchr::memmem::find_iter(text.as_bytes(), ".env").map(|at| at..at + 1);
    let mut reads: Vec<_> = mentions.collect();
    let places = Places::new(places.iter().chain(&reads).cloned().collect());
    // Where it is not seen that a mention is one, it may still be.
    let has_schemas = has_schemas(text.as_bytes());
    let is_named = |mention: &Range<usize>| {
        let root = root_before(text.as_bytes(), mention.start);
        root.is_some_and(|root| {
            Environment::at(text.as_bytes(), root, has_schemas) == Environment::Named
        })
    };
    if reads.iter().any(is_named) {
        return Parts::default();
    }
    match Braces::new(text, readers, &places, has_schemas).run() {
        Some(found) if found.is_known => {
            reads.extend(found.reads.into_iter().map(|at| at..at + 1));
            Parts { left_out: found.all, reads: Some(Places::new(reads)) }
        }
        Some(found) => Parts { left_out: found.blocks, reads: None },
        None => Parts::default(),
    }
}

/// The root that has the property which begins at a place.
fn root_before(text: &[u8], at: usize) -> Option<Range<usize>> {
    let before = text[..at].strip_suffix(b"?").unwrap_or(&text[..at]).trim_ascii_end();
    let root = ROOTS.iter().find(|root| before.ends_with(root))?;
    Some(before.len() - root.len()..before.len())
}
