//! A `.env` file brought up to date without losing what a person has typed.
//!
//! `read` takes the file apart into entries, one for each key; `resolve` decides what becomes of
//! each; `write` puts them together again in the order of the schema.

mod entry;
mod event;
mod owner;
mod read;
mod resolve;
mod unchanged;
mod write;

use std::collections::HashSet;

use alphaswarm_settings_schema::model::{Schema, Target, Variable};
use alphaswarm_settings_schema::source_file::SourceFile;

use super::layout;
use super::mark::Owner;
use crate::artifact::Artifact;
use crate::variables::{Name, VariableIndex};
use entry::{Entry, Line, Use};
pub(crate) use event::Event;
use event::What;
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
    let document = super::read(source, artifact.dialect);
    let held = |key: &str| {
        let variable = index.variable(key)?;
        Some((variable, artifact.target_of(variable)?))
    };
    let holds = |variable: &Variable<'_>| artifact.target_of(variable).is_some();
    let use_of = |key: &str| match index.classify(key) {
        Name::Declared(variable) | Name::Alias(variable) if holds(variable) => {
            Use::Block(variable.key.value)
        }
        Name::FileKey(variable) if holds(variable) => Use::Library,
        Name::Reserved => Use::Library,
        _ => Use::Other,
    };
    let mut file = read::entries(&document, source.text(), use_of, &HashSet::new());
    // Where a comment has the assignment of a secret, it stands for the line that the tool drops.
    let dropped: HashSet<_> = file
        .entries
        .iter()
        .filter(|entry| file.commented_out.contains(entry.key))
        .filter(|entry| held(entry.key).is_some_and(|held| is_dropped(entry, held)))
        .map(|entry| entry.key)
        .collect();
    if !dropped.is_empty() {
        file = read::entries(&document, source.text(), use_of, &dropped);
    }
    let mut events = Vec::new();
    let resolved = resolve::resolve(file, schema, index, artifact, &mut events);
    let text = write::write(resolved, schema, index, artifact, &mut events);
    Merged { text, events }
}

/// Whether the tool puts a placeholder in the place of an assignment of its own.
fn is_dropped(entry: &Entry<'_>, (variable, target): (&Variable<'_>, Target)) -> bool {
    let Line::Set(set) = &entry.line else { return false };
    layout::is_placeholder(variable, target)
        && owner::of(entry, set, Some((variable, target))) == Owner::Tool
}

#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;
