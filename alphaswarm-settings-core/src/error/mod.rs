//! Everything that is wrong with an environment, in one value.

#[cfg(feature = "miette")]
mod miette;
mod problem;
mod report;

use std::fmt;

pub use problem::{Problem, ProblemKind};

use crate::target::TargetChoice;

/// Why settings could not be loaded: every problem at once.
///
/// `Display` and `Debug` both print the whole report, so that a `main` that returns this error
/// shows it. No output of this type holds the value of a secret.
pub struct Error(Box<Inner>);

struct Inner {
    target: Option<TargetChoice>,
    variables: usize,
    problems: Vec<Problem>,
    help: Option<String>,
}

impl Error {
    pub(crate) fn new(
        target: Option<TargetChoice>,
        variables: usize,
        problems: Vec<Problem>,
        help: Option<String>,
    ) -> Self {
        Self(Box::new(Inner { target, variables, problems, help }))
    }

    /// The problems, in schema order; never empty.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    /// What to do about all of it, where there is one thing to do.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.0.help.as_deref()
    }

    /// The target that the settings were loaded for, where it could be found out.
    #[must_use]
    pub fn target(&self) -> Option<TargetChoice> {
        self.0.target
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        report::write(f, self.0.target, self.0.variables, &self.0.problems)?;
        self.0.help.iter().try_for_each(|help| write!(f, "\n\nhelp: {help}"))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
