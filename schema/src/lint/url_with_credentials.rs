//! A default holds a user name and a password.

use crate::diagnostic::{Diagnostic, codes};
use crate::mask;
use crate::model::Variable;

pub(super) fn find(variable: &Variable<'_>) -> Option<Diagnostic> {
    let default = variable.defaults().find(|default| {
        let mut user_infos = mask::user_infos(default.value);
        user_infos.any(|range| default.value[range].contains(':'))
    })?;
    Some(
        Diagnostic::new(codes::URL_WITH_CREDENTIALS, default.span, "a default holds a password")
            .label("this password is in the repository now")
            .help("leave the password out and declare it as a secret of its own"),
    )
}
