//! What a scanner finds in one text.

use std::ops::Range;

/// Everything that a scanner finds in one text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Scan {
    /// The uses, in the order of the text.
    pub uses: Vec<Use>,
    /// Whether some part of the text could not be parsed; the rest was still read.
    pub is_broken: bool,
    /// Functions that hand a parameter on to a read of the environment.
    pub helpers: Vec<Helper>,
    /// The comments, for suppressions: the bytes of each, with its marks.
    pub comments: Vec<Range<usize>>,
}

/// One place that uses an environment variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Which variable.
    pub name: Name,
    /// What the place does with it.
    pub kind: Kind,
    /// The bytes of the name, or of the expression that makes it.
    pub span: Range<usize>,
    /// The bytes of the value that the place gives the variable, as it is written, quotes included.
    pub value: Option<Range<usize>>,
    /// Whether the place is test code inside of a file that is not (`#[cfg(test)]`).
    pub is_test: bool,
}

/// The variable that a place uses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// This one.
    Literal(String),
    /// One that is known only when the program runs.
    Dynamic,
    /// A name relative to another file's constant, to be looked up there: the import path as the
    /// language writes it, and the constant.
    Imported {
        /// The module, as the language writes it.
        module: String,
        /// The constant in it.
        constant: String,
    },
}

/// What a place does with a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Code reads the environment itself: `std::env::var`, `os.environ`, `process.env`.
    Read,
    /// A library reads it for the code: a field of a settings class, an attribute.
    Field,
    /// A helper that the caller named reads it.
    Helper,
    /// The place sets it: compose, a manifest, a Dockerfile, a workflow, an env file.
    Set,
    /// The place is replaced by its value: `${X}` in compose, a shell, a Makefile.
    Expansion,
}

/// A function that hands one of its parameters on to a read of the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// The function's name.
    pub name: String,
    /// The bytes of that name.
    pub span: Range<usize>,
}
