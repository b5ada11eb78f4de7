//! How a file that a person writes in as well is brought up to date.

use std::collections::HashSet;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

use super::dotenv;
use super::format::Inputs;
use crate::artifact::Artifact;
use crate::report::Problems;
use crate::sources::Source;
use crate::variables::VariableIndex;

/// The functions of one format.
pub(crate) struct Merging {
    /// What makes an existing file unreadable, beyond the given problems, and the places that no excerpt
    /// of it may show.
    pub(crate) read: fn(&SourceFile, Vec<Diagnostic>, &Artifact, &VariableIndex<'_, '_>) -> Reading,
    /// The new text of an existing file that can be read and ends its lines with LF, and what a person
    /// should know of it.
    pub(crate) merge: fn(&SourceFile, Inputs<'_, '_>, &VariableIndex<'_, '_>, &Artifact) -> Merged,
    /// Whether what a person typed is all that an existing text differs in from the merged one.
    pub(crate) is_unchanged: fn(&str, &str) -> bool,
    /// What is wrong with what a person typed in a file; the last argument is the schema's name.
    pub(crate) check: fn(&Source, &Artifact, &VariableIndex<'_, '_>, &str) -> Problems,
    /// The keys whose values are hidden because an existing file itself calls them secrets.
    pub(crate) once_secret: fn(&SourceFile, &Artifact) -> HashSet<String>,
}

/// What an existing file is.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) problems: Vec<Diagnostic>,
    pub(crate) masks: Vec<Span>,
}

/// What becomes of an existing file.
#[derive(Debug)]
pub(crate) struct Merged {
    pub(crate) text: String,
    pub(crate) warnings: Problems,
}

pub(super) const DOTENV: Merging = Merging {
    read: |source, mut problems, artifact, index| {
        let document = dotenv::read(source, artifact.dialect);
        problems.extend(document.problems.iter().cloned());
        let masks = dotenv::hidden::masks(&document, &problems, index);
        problems.sort_by_key(Diagnostic::span);
        Reading { problems, masks }
    },
    merge: |source, _, index, artifact| {
        let merged = dotenv::merge::merge(source, index.schema, index, artifact);
        let warnings = merged.events.iter().map(|event| event.problem(source.name())).collect();
        Merged { text: merged.text, warnings }
    },
    is_unchanged: dotenv::merge::is_unchanged,
    check: dotenv::values::check,
    once_secret: |source, artifact| {
        dotenv::hidden::once_secret(&dotenv::read(source, artifact.dialect))
    },
};
