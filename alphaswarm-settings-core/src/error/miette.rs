//! `Error` for those who print their errors with miette.

use std::fmt::Display;

use miette::Diagnostic;

use super::{Error, Problem};

/// What is printed is the whole report: the problems are not `related` as well, or each would be
/// printed twice.
impl Diagnostic for Error {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new("alphaswarm_settings::environment"))
    }
}

impl Diagnostic for Problem {
    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        (!Problem::help(self).is_empty()).then(|| Box::new(Problem::help(self).join("\n")) as _)
    }
}
