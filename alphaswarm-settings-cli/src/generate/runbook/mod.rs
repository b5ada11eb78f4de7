//! The runbook of rotations: a table of the secrets, and for each a section whose procedure a person
//! writes.
//!
//! The tool owns what stands between its marks. `marks` finds them in a file, `merge` puts the new text
//! between them and keeps all else; a new file is what merging with nothing gives.

mod blocks;
mod marks;
mod merge;

use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::{Span, Spanned};

use super::format::{Format, Inputs};
use super::merged::{Merged, Merging, Reading};
use super::shown::in_comment;
use crate::artifact::Artifact;
use crate::rotation::Rotation;
use crate::variables::VariableIndex;

pub(super) const FORMAT: Format = Format {
    render: |inputs, artifact, rendered| {
        let rotations = held(inputs, artifact);
        let document = marks::Document { above: merge::ABOVE, ..marks::Document::default() };
        rendered.text = merge::merge(&document, &rotations).text;
    },
    hidden: |source, _, _, index| hidden(source, index),
    // It is merged: nothing in it is lost.
    foreign: |_, _| Vec::new(),
    merging: Some(&MERGING),
};

const MERGING: Merging = Merging {
    read: |source, mut problems, _, index| {
        problems.extend(marks::read(source).problems);
        Reading { problems, masks: hidden(source, index) }
    },
    merge: |source, inputs, _, artifact| {
        let merged = merge::merge(&marks::read(source).document, &held(inputs, artifact));
        let warnings = merged.events.iter().map(|event| event.problem(source.name())).collect();
        Merged { text: merged.text, warnings }
    },
    // Merging changes nothing that a person may write as they like.
    is_unchanged: |there, merged| there == merged,
    check: |_, _, _, _| Vec::new(),
    once_secret: |_, _| std::collections::HashSet::new(),
};

/// The rows of the secrets that the artifact holds.
fn held<'i, 's>(inputs: Inputs<'i, 's>, artifact: &Artifact) -> Vec<&'i Rotation<'i, 's>> {
    let holds = |row: &&Rotation<'_, '_>| artifact.target_of(row.variable).is_some();
    inputs.rotations.iter().filter(holds).collect()
}

/// What looks like the value of a secret: nobody should have typed it here.
pub(super) fn hidden(source: &SourceFile, index: &VariableIndex<'_, '_>) -> Vec<Span> {
    let mut at = 0;
    let lines = source.text().split_inclusive('\n').filter_map(|line| {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        in_comment(Spanned::new(line.trim_end(), span), index)
    });
    lines.collect()
}

#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;
