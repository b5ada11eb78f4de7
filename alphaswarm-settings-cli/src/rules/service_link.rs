//! A name of a variable is unset, and Kubernetes would fill it with the address of a Service.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::span::Spanned;

use super::resolution::Resolution;
use super::{Assignment, Origin, Scope};
use crate::codes;

/// Checks what becomes of a variable of which Kubernetes sets a name: `link` is what it writes, and for
/// which Service. It is an error where the service would refuse it.
pub(crate) fn check(
    variable: &Variable<'_>,
    resolution: &Resolution<'_>,
    link: &Assignment<'_>,
    service: &str,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let severity = match resolution {
        Resolution::Value(Assignment { origin: Origin::Service, value, .. }) => {
            let is_right = value.is_some_and(|value| variable.rules().check(value).is_ok());
            if is_right { Severity::Warning } else { Severity::Error }
        }
        // Something else sets the variable to another value.
        Resolution::Conflict(_) | Resolution::ValueAndFile(_) => Severity::Error,
        _ => return None,
    };
    let message = message(variable, link.key, service);
    let mut problem = scope.problem(codes::SERVICE_LINK, variable, &link.place, message);
    problem.severity = severity;
    Some(problem.help(HELP))
}

/// The problem that no manifest of the repository sets a name of a variable, and one has a Service for
/// which Kubernetes does; its place is in the schema.
pub(crate) fn possible(
    variable: &Variable<'_>,
    name: Spanned<&str>,
    service: &str,
    at: &str,
) -> Diagnostic {
    let message = message(variable, name.value, service);
    let problem = Diagnostic::new(codes::SERVICE_LINK, name.span, message);
    problem.key(variable.key.value).note(format!("Service: {at}")).help(HELP)
}

const HELP: &str = "set `enableServiceLinks: false` in the pod's spec, or set the variable";

fn message(variable: &Variable<'_>, name: &str, service: &str) -> String {
    let service = mask::shown(service);
    let is_key = name == variable.key.value;
    let name = if is_key { String::new() } else { format!("its old name `{name}` is ") };
    format!("{name}unset: Kubernetes would fill it with the address of Service `{service}`")
}
