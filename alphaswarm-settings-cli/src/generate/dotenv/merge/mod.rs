//! A `.env` file brought up to date without losing what a person has typed.
//!
//! `read` takes the file apart into entries, one for each key; `settle` decides what becomes of
//! each; `write` puts them together again in the order of the schema.

mod event;
mod owner;
mod read;
mod settle;
mod settled;
mod write;

use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::source_file::SourceFile;

use crate::artifact::Artifact;
use crate::project::Known;
pub(crate) use event::Event;
use event::What;
use read::Entry;
pub(crate) use settled::is_settled;

/// The new text, and what a person should know of it.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    pub(crate) text: String,
    pub(crate) events: Vec<Event>,
}

/// Merges a file that can be read without a problem and ends its lines with LF.
pub(crate) fn merge<'k>(
    source: &SourceFile,
    schema: &Schema<'k>,
    known: &Known<'_, 'k>,
    artifact: &Artifact,
) -> Merged {
    let holds = |variable: &Variable<'_>| artifact.target_of(variable).is_some();
    let document = super::read(source, artifact.dialect);
    let file =
        read::entries(&document, source.text(), |key| known.variable(key).is_some_and(holds));
    let mut events = Vec::new();
    let settled = settle::settle(file, schema, known, artifact, &mut events);
    let text = write::write(settled, schema, known, artifact, &mut events);
    Merged { text, events }
}

#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;
