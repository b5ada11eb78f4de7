//! A variable that has to be rotated does not say how often.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Classification, Variable};

pub(super) fn find(variable: &Variable<'_>) -> Option<Diagnostic> {
    let class = variable.classification;
    let is_found = class.value == Classification::RotationRequired
        && variable.extension().rotation_days.is_none();
    is_found.then(|| {
        Diagnostic::new(codes::MISSING_ROTATION, class.span, "rotation is required, but how often?")
            .help("add a cadence, such as `rotation: 90d`")
    })
}
