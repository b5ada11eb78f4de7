//! What reading a schema comes to.

use crate::diagnostic::Diagnostic;
use crate::model::Schema;
use crate::span::Span;

/// What became of a file.
#[derive(Debug, Default)]
pub struct Lowered<'s> {
    /// The variables, as far as they could be read.
    pub schema: Schema<'s>,
    /// Every problem, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The places of the file that no message may show, sorted.
    pub masks: Vec<Span>,
}

impl Lowered<'_> {
    /// Whether the schema cannot be used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}
