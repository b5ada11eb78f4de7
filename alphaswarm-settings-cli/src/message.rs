//! What the command says: errors and warnings, as rustc writes them.

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic, Report, Severity};
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::adapter::strip_str;

/// A message, with the marks of colour in it that [`Console`](crate::console::Console) takes out
/// where nobody can see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) severity: Severity,
    pub(crate) text: String,
}

/// What every command fails with: all that is wrong, in one run.
pub(crate) type Messages = Vec<Message>;

/// A message that is still being put together.
#[derive(Debug)]
pub(crate) struct Draft {
    severity: Severity,
    code: Option<Code>,
    title: String,
    place: Option<(String, usize, usize)>,
    notes: Vec<String>,
    help: Option<String>,
}

impl Draft {
    fn new(severity: Severity, title: impl Into<String>) -> Self {
        Self {
            severity,
            code: None,
            title: title.into(),
            place: None,
            notes: Vec::new(),
            help: None,
        }
    }

    pub(crate) fn error(title: impl Into<String>) -> Self {
        Self::new(Severity::Error, title)
    }

    pub(crate) fn warning(title: impl Into<String>) -> Self {
        Self::new(Severity::Warning, title)
    }

    pub(crate) fn code(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    /// Where it stands: file, line and column.
    pub(crate) fn at(mut self, path: &str, line: usize, column: usize) -> Self {
        self.place = Some((path.to_owned(), line, column));
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

    pub(crate) fn done(&self) -> Message {
        let mut title = level(self.severity).primary_title(self.title.as_str());
        if let Some(code) = self.code {
            title = title.id(code.name());
        }
        let mut group = Group::with_title(title);
        if let Some((path, line, column)) = &self.place {
            group = group.element(Origin::path(path).line(*line).char_column(*column));
        }
        let group = remarks(group, &self.notes, self.help.as_deref());
        Message { severity: self.severity, text: render(group) }
    }
}

impl From<Draft> for Messages {
    fn from(draft: Draft) -> Self {
        vec![draft.done()]
    }
}

impl Message {
    /// A diagnostic with the source lines it is about; nothing that lies in `masks` shows.
    pub(crate) fn diagnostic(
        diagnostic: &Diagnostic,
        source: &SourceFile,
        masks: &[Span],
        severity: Severity,
    ) -> Self {
        let report = Report::new(diagnostic, source, masks);
        let title = level(severity).primary_title(report.title).id(report.code.name());
        let mut group = Group::with_title(title);
        for (index, excerpt) in report.excerpts.iter().enumerate() {
            let at = excerpt.position;
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let label = Some(excerpt.label).filter(|label| !label.is_empty());
            let annotation = kind.span(excerpt.highlight.clone()).label(label);
            // The excerpt may begin in the middle of its line: its own column would be wrong.
            let origin = Origin::path(report.file).line(at.line).char_column(at.column);
            let snippet = Snippet::source(excerpt.line.as_str()).line_start(at.line);
            group = group.element(origin).element(snippet.annotation(annotation));
        }
        Self { severity, text: render(remarks(group, report.notes, report.help)) }
    }

    pub(crate) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The diagnostics of one file, each with the severity of its code.
pub(crate) fn all<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    source: &SourceFile,
    masks: &[Span],
) -> Messages {
    let message = |diagnostic: &'d Diagnostic| {
        Message::diagnostic(diagnostic, source, masks, diagnostic.code.severity())
    };
    diagnostics.into_iter().map(message).collect()
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn remarks<'a>(mut group: Group<'a>, notes: &'a [String], help: Option<&'a str>) -> Group<'a> {
    group = group.elements(notes.iter().map(|note| Level::NOTE.message(note.as_str())));
    group.elements(help.map(|help| Level::HELP.message(help)))
}

fn render(group: Group<'_>) -> String {
    let text = Renderer::styled().render(&[group]);
    // A snippet without a path, behind an origin that has one, gets a heading without text.
    let is_empty_heading = |line: &&str| strip_str(line).to_string().trim() == ":::";
    let lines: Vec<_> = text.lines().filter(|line| !is_empty_heading(line)).collect();
    lines.join("\n")
}
