//! `Error` for those who print their errors with miette.

use std::fmt::Display;

use miette::Diagnostic;

use super::{Error, Problem};

impl Diagnostic for Error {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new("alphaswarm_settings::environment"))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        Some(Box::new(self.problems().iter().map(|problem| problem as &dyn Diagnostic)))
    }
}

impl Diagnostic for Problem {
    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        (!Problem::help(self).is_empty()).then(|| Box::new(Problem::help(self).join("\n")) as _)
    }
}
