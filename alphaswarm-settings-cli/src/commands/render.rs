//! Schema to the texts of artifacts, with everything that is wrong with them.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::Lowered;
use alphaswarm_settings_schema::diagnostic::Severity;

use crate::artifact::Artifact;
use crate::codes;
use crate::generate;
use crate::message::{Message, Messages};
use crate::project::Project;

/// The texts of artifacts.
#[derive(Debug)]
pub(super) struct Texts {
    /// In the order of the artifacts.
    pub(super) all: Vec<String>,
    pub(super) warnings: Messages,
    /// Whether some reader of `.env` files would misread a value.
    pub(super) misleads: bool,
}

/// Renders every artifact. One error anywhere, and there are no texts.
pub(super) fn render(
    project: &Project,
    parsed: &Lowered<'_>,
    artifacts: &[Artifact],
) -> Result<Texts, Messages> {
    let mut texts = Vec::new();
    let mut messages = Vec::new();
    let mut misleads = false;
    // A value that is misread in two files is one problem.
    let mut seen = BTreeSet::new();
    for artifact in artifacts {
        let rendered = generate::render(&parsed.schema, artifact);
        texts.push(rendered.text);
        for diagnostic in rendered.diagnostics {
            if seen.insert((diagnostic.span(), diagnostic.code.name())) {
                let is_misleading = diagnostic.code == codes::MISLEADING_SPELLING;
                misleads |= is_misleading;
                let is_error = artifact.strict && is_misleading;
                let severity = if is_error { Severity::Error } else { diagnostic.code.severity() };
                let (source, masks) = (&project.source, &parsed.masks);
                messages.push(Message::diagnostic(&diagnostic, source, masks, severity));
            }
        }
        for message in rendered.messages {
            if !messages.contains(&message) {
                messages.push(message);
            }
        }
    }
    if messages.iter().any(Message::is_error) {
        return Err(messages);
    }
    Ok(Texts { all: texts, warnings: messages, misleads })
}
