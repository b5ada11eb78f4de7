//! A diagnostic made ready to be shown: masked excerpts in place of spans.

use std::ops::Range;

use super::{Code, Diagnostic, Place, excerpt};
use crate::source_file::{Position, SourceFile};
use crate::span::Span;

/// Everything a renderer needs, without the source: what may not be shown is already gone.
#[derive(Debug, Clone)]
pub struct Report<'d> {
    /// The kind of problem.
    pub code: Code,
    /// What is wrong, the key in front.
    pub title: String,
    /// The file, as messages name it.
    pub file: &'d str,
    /// The places, the most important first.
    pub excerpts: Vec<Excerpt<'d>>,
    /// Facts that explain the problem.
    pub notes: &'d [String],
    /// What to do next.
    pub help: Option<&'d str>,
}

/// One source line with one underlined piece.
#[derive(Debug, Clone)]
pub struct Excerpt<'d> {
    /// Where the underlined piece begins in the file.
    pub position: Position,
    /// The line as it may be shown: masked, printable, cut to a window.
    pub line: String,
    /// The bytes of `line` to underline.
    pub highlight: Range<usize>,
    /// What to say beside the underline; may be empty.
    pub label: &'d str,
}

impl<'d> Report<'d> {
    /// Prepares a diagnostic of one file; nothing that lies in `masks` (sorted) shows in the result.
    #[must_use]
    pub fn new(diagnostic: &'d Diagnostic, source: &'d SourceFile, masks: &[Span]) -> Self {
        let places = diagnostic.places.iter();
        Self {
            code: diagnostic.code,
            title: diagnostic.title(),
            file: source.name(),
            excerpts: places.map(|place| Self::excerpt(place, source, masks)).collect(),
            notes: &diagnostic.notes,
            help: diagnostic.help.as_deref(),
        }
    }

    /// Prepares the line of one place.
    #[must_use]
    pub fn excerpt(place: &'d Place, source: &SourceFile, masks: &[Span]) -> Excerpt<'d> {
        let shown = excerpt::show(source, place.span, masks);
        Excerpt {
            position: source.position(place.span.start),
            line: shown.text,
            highlight: shown.highlight,
            label: &place.label,
        }
    }
}
