//! A kustomization applies the scaffold of a Secret, or a Secret that a controller makes: either would
//! put other values in the place of real ones.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::mask;

use crate::codes;

/// The problem that a Secret with a placeholder is applied.
pub(crate) fn placeholder(secret: &str, key: &str, at: &Place) -> Diagnostic {
    let message = format!("applies the placeholder of the Secret `{}`", mask::shown(secret));
    let mut problem = Diagnostic::general(codes::SCAFFOLD_APPLIED, message).key(key);
    problem.places.push(at.clone());
    problem
        .note("it would overwrite the real value")
        .help("take it out of what is applied; make the Secret once, by `kubectl create -f`")
}

/// The problem that a Secret is applied together with the object that makes it.
pub(crate) fn owned(secret: &str, maker: &str, at: &Place, maker_line: usize) -> Diagnostic {
    let secret = mask::shown(secret);
    let message = format!("Secret `{secret}` is applied together with the {maker} that makes it");
    let mut problem = Diagnostic::general(codes::SCAFFOLD_APPLIED, message);
    problem.places.push(at.clone());
    problem
        .note(format!("the {maker} is listed at line {maker_line}"))
        .help("take the Secret out: the two overwrite each other")
}
