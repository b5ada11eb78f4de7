//! `kind = "reference"`: a page to look variables up, in HTML and in Markdown. What it says is gathered
//! once, in `content` and `rows`.
//!
//! A page in Markdown that a person writes is filled between its marks: `marks` finds them, `merge` keeps
//! all else.

mod content;
mod html;
mod links;
mod markdown;
mod marks;
mod merge;
mod rows;

use super::Rendered;
use super::format::{Format, Inputs, PAGE};
use crate::artifact::{Artifact, Form};
use content::Content;

pub(super) const FORMAT: Format = Format {
    render,
    // A page with marks has lines of a person, which are in the new text as well.
    hidden: |source, own, artifact, index| {
        if merge::is_marked(source, artifact) {
            merge::hidden(source, own, index)
        } else {
            (PAGE.hidden)(source, own, artifact, index)
        }
    },
    // Nothing is lost of a page with marks.
    foreign: |source, artifact| {
        if merge::is_marked(source, artifact) {
            Vec::new()
        } else {
            (PAGE.foreign)(source, artifact)
        }
    },
    merging: Some(&merge::MERGING),
};

fn render(inputs: Inputs<'_, '_>, artifact: &Artifact, rendered: &mut Rendered) {
    let content = Content::of(inputs, artifact);
    match artifact.form() {
        Some(Form::Markdown) => rendered.text.push_str(&markdown::page(&content)),
        _ => html::render(&content, rendered),
    }
}
