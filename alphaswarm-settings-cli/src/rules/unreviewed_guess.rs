//! A block of the schema holds a guess that nobody has reviewed.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use crate::codes;

/// The line that marks guesses.
pub(crate) const GUESS: &str = "x-guess";

/// Checks one variable. The place is in the schema.
pub(crate) fn check(variable: &Variable<'_>) -> Option<Diagnostic> {
    let mut custom = variable.extension().custom.iter();
    let (name, guesses) = custom.find(|(name, _)| name.value.eq_ignore_ascii_case(GUESS))?;
    let message = format!("nobody has reviewed the guesses: {}", mask::shown(guesses.value));
    let problem = Diagnostic::new(codes::UNREVIEWED_GUESS, name.span, message);
    let problem = problem.key(variable.key.value);
    Some(problem.help(format!("correct the block where a guess is wrong, then delete `{GUESS}`")))
}
