//! Whether an artifact for one service holds what that service needs, and nothing else.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Schema;

use super::Rendered;
use crate::artifact::Artifact;
use crate::codes;

/// Checks the artifact's `service`, if it has one.
pub(super) fn check(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    let Some(service) = &artifact.service else { return };
    let names = schema.variables.iter().flat_map(|v| v.extension().services.iter().copied());
    let names: BTreeSet<_> = names.collect();
    if !names.contains(service.as_str()) {
        let title = format!("no variable of the schema is for the service `{service}`");
        let help = match nearest(service, names) {
            Some(meant) => format!("did you mean `{}`?", mask::shown(meant)),
            None => format!("name it in the schema: `services: {service}`"),
        };
        rendered.problems.push(Diagnostic::general(codes::UNKNOWN_SERVICE, title).help(help));
    }
    for variable in &schema.variables {
        let is_shared = variable.is_secret() && variable.extension().services.is_empty();
        if is_shared && artifact.holds(variable) {
            let message = "every service gets this secret";
            rendered.diagnostics.push(
                Diagnostic::new(codes::SHARED_SECRET, variable.key.span, message)
                    .key(variable.key.value)
                    .help("list the services that need it: `services: …`"),
            );
        }
    }
}
