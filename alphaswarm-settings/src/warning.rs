//! What is odd about an environment but does not stop a service.

use std::fmt;

use crate::Variable;

/// One oddity of one variable.
#[derive(Debug, Clone)]
pub struct Warning {
    key: &'static str,
    kind: WarningKind,
}

/// What is odd about a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WarningKind {
    /// An optional secret still holds the placeholder, and counts as unset.
    Placeholder,
}

impl Warning {
    pub(crate) fn new(variable: &Variable, kind: WarningKind) -> Self {
        Self { key: variable.key, kind }
    }

    /// The name of the variable.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// What is odd.
    #[must_use]
    pub fn kind(&self) -> &WarningKind {
        &self.kind
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            WarningKind::Placeholder => {
                write!(f, "{}: still the placeholder, taken as unset", self.key)
            }
        }
    }
}
