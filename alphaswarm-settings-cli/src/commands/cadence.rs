//! Secrets that have to be rotated, and do not say how often.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, codes};
use alphaswarm_settings_schema::lint;
use alphaswarm_settings_schema::model::Schema;

use crate::project::Project;
use crate::report::Problems;

/// A warning for each, which says what to write and where.
pub(super) fn missing(project: &Project<'_>, schema: &Schema<'_>) -> Problems {
    let variables = schema.variables.iter();
    let advice = lint::lint(schema).into_iter().filter(is_missing);
    let with_help = advice.map(|problem| {
        let is_it = |key: &str| problem.key.as_deref() == Some(key);
        let line = variables.clone().find(|variable| is_it(variable.key.value));
        let line = line.map_or(1, |variable| variable.line);
        let name = project.schema_name();
        problem.help(format!("write `rotation: 90d` in the block at {name}:{line}"))
    });
    project.source.locate(with_help)
}

/// Whether a problem is one of these.
pub(super) fn is_missing(problem: &Diagnostic) -> bool {
    problem.code == codes::MISSING_ROTATION
}
