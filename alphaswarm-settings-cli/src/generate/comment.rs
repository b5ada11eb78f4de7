//! The comments that the tool writes, all of which begin with `#:`.

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, Variable};

/// How every comment of the tool begins; any other comment is a person's.
pub(super) const MARK: &str = "#:";

/// The first line of an artifact. It names nothing that differs between machines or days.
pub(super) const HEADER: &str = "#: Made from the schema by alphaswarm-settings, which writes every line that begins with \"#:\".\n";

/// What a variable is that has to be set.
pub(super) const REQUIRED: &str = "required";
/// What every other variable is.
pub(super) const OPTIONAL: &str = "optional";

/// What the variable is for, and how it has to be treated: one line each.
pub(super) fn describe(out: &mut String, indent: &str, variable: &Variable<'_>, target: Target) {
    let need = if variable.is_required_in(target) { REQUIRED } else { OPTIONAL };
    let class = variable.classification.value.as_str();
    let description = mask::printable(variable.description.value);
    for part in [indent, "#: ", &description, "\n", indent, "#: ", need, " (", class, ")\n"] {
        out.push_str(part);
    }
}
