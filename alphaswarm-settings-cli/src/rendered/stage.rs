//! What the check of one stream of manifests needs.

use std::ops::Range;

use alphaswarm_settings_scan::kubernetes::{Cluster, Name, Place as InStream, Workload};
use alphaswarm_settings_schema::diagnostic::Place;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::span::Span;

use super::service::ServiceAssignment;
use crate::path::shown;
use crate::rules::Scope;
use crate::sources::Source;

/// Everything that the check of one stream needs.
#[derive(Debug)]
pub(super) struct Stage<'a, 'v, 's> {
    pub(super) scope: &'a Scope<'a, 'v, 's>,
    pub(super) cluster: &'a Cluster,
    pub(super) source: &'a Source,
    /// Where each document begins, and its number.
    pub(super) documents: &'a [(usize, usize)],
    pub(super) assigned: &'a [ServiceAssignment],
}

impl Stage<'_, '_, '_> {
    /// Bytes of the stream, as diagnostics have them.
    pub(super) fn in_document(&self, span: &Range<usize>) -> Place {
        self.source.place(Span::new(span.start, span.end))
    }

    /// The number of the document that a byte of the stream is in.
    pub(super) fn document(&self, offset: usize) -> usize {
        let after = self.documents.partition_point(|&(start, _)| start <= offset);
        let before = after.checked_sub(1).and_then(|index| self.documents.get(index));
        before.map_or(1, |&(_, number)| number)
    }

    /// A place of the stream, as diagnostics have it.
    pub(super) fn at(&self, place: &InStream) -> Place {
        self.source.place(Span::new(place.span.start, place.span.end))
    }

    /// Where to set a variable that is no secret, and to what.
    pub(super) fn set_it(&self, variable: &Variable<'_>) -> String {
        let values = self.scope.environment.and_then(|environment| environment.values.as_ref());
        let place = values.map_or("the manifest".to_owned(), |path| format!("`{}`", shown(path)));
        format!("set it in {place}: expected {}", variable.rules().expected())
    }
}

/// A name with its namespace, for messages.
pub(super) fn shown_name(name: &Name) -> String {
    match &name.namespace {
        Some(namespace) => format!("{}/{}", mask::shown(namespace), mask::shown(&name.name)),
        None => mask::shown(&name.name),
    }
}

/// The words for a workload.
pub(super) fn shown_workload(workload: &Workload) -> String {
    format!("{}/{}", mask::shown(&workload.kind), shown_name(&workload.name))
}
