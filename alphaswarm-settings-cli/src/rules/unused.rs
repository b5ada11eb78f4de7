//! Nothing uses a variable of the schema.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Variable;

use crate::codes;

/// Checks one variable; `is_used` says of a name whether anything uses it. The place is in the
/// schema.
pub(crate) fn check(variable: &Variable<'_>, is_used: impl Fn(&str) -> bool) -> Option<Diagnostic> {
    let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
    let mut names = std::iter::once(variable.key.value).chain(aliases);
    if variable.extension().external.is_some() || names.any(is_used) {
        return None;
    }
    let problem = Diagnostic::new(codes::UNUSED, variable.key.span, "nothing uses this variable");
    let problem = problem.key(variable.key.value);
    Some(problem.help("use it, delete it, or write `external: REASON` if others read it"))
}
