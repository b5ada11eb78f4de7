//! A container refers to a ConfigMap, a Secret, a key or a variable that the manifests do not have.

use alphaswarm_settings_scan::kubernetes::{Dangling, Fault};
use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::mask;

use super::{Assignment, Scope};
use crate::codes;

/// A reference that leads nowhere: the container would not start.
pub(crate) fn dangling(
    dangling: &Dangling<'_>,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let Dangling { variable, kind, source, key, .. } = dangling;
    let source = mask::shown(source);
    let message = match key {
        Some(key) => format!("the {} `{source}` has no key `{}`", kind.as_str(), mask::shown(key)),
        None => format!("the manifests have no {} `{source}`", kind.as_str()),
    };
    let key = variable.unwrap_or("envFrom");
    scope.problem_of(codes::MISSING_REFERENCE, key, Some(at), message).help(
        "correct the name or add the object; for a Secret that a controller makes, add its \
         ExternalSecret or SealedSecret, or set `optional: true`",
    )
}

/// A `$(NAME)` in the value that no variable before it has.
pub(crate) fn undefined(set: &Assignment<'_>, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    let name = set.faults.iter().find_map(|fault| match fault {
        Fault::Undefined(name) => Some(mask::shown(name)),
        _ => None,
    })?;
    let message = format!("the value holds `$({name})`, and no variable before it has that name");
    let at = Some(&set.value_place);
    let problem = scope.problem_of(codes::MISSING_REFERENCE, set.key, at, message);
    Some(problem.help("define it above, or write `$$` for one dollar"))
}
