//! The file of an environment's values.

use std::path::Path;

use alphaswarm_settings_schema::dotenv::{self, Assignment, Content, Document};
use alphaswarm_settings_schema::span::Span;

use crate::input;
use crate::report::Problems;
use crate::rules::invalid_value::may_hold_password;
use crate::sources::{Source, Sources};
use crate::variables::VariableIndex;

/// The text of a file of values.
#[derive(Debug)]
pub(crate) struct Values<'r> {
    pub(crate) source: &'r Source,
    /// What is wrong with the file's bytes.
    faults: Problems,
}

impl<'r> Values<'r> {
    /// Reads the file.
    pub(crate) fn open(path: &Path, sources: &'r Sources) -> Result<Self, Problems> {
        let (source, faults) = input::read("values", path, sources)?;
        Ok(Self { source, faults })
    }

    /// The file as kustomize, docker and kubectl read it: without quotes.
    pub(super) fn read(&self) -> Document<'r> {
        dotenv::read_raw(&self.source.file)
    }

    /// What is wrong with the file itself.
    pub(super) fn problems(&self, document: &Document<'r>) -> Problems {
        let mut problems = self.faults.clone();
        problems.extend(self.source.locate(document.problems.iter().cloned()));
        problems
    }
}

/// What of the file no message may show: every value but those that are known to be plain.
pub(super) fn masks(document: &Document<'_>, index: &VariableIndex<'_, '_>) -> Vec<Span> {
    let mask = |item: &dotenv::Item<'_>| match &item.content {
        Content::Blank => None,
        Content::Comment(_) => Some(item.span),
        Content::Broken { value } => Some(Span::new(*value, item.span.end)),
        Content::Assignment(Assignment { key, raw, value, .. }) => {
            let is_hidden = index.hides_value(key.value, value)
                || index.variable(key.value).is_some_and(|v| may_hold_password(v, value));
            is_hidden.then_some(raw.span)
        }
    };
    document.items.iter().filter_map(mask).collect()
}
