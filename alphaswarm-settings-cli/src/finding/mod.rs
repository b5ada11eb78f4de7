//! What `validate` finds in files that it did not write, in three forms: for people, as JSON and as
//! annotations of GitHub.

mod github;
mod json;
pub(crate) mod value;

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic, Severity};
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

use crate::message::{Draft, Message};

pub(crate) use github::github;
pub(crate) use json::{json, push as push_json};

/// One thing that is wrong.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) rule: Code,
    /// One sentence without a full stop, the key first.
    pub(crate) title: String,
    pub(crate) place: Option<Place>,
    pub(crate) about: About,
    pub(crate) notes: Vec<String>,
    pub(crate) help: Option<String>,
    /// The message with an excerpt, where the file may be shown.
    excerpt: Option<Message>,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: String,
    /// From 1; of a file with several documents, the line in the file.
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// Which document of the file, from 1.
    pub(crate) document: Option<usize>,
}

/// What a finding is about, for programs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) key: Option<String>,
    pub(crate) environment: Option<String>,
    /// `Deployment/core`, with the namespace before the name where there is one.
    pub(crate) workload: Option<String>,
    pub(crate) container: Option<String>,
    /// Where the schema declares the variable.
    pub(crate) declared: Option<String>,
}

impl Finding {
    pub(crate) fn new(rule: Code, title: impl Into<String>) -> Self {
        Self {
            rule,
            title: title.into(),
            place: None,
            about: About::default(),
            notes: Vec::new(),
            help: None,
            excerpt: None,
        }
    }

    /// A diagnostic with the source lines that it is about; nothing that lies in `masks` shows.
    pub(crate) fn in_source(
        diagnostic: &Diagnostic,
        source: &SourceFile,
        masks: &[Span],
        about: About,
    ) -> Self {
        let severity = diagnostic.code.severity();
        let at = source.position(diagnostic.span().start);
        let place = Place {
            path: source.name().to_owned(),
            line: at.line,
            column: at.column,
            document: None,
        };
        Self {
            place: Some(place),
            about,
            notes: diagnostic.notes.clone(),
            help: diagnostic.help.clone(),
            excerpt: Some(Message::diagnostic(diagnostic, source, masks, severity)),
            ..Self::new(diagnostic.code, diagnostic.title())
        }
    }

    pub(crate) fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    pub(crate) fn about(mut self, about: About) -> Self {
        self.about = about;
        self
    }

    pub(crate) fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// The finding for people.
    pub(crate) fn message(&self) -> Message {
        if let Some(message) = &self.excerpt {
            return message.clone();
        }
        let mut draft = match self.rule.severity() {
            Severity::Error => Draft::error(&self.title),
            Severity::Note | Severity::Warning => Draft::warning(&self.title),
        };
        draft = draft.code(self.rule);
        if let Some(Place { path, line, column, .. }) = &self.place {
            draft = draft.at(path, *line, *column);
        }
        draft = self.notes.iter().fold(draft, Draft::note);
        match &self.help {
            Some(help) => draft.help(help).done(),
            None => draft.done(),
        }
    }
}
