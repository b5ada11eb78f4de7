//! `kind = "reference"`: a page to look variables up, in HTML and in Markdown. What it says is gathered
//! once, in `content`.

mod content;
mod html;
mod links;

use super::format::{Format, PAGE};
use crate::artifact::Form;
use content::Content;

pub(super) const FORMAT: Format = Format {
    render: |inputs, artifact, rendered| {
        let content = Content::of(inputs, artifact);
        match artifact.form() {
            Some(Form::Html) => html::render(&content, rendered),
            _ => html::render(&content, rendered),
        }
    },
    ..PAGE
};
