//! What the pages in HTML have in common: one file that asks for no other, and a policy which lets a
//! browser run its own script alone.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::Rendered;
use super::code::HEADER;

/// The style of every page.
const STYLE: &str = include_str!("../../../templates/base.css");

/// What stands around the body of a page.
pub(super) struct Frame {
    pub(super) header: &'static str,
    pub(super) title: String,
    /// The policy of content: the style and the script by their hashes, and nothing else.
    pub(super) policy: String,
    pub(super) style: String,
    pub(super) script: String,
}

impl Frame {
    /// The frame of a page with a style beside that of all pages, and a script.
    pub(super) fn new(title: &str, style: &str, script: &str) -> Self {
        let style = format!("\n{}", without_blank_lines(&[STYLE, style]));
        let script = format!("\n{}", without_blank_lines(&[script]));
        let policy = format!(
            "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; \
             form-action 'none'",
            hash(&style),
            hash(&script),
        );
        Self { header: HEADER, title: title.to_owned(), policy, style, script }
    }
}

/// What a policy calls a text between two tags.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Lines in which something stands: a template leaves an empty one for each of its instructions.
fn without_blank_lines(texts: &[&str]) -> String {
    let lines = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Writes a page.
pub(super) fn write(page: &impl askama::Template, rendered: &mut Rendered) {
    // It fails only where a value refuses to be shown, and none does.
    let text = page.render().unwrap_or_default();
    // The style and the script have no such line either: they are what was hashed.
    rendered.text.push_str(&without_blank_lines(&[&text]));
}
