//! Code reads the environment itself, and not the settings.

use alphaswarm_settings_scan::Kind;
use alphaswarm_settings_schema::diagnostic::Diagnostic;

use super::{Scope, Usage};
use crate::codes;
use crate::variables::Name;

/// Checks one use. What the system sets is nobody's setting.
pub(crate) fn check(usage: &Usage<'_>, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    if usage.kind != Kind::Read {
        return None;
    }
    let Some(key) = usage.key else {
        let message = "this code reads the environment itself";
        let code = codes::DIRECT_ENV_READ;
        let problem = scope.problem_of(code, "", Some(&usage.place), message);
        return Some(match usage.helper {
            Some(name) => problem.help(format!(
                "read the settings; or let `{name}` do it: `readers = [\"{name}\"]` in `[check]`"
            )),
            None => problem.help("read the settings that are generated from the schema"),
        });
    };
    let message = "this code reads the environment itself";
    let problem = match scope.index.classify(key) {
        Name::Ambient | Name::Reserved | Name::ServiceLink => return None,
        Name::Declared(variable) | Name::Alias(variable) => {
            scope.problem(codes::DIRECT_ENV_READ, variable, &usage.place, message)
        }
        Name::FileKey(_) | Name::Undeclared => {
            scope.problem_of(codes::DIRECT_ENV_READ, key, Some(&usage.place), message)
        }
    };
    Some(problem.help("read the settings that are generated from the schema"))
}
