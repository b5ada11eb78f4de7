//! The files that a run has read: what places in diagnostics refer to.

use std::cell::OnceCell;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, FileId, Place};
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;
use elsa::FrozenVec;

/// Every file that was read, for as long as the run lasts.
#[derive(Default)]
pub(crate) struct Sources {
    files: FrozenVec<Box<Source>>,
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct Source {
    id: FileId,
    pub(crate) file: SourceFile,
    /// What of it no message may show; nothing of it is shown before that is known.
    masks: OnceCell<Vec<Span>>,
}

impl Sources {
    /// Keeps a file.
    pub(crate) fn add(&self, file: SourceFile) -> &Source {
        let id = FileId(self.files.len());
        self.files.push_get(Box::new(Source { id, file, masks: OnceCell::new() }))
    }

    /// The file that a place is in.
    pub(crate) fn get(&self, id: FileId) -> Option<&Source> {
        self.files.get(id.0)
    }
}

impl Source {
    /// Allows excerpts of the file that show nothing of what lies in `masks`, which is sorted.
    pub(crate) fn show_all_but(&self, masks: Vec<Span>) {
        // Said twice, the first holds: it was said by whoever read the file.
        let _ = self.masks.set(masks);
    }

    /// What excerpts of the file leave out; nothing where none may be shown.
    pub(crate) fn masks(&self) -> Option<&[Span]> {
        self.masks.get().map(Vec::as_slice)
    }

    /// Diagnostics of this file, as they come from its reader.
    pub(crate) fn locate(
        &self,
        diagnostics: impl IntoIterator<Item = Diagnostic>,
    ) -> Vec<Diagnostic> {
        diagnostics.into_iter().map(|diagnostic| diagnostic.in_file(self.id)).collect()
    }

    /// What places in this file call it.
    pub(crate) fn id(&self) -> FileId {
        self.id
    }

    /// A place in this file.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place { file: self.id, span, label: String::new() }
    }
}
