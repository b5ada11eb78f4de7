//! What is wrong with a schema: code, place, sentence, help.

mod code;
mod excerpt;
mod list;
mod render;
mod report;
mod suggest;

pub use code::{Code, Severity};
pub use list::joined;
pub(crate) use list::quoted;
pub use render::render;
pub use report::{Excerpt, Report};
pub(crate) use suggest::did_you_mean;
pub use suggest::{nearest, nearest_key};

use crate::order::sorted_by_key;
use crate::span::Span;

/// One problem, with every place that has to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of problem; it decides the severity.
    pub code: Code,
    /// One sentence without a full stop, the name of the thing in backquotes.
    pub message: String,
    /// The places; the first is the one the problem is reported at.
    pub labels: Vec<Label>,
    /// Facts that explain the problem.
    pub notes: Vec<String>,
    /// What to do next.
    pub help: Option<String>,
}

/// The problems in the order of their places.
pub(crate) fn sorted(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    sorted_by_key(problems, |problem| {
        let span = problem.primary().span;
        (span.start, span.end)
    })
}

/// A place in the source and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words beside the caret; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// A problem of the given kind at `span`.
    #[must_use]
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            labels: vec![Label { span, text: String::new() }],
            notes: Vec::new(),
            help: None,
        }
    }

    /// Says `text` beside the caret of the first place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.labels[0].text = text.into();
        self
    }

    /// Adds a further place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Says what to do next.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// The place the problem is reported at.
    #[must_use]
    pub fn primary(&self) -> &Label {
        &self.labels[0]
    }

    /// Whether the problem makes the schema unusable.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}
