//! A variable that is required elsewhere does not exist in `local`, so it is an `Option` in Rust.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Target, TargetSet, Variable};

pub(super) fn find(variable: &Variable<'_>) -> Option<Diagnostic> {
    let elsewhere = TargetSet::EMPTY.with(Target::Kubernetes).with(Target::Cloud);
    let is_found = elsewhere.iter().all(|target| variable.is_required_in(target))
        && !variable.targets.contains(Target::Local)
        && !variable.is_secret();
    is_found.then(|| {
        let message = "required elsewhere but absent in `local`, so an `Option` in Rust";
        let help = if variable.default_in(Target::Local).is_some() {
            "add `local` to `targets`, and it is never absent"
        } else {
            "add `local` to `targets` and a `default.local`, and it is never absent"
        };
        Diagnostic::new(codes::OPTIONAL_IN_LOCAL, variable.key.span, message).help(help)
    })
}
