//! What is wrong, as data: code, severity, key, places, sentence, help. Text is made of it at the
//! very end, by a renderer.

mod code;
pub mod codes;
mod excerpt;
mod list;
mod render;
mod report;
mod suggest;

pub use code::{Code, Row, Severity};
pub use list::joined;
pub(crate) use list::quoted;
pub use render::render;
pub use report::{Excerpt, Report};
pub(crate) use suggest::did_you_mean;
pub use suggest::{nearest, nearest_key};

use crate::mask;
use crate::order::sorted_by_key;
use crate::span::Span;

/// One problem, with every place that has to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of problem.
    pub code: Code,
    /// That of the code, unless something says otherwise.
    pub severity: Severity,
    /// The variable that the problem is with, as it may be shown.
    pub key: Option<String>,
    /// One sentence without a full stop and without the key, names in backquotes.
    pub message: String,
    /// The places; the first is the one the problem is reported at.
    pub places: Vec<Place>,
    /// Facts that explain the problem.
    pub notes: Vec<String>,
    /// What to do next.
    pub help: Option<String>,
    /// Further facts for programs, by name: the environment, the workload, the container.
    pub about: Vec<(&'static str, String)>,
}

/// The problems in the order of their places.
pub(crate) fn sorted(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    sorted_by_key(problems, |problem| {
        let span = problem.span();
        (span.start, span.end)
    })
}

/// One of the files that a run reads; the first where there is only one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub usize);

/// A place in a file and what is to be said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The bytes of it.
    pub span: Span,
    /// A few words beside the caret; may be empty.
    pub label: String,
}

impl Diagnostic {
    /// A problem of the given kind that is with no place.
    #[must_use]
    pub fn general(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            key: None,
            message: message.into(),
            places: Vec::new(),
            notes: Vec::new(),
            help: None,
            about: Vec::new(),
        }
    }

    /// A problem of the given kind at `span` of the file that is being read.
    #[must_use]
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::general(code, message).also(span, "")
    }

    /// Names the variable that the problem is with.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.key = Some(mask::shown(key));
        self
    }

    /// Says `text` beside the caret of the first place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.places.first_mut() {
            first.label = text.into();
        }
        self
    }

    /// Adds a further place in the file that is being read.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.places.push(Place { file: FileId::default(), span, label: text.into() });
        self
    }

    /// Says which file the places are in.
    #[must_use]
    pub fn in_file(mut self, file: FileId) -> Self {
        self.places.iter_mut().for_each(|place| place.file = file);
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

    /// Adds a fact for programs.
    #[must_use]
    pub fn about(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.about.push((name, text.into()));
        self
    }

    /// The place the problem is reported at; nothing where it is with no place.
    #[must_use]
    pub fn primary(&self) -> Option<&Place> {
        self.places.first()
    }

    /// The bytes of the place the problem is reported at; none, at the start, where there is none.
    #[must_use]
    pub fn span(&self) -> Span {
        self.primary().map_or(Span::new(0, 0), |place| place.span)
    }

    /// The sentence with the key in front, as people read it.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.key {
            Some(key) if !key.is_empty() => [key, ": ", &self.message].concat(),
            _ => self.message.clone(),
        }
    }

    /// Whether the problem has to be corrected.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
