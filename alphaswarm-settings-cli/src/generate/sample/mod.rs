//! `kind = "sample"`: a `.env` file of invented values, with which programs run in tests and in builds of
//! images.
//!
//! Secrets begin with `sample-`, so that `load()` refuses them outside of `local`. Where no such string is
//! a value of the variable, the file says so.

mod forms;
mod pattern;
mod value;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::{Schema, Target, Variable};
use alphaswarm_settings_schema::placeholder;

use super::{Rendered, comment, dotenv};
use crate::artifact::Artifact;
use crate::codes;

/// The first line.
const HEAD: &str =
    "#: Values that alphaswarm-settings invented from the schema. Do not edit them.\n";

/// The comment above a secret whose value looks like a real one.
const UNMARKED: &str =
    "#: load() cannot tell that this value is invented: it does not begin with \"sample-\"\n";

/// Whether a text begins as the command's own.
pub(super) fn is_own(text: &str) -> bool {
    text.lines().next() == Some(HEAD.trim_end())
}

/// Writes a value for every variable of the artifact, in schema order.
pub(super) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    rendered.text.push_str(HEAD);
    for variable in &schema.variables {
        if let Some(target) = artifact.target_of(variable).filter(|&target| sets(variable, target))
        {
            assignment(rendered, variable, target, artifact);
        }
    }
}

/// Whether a program is given a value. It would be warned of one that should no longer be set.
fn sets(variable: &Variable<'_>, target: Target) -> bool {
    variable.extension().deprecated.is_none() || variable.is_required_in(target)
}

fn assignment(
    rendered: &mut Rendered,
    variable: &Variable<'_>,
    target: Target,
    artifact: &Artifact,
) {
    let Some(sample) = value::of(variable, target) else {
        return rendered.diagnostics.push(missing(variable));
    };
    let out = &mut rendered.text;
    out.push('\n');
    comment::describe_values(out, variable, target);
    if variable.is_secret() && !placeholder::is_sample(&sample.text) {
        out.push_str(UNMARKED);
    }
    out.extend([variable.key.value, "="]);
    let place = dotenv::layout::Place { what: sample.from, span: sample.span };
    dotenv::layout::value(rendered, variable, &sample.text, place, artifact.dialect);
    rendered.text.push('\n');
}

fn missing(variable: &Variable<'_>) -> Diagnostic {
    let message = "no value can be invented";
    Diagnostic::new(codes::NO_SAMPLE, variable.key.span, message)
        .key(variable.key.value)
        .note(format!("expected {}", variable.rules().expected()))
        .help("give the variable an `example:`")
}

#[cfg(test)]
mod tests;
