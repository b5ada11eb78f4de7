//! A page that a person writes, brought up to date between its marks.

use std::collections::HashSet;

use alphaswarm_settings_schema::model::Schema;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

use super::content::Content;
use super::{markdown, marks};
use crate::artifact::{Artifact, Form};
use crate::generate::format::Inputs;
use crate::generate::merged::{Merged, Merging, Reading};
use crate::generate::runbook;
use crate::generate::{Rendered, page};
use crate::variables::VariableIndex;

pub(super) const MERGING: Merging = Merging {
    read: |source, mut problems, artifact, index| {
        if is_marked(source, artifact) {
            problems.extend(marks::read(source.text(), &groups(index.schema)).problems);
        }
        Reading { problems, masks: hidden(source, "", index) }
    },
    merge: |source, inputs, _, artifact| Merged {
        text: merged(source, inputs, artifact),
        warnings: Vec::new(),
    },
    // Merging changes nothing that a person may write as they like.
    is_unchanged: |there, merged| there == merged,
    check: |_, _, _, _| Vec::new(),
    once_secret: |_, _| HashSet::new(),
};

/// Whether a person writes the page, and the command no more than what stands between marks.
pub(super) fn is_marked(source: &SourceFile, artifact: &Artifact) -> bool {
    artifact.form() == Some(Form::Markdown)
        && !page::is_own(source.text(), Form::Markdown)
        && source.text().lines().any(marks::is_mark)
}

/// What a person typed that looks like the value of a secret. `own` is what the page should be: what
/// stands between its marks is the command's.
pub(super) fn hidden(source: &SourceFile, own: &str, index: &VariableIndex<'_, '_>) -> Vec<Span> {
    let marked = marks::read(own, &groups(index.schema));
    let own: HashSet<&str> = marked.blocks.iter().flat_map(|block| block.inner.lines()).collect();
    let is_typed = |span: &Span| {
        let line = source.line_span(source.position(span.start).line);
        let line = source.text()[line.start..line.end].trim_end_matches(['\n', '\r']);
        !marks::is_mark(line) && !own.contains(line)
    };
    runbook::hidden(source, index).into_iter().filter(is_typed).collect()
}

fn merged(source: &SourceFile, inputs: Inputs<'_, '_>, artifact: &Artifact) -> String {
    if !is_marked(source, artifact) {
        let mut rendered = Rendered::default();
        super::render(inputs, artifact, &mut rendered);
        return rendered.text;
    }
    let content = Content::of(inputs, artifact);
    let marked = marks::read(source.text(), &groups(inputs.schema));
    let mut text = String::new();
    for block in &marked.blocks {
        text.extend([block.above, &markdown::part(&content, block.group), block.end]);
    }
    text + marked.rest
}

fn groups<'s>(schema: &Schema<'s>) -> Vec<&'s str> {
    let groups = schema.variables.iter().filter_map(|variable| variable.extension().group);
    groups.map(|group| group.value).collect()
}
