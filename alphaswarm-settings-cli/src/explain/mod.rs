//! `explain`: what a code means.

mod code;
mod page;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest};
use alphaswarm_settings_schema::mask;
use serde::Serialize;

use crate::cli::Explain;
use crate::codes;
use crate::report::{Problems, Report};
pub(crate) use code::CodeExplanation;

/// What was asked for, as data.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Explanation {
    Code(CodeExplanation),
}

/// Runs `explain CODE`.
pub(crate) fn explain(arguments: &Explain) -> Result<Report, Problems> {
    let name = arguments.name.as_deref().unwrap_or_default();
    match code::explain(name) {
        Some(found) => {
            let explanation = Some(Explanation::Code(found));
            Ok(Report { explanation, ..Report::default() })
        }
        None => Err(vec![unknown(name)]),
    }
}

fn unknown(name: &str) -> Diagnostic {
    let message = format!("there is no code `{}`", mask::shown(name));
    let problem = Diagnostic::general(codes::INVALID_USAGE, message);
    match nearest(code::bare(name), code::names()) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None => problem.help("a code stands in the brackets that a message begins with"),
    }
}
