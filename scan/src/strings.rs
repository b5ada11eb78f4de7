//! What a string literal is given to.

use std::ops::Range;

/// A string that a text holds, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StringLiteral {
    /// The name of the variable, field, key, parameter or function that gets it; may be empty.
    pub name: String,
    /// The bytes of its content, without quotes.
    pub span: Range<usize>,
    /// What happens with it.
    pub role: Role,
    /// Whether it stands in test code inside of a file that is not.
    pub is_test: bool,
}

/// What happens with a string literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// What the name says is set to it.
    Assigned,
    /// What the name says is set to it where nothing else is: `get("X", "…")`, `x || "…"`.
    Fallback,
    /// The function of that name is called with it.
    Argument,
    /// Anything else: it is compared, printed, matched.
    Other,
}

/// How long the names are that say something of a literal.
#[cfg(feature = "languages")]
const NAME: usize = 256;

/// A name, unless it is longer than any that a person wrote: many literals may have the same one.
#[cfg(feature = "languages")]
pub(crate) fn name(name: &str) -> Option<String> {
    (name.len() <= NAME).then(|| name.to_owned())
}
