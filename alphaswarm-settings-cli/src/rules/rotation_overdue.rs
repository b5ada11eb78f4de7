//! A secret should have been rotated by now.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::span::Span;

use crate::codes;
use crate::rotation::{RotationStatus, Standing};

/// Checks one secret; `at` is where the schema says how often.
pub(crate) fn check(row: &RotationStatus, at: Span) -> Option<Diagnostic> {
    if row.standing != Standing::Overdue {
        return None;
    }
    let place = row.place();
    let message = match (row.due, row.days_left) {
        (Some(due), Some(left)) => {
            let days = left.unsigned_abs();
            let plural = if days == 1 { "day" } else { "days" };
            format!("overdue{place} since {due}, for {days} {plural}")
        }
        _ => format!("overdue{place}: no rotation is recorded"),
    };
    Some(row.about(Diagnostic::new(codes::ROTATION_OVERDUE, at, message)))
}
