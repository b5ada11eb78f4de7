//! The file of an environment's values.

use std::path::Path;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::dotenv::{self, Assignment, Content, Document};
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

use crate::finding::value::may_hold_password;
use crate::message::Messages;
use crate::project::{Known, read_text};

/// The text of a file of values.
#[derive(Debug)]
pub(crate) struct Values {
    pub(crate) source: SourceFile,
    /// What is wrong with the file's bytes.
    not_text: Vec<Diagnostic>,
}

impl Values {
    /// Reads the file.
    pub(crate) fn open(path: &Path) -> Result<Self, Messages> {
        let (source, not_text) = read_text("values", path)?;
        Ok(Self { source, not_text })
    }

    /// The file as kustomize, docker and kubectl read it: without quotes.
    pub(super) fn read(&self) -> Document<'_> {
        let mut document = dotenv::read_raw(&self.source);
        document.problems.extend(self.not_text.iter().cloned());
        document.problems.sort_by_key(|problem| problem.span());
        document
    }
}

/// What of the file no message may show: every value but those that are known to be plain.
pub(super) fn masks(document: &Document<'_>, known: &Known<'_, '_>) -> Vec<Span> {
    let mask = |item: &dotenv::Item<'_>| match &item.content {
        Content::Blank => None,
        Content::Comment(_) => Some(item.span),
        Content::Broken { value } => Some(Span::new(*value, item.span.end)),
        Content::Assignment(Assignment { key, raw, value, .. }) => {
            let is_hidden = known.hides_value(key.value, value)
                || known.variable(key.value).is_some_and(|v| may_hold_password(v, value));
            is_hidden.then_some(raw.span)
        }
    };
    document.items.iter().filter_map(mask).collect()
}
