//! The comments that the tool writes, all of which begin with `#:`.

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, TargetSet, Variable};
use alphaswarm_settings_schema::value::ValueType;

/// How every comment of the tool begins; any other comment is a person's.
pub(super) const MARK: &str = "#:";

/// The first line of an artifact. It names nothing that differs between machines or days.
pub(super) const HEADER: &str = "#: Made from the schema by alphaswarm-settings, which writes every line that begins with \"#:\".\n";

/// The comment above comments that no assignment follows.
pub(super) const TRAILING: &str = "\n#: These lines belong to no variable.\n";

/// What a variable is that has to be set.
pub(super) const REQUIRED: &str = "required";
/// What every other variable is.
pub(super) const OPTIONAL: &str = "optional";

/// What the variable is for, and how it has to be treated: one line each.
pub(super) fn describe(out: &mut String, indent: &str, variable: &Variable<'_>, target: Target) {
    description(out, indent, variable);
    need(out, indent, variable, target);
}

/// The same, with what a person who fills in a value has to know: what a value looks like, where that
/// is more than a string, and where the variable is required, if not here.
pub(super) fn describe_values(out: &mut String, variable: &Variable<'_>, target: Target) {
    description(out, "", variable);
    let rules = variable.rules();
    if rules.has_constraints() || variable.value_type != ValueType::DEFAULT {
        out.extend([MARK, " expected ", &mask::printable(&rules.expected()), "\n"]);
    }
    if !variable.is_required_in(target) {
        let elsewhere = Target::ALL.into_iter().filter(|&other| variable.is_required_in(other));
        let elsewhere: TargetSet = elsewhere.collect();
        if !elsewhere.is_empty() {
            out.extend([MARK, " required in ", &elsewhere.to_string(), "\n"]);
        }
    }
    need(out, "", variable, target);
}

fn description(out: &mut String, indent: &str, variable: &Variable<'_>) {
    let description = mask::printable(variable.description.value);
    out.extend([indent, MARK, " ", &description, "\n"]);
}

/// The last of the tool's words about a variable: what stands above it is not about its value.
fn need(out: &mut String, indent: &str, variable: &Variable<'_>, target: Target) {
    let need = if variable.is_required_in(target) { REQUIRED } else { OPTIONAL };
    let class = variable.classification.value.as_str();
    out.extend([indent, MARK, " ", need, " (", class, ")\n"]);
}
