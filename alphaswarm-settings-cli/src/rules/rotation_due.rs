//! A secret has to be rotated soon.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::span::Span;

use crate::codes;
use crate::rotation::{RotationStatus, Standing};

/// Checks one secret; `at` is where the schema says how often.
pub(crate) fn check(row: &RotationStatus, at: Span) -> Option<Diagnostic> {
    if row.standing != Standing::Due {
        return None;
    }
    let (due, left) = row.due.zip(row.days_left)?;
    let when = match left {
        0 => "today".to_owned(),
        1 => format!("tomorrow, on {due}"),
        days => format!("in {days} days, on {due}"),
    };
    let message = format!("has to be rotated{} {when}", row.place());
    Some(row.about(Diagnostic::new(codes::ROTATION_DUE, at, message)))
}
