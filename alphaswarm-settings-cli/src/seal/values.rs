//! The values to seal, out of a `.env` file: all that is wrong with them in one run.

use std::collections::HashMap;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place, Severity};
use alphaswarm_settings_schema::dotenv::{self, Document};
use alphaswarm_settings_schema::model::{Target, Variable};
use alphaswarm_settings_schema::span::Span;

use super::plaintext::{self, Plaintext};
use super::secret;
use crate::artifact::Artifact;
use crate::codes;
use crate::report::Problems;
use crate::rules::resolution::{Resolution, resolve};
use crate::rules::{Assignment, Origin, Scope, conflicting_values, missing_value, not_in_secret};
use crate::sources::Source;

/// A `.env` file.
pub(crate) struct File<'d, 't> {
    pub(crate) source: &'d Source,
    pub(crate) document: &'d Document<'t>,
    /// Whether a line of it may not be what it seems.
    pub(crate) is_broken: bool,
}

/// The values of the Secret, in schema order, and what is wrong with them.
pub(crate) fn values<'v, 's, 'd>(
    file: &File<'d, '_>,
    secret: &Artifact,
    placeholders: &[String],
    scope: &Scope<'_, 'v, 's>,
) -> (Vec<Plaintext<'v, 's, 'd>>, Problems) {
    let File { source, document, is_broken } = *file;
    let mut problems = Vec::new();
    let mut assigned = HashMap::new();
    for set in document.assignments() {
        let set = assignment(set, source);
        match not_in_secret::check(set.key, &set.place, secret, scope) {
            Ok(_) => drop(assigned.insert(set.key, set)),
            // A generated `.env` file lists every key.
            Err(_) if set.is_empty() => {}
            Err(found) => problems.extend(found),
        }
    }
    let end = source.file.text().trim_end().len();
    let end = source.place(Span::new(end, end));
    let mut values = Vec::new();
    for (variable, target) in secret::variables(secret, scope.index.schema) {
        match resolve(variable, target, |name| assigned.get(name).cloned()) {
            // The line that cannot be read may be this one.
            Resolution::Unset if is_broken => {}
            Resolution::Unset => problems.push(unset(variable, target, &end, scope)),
            Resolution::Conflict(other) => {
                problems.push(conflicting_values::problem(variable, &other, scope));
            }
            Resolution::Value(set)
            | Resolution::Placeholder(set)
            | Resolution::Empty(set)
            | Resolution::ValueAndFile(set) => {
                match plaintext::check(variable, target, set, placeholders, scope) {
                    Ok(value) => values.push(value),
                    Err(found) => problems.extend(found),
                }
            }
            Resolution::Elsewhere => {}
        }
    }
    (values, problems)
}

fn assignment<'d>(set: &'d dotenv::Assignment<'_>, source: &Source) -> Assignment<'d> {
    let place = source.place(set.key.span);
    let is_empty = set.raw.span.is_empty();
    Assignment {
        key: set.key.value,
        value: Some(&set.value),
        origin: Origin::EnvFile,
        is_from_secret: true,
        faults: &[],
        value_place: if is_empty { place.clone() } else { source.place(set.raw.span) },
        place,
    }
}

/// A secret that the file lacks: the Secret can do without it only if it is optional.
fn unset(
    variable: &Variable<'_>,
    target: Target,
    end: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let help = format!("write `{}=…`", variable.key.value);
    if variable.is_required_in(target) {
        return missing_value::unset(variable, end, scope, help);
    }
    let message = "optional, and not in the Secret";
    let problem = scope.problem(codes::MISSING_VALUE, variable, end, message);
    let omit = scope.environment.map_or("", |_| ", or name it in `omit` of the environment");
    Diagnostic { severity: Severity::Warning, ..problem.help(help + omit) }
}
