//! One value, given alone: the whole of a file or of stdin.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::span::Span;

use super::plaintext::{self, Plaintext};
use crate::artifact::Artifact;
use crate::codes;
use crate::report::Problems;
use crate::rules::{Assignment, Origin, Scope};
use crate::sources::Source;

/// The value of `variable`, as `KEY_FILE` would read it: without one line ending at its end.
pub(crate) fn single<'v, 's: 'd, 'd>(
    source: &'d Source,
    variable: &'v Variable<'s>,
    secret: &Artifact,
    placeholders: &[String],
    scope: &Scope<'_, '_, '_>,
) -> Result<Plaintext<'v, 's, 'd>, Problems> {
    let text = source.file.text();
    let value = text.strip_suffix('\n').unwrap_or(text);
    let value =
        if value.len() < text.len() { value.strip_suffix('\r').unwrap_or(value) } else { value };
    let key = variable.key.value;
    let is_line = value.trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with('='));
    let place: Place = source.place(Span::new(0, 0));
    if is_line {
        let message = "`--key` takes the value alone, and this begins with the key";
        let mut problem = Diagnostic::general(codes::INVALID_USAGE, message).key(key);
        problem.places.push(place);
        return Err(vec![problem.help("leave out `--key` to seal a `.env` file")]);
    }
    let set = Assignment {
        key,
        value: Some(value),
        origin: Origin::EnvFile,
        is_from_secret: true,
        faults: &[],
        value_place: place.clone(),
        place,
    };
    let target = secret.target_of(variable).unwrap_or(secret.target);
    plaintext::check(variable, target, set, placeholders, scope)
}
