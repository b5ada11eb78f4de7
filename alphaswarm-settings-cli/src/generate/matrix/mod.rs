//! `kind = "matrix"`: which environment sets which variable, and which files use it. Never a value.

mod html;
mod json;
mod markdown;
mod table;

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use super::{Inputs, Rendered};
use crate::artifact::{Artifact, Form};
use crate::codes;
use crate::find::CONFIG;
use table::Matrix;

/// The heading of the pages.
const TITLE: &str = "Variables by environment";

/// Writes the matrix.
pub(super) fn render(inputs: Inputs<'_, '_>, artifact: &Artifact, rendered: &mut Rendered) {
    if inputs.environments.is_empty() {
        let title = "kind `matrix` is about environments, and the configuration has none";
        let problem = Diagnostic::general(codes::MISSING_CONFIG_KEY, title);
        rendered.problems.push(problem.help(format!("add an `[[environment]]` to `{CONFIG}`")));
        return;
    }
    let matrix = Matrix::of(inputs, artifact);
    match artifact.form() {
        Some(Form::Html) => html::render(&matrix, rendered),
        Some(Form::Json) => rendered.text = json::text(&matrix),
        _ => rendered.text = markdown::text(&matrix),
    }
}
