//! A `.env` file brought up to date without losing what a person has typed.
//!
//! `read` takes the file apart into entries, one for each key; `resolve` decides what becomes of
//! each; `write` puts them together again in the order of the schema.

mod event;
mod owner;
mod read;
mod resolve;
mod unchanged;
mod write;

use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::source_file::SourceFile;

use crate::artifact::Artifact;
use crate::variables::VariableIndex;
pub(crate) use event::Event;
use event::What;
use read::Entry;
pub(crate) use unchanged::is_unchanged;

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
    index: &VariableIndex<'_, 'k>,
    artifact: &Artifact,
) -> Merged {
    let holds = |variable: &Variable<'_>| artifact.target_of(variable).is_some();
    let document = super::read(source, artifact.dialect);
    let file =
        read::entries(&document, source.text(), |key| index.variable(key).is_some_and(holds));
    let mut events = Vec::new();
    let resolved = resolve::resolve(file, schema, index, artifact, &mut events);
    let text = write::write(resolved, schema, index, artifact, &mut events);
    Merged { text, events }
}

#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;
