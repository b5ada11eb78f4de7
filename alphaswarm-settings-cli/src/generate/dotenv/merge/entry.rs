//! What a file says of one key: what stands above it, and how it is set.

use super::super::mark::Mark;

/// What the file says of one key.
#[derive(Debug, Clone)]
pub(super) struct Entry<'s> {
    pub(super) key: &'s str,
    /// A person's comments above the assignment, and lines for the library, without line endings.
    pub(super) comments: Vec<&'s str>,
    pub(super) mark: Option<Mark>,
    /// Whether it was a secret when the tool last wrote.
    pub(super) was_secret: bool,
    /// Whether it stood in the closing section already.
    pub(super) has_left: bool,
    pub(super) line: Line<'s>,
}

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use<'k> {
    /// The artifact has a block of the name that it has now.
    Block(&'k str),
    /// The library reads it beside the variables: `KEY_FILE`, `ALPHASWARM_SETTINGS_TARGET`. Its line stays
    /// where it is, as a comment does.
    Library,
    /// The artifact does not hold it.
    Other,
}

/// How a key is set.
#[derive(Debug, Clone)]
pub(super) enum Line<'s> {
    /// By an assignment.
    Set(Set<'s>),
    /// Not, and on purpose: the assignment is among the comments.
    Unset,
    /// Not, as the tool left it.
    Nothing,
}

/// An assignment.
#[derive(Debug, Clone)]
pub(super) struct Set<'s> {
    /// All of it, without the last line ending.
    pub(super) text: &'s str,
    /// Where in the text the key begins.
    pub(super) key_at: usize,
    /// From the value to the end.
    pub(super) rest: &'s str,
    pub(super) is_bare_empty: bool,
    pub(super) export: bool,
    pub(super) value: String,
    pub(super) comment: Option<&'s str>,
}
