//! Kubernetes rejects a value of a manifest.

use alphaswarm_settings_scan::kubernetes::{Fault, Found};
use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};

use super::Scope;
use crate::codes;

/// The problem of a variable or, without a key, of what should hold variables.
pub(crate) fn problem(
    key: Option<&str>,
    fault: &Fault,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let key = key.unwrap_or_default();
    let mut problem = scope.problem_of(codes::REJECTED_VALUE, key, Some(at), message(fault));
    problem.key.take_if(|key| key.is_empty());
    match help(fault) {
        Some(help) => problem.help(help),
        None => problem,
    }
}

fn message(fault: &Fault) -> String {
    match fault {
        Fault::NotString(_) => "the value is not a string; Kubernetes rejects it".to_owned(),
        fault => fault.to_string(),
    }
}

fn help(fault: &Fault) -> Option<&'static str> {
    Some(match fault {
        Fault::NotString(Found::Bool | Found::Number) => "put the value into quotes",
        Fault::NotString(Found::List | Found::Mapping) => "write one string",
        Fault::TwoSources => "delete one of the two",
        Fault::NoSource => "name a ConfigMap, a Secret or a field of the pod",
        Fault::NotBase64 => "encode the value, or move it to `stringData`",
        Fault::NotUtf8 => "mount it as a file: a variable has to be UTF-8",
        _ => return None,
    })
}
