//! A variable is unset, and Kubernetes would fill it with the address of a Service.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place, Severity};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::Scope;
use crate::codes;

/// The problem. It is an error where the service would refuse what Kubernetes writes there.
pub(crate) fn problem(
    variable: &Variable<'_>,
    service: &str,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let service = mask::shown(service);
    let message =
        format!("unset: Kubernetes would fill it with the address of Service `{service}`");
    let mut problem = scope.problem(codes::SERVICE_LINK, variable, at, message);
    if variable.rules().check(written(variable.key.value)).is_err() {
        problem.severity = Severity::Error;
    }
    problem.help("set `enableServiceLinks: false` in the pod's spec, or set the variable")
}

/// What Kubernetes writes into a variable of this name, as an example.
fn written(key: &str) -> &'static str {
    if key.ends_with("_HOST") || key.ends_with("_ADDR") {
        "10.0.0.1"
    } else if key.ends_with("_PROTO") {
        "tcp"
    } else if key.contains("_SERVICE_PORT") || key.ends_with("_PORT") && key.contains("_PORT_") {
        "80"
    } else {
        "tcp://10.0.0.1:80"
    }
}
