//! A name looks like that of a secret, but the variable is plain.

use crate::diagnostic::{Diagnostic, codes};
use crate::key;
use crate::model::Variable;

pub(super) fn find(variable: &Variable<'_>) -> Option<Diagnostic> {
    let is_found = !variable.is_secret() && key::looks_secret(variable.key.value);
    is_found.then(|| {
        let message = "the name says secret, the classification says plain";
        Diagnostic::new(codes::LOOKS_SECRET, variable.classification.span, message)
            .also(variable.key.span, "the name")
            .help("write `classification: secret`, or choose a name that says what it holds")
    })
}
