//! `kind = "matrix"`: which environment sets which variable, and which files use it. Never a value.

mod json;
mod markdown;
mod table;

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use super::{Inputs, Rendered};
use crate::artifact::{Artifact, Form};
use crate::codes;
use crate::find::CONFIG;
use table::Matrix;

/// Writes the matrix.
pub(super) fn render(inputs: Inputs<'_, '_>, artifact: &Artifact, rendered: &mut Rendered) {
    if inputs.environments.is_empty() {
        let title = "kind `matrix` is about environments, and the configuration has none";
        let problem = Diagnostic::general(codes::MISSING_CONFIG_KEY, title);
        rendered.problems.push(problem.help(format!("add an `[[environment]]` to `{CONFIG}`")));
        return;
    }
    let matrix = Matrix::of(inputs, artifact);
    rendered.text = match artifact.form() {
        Some(Form::Json) => json::text(&matrix),
        _ => markdown::text(&matrix),
    };
}
