//! What is wrong with an environment but does not stop a service.

use std::fmt;

use crate::Variable;

/// One warning of one variable.
#[derive(Debug, Clone)]
pub struct Warning {
    key: &'static str,
    kind: WarningKind,
}

/// What a warning is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WarningKind {
    /// The variable is set under an alias.
    Alias {
        /// The alias.
        alias: &'static str,
    },
    /// The variable should no longer be set.
    Deprecated {
        /// Why; may be empty.
        reason: &'static str,
        /// What to set instead.
        replaced_by: Option<&'static str>,
    },
    /// A value of the environment hides a file, so that a rotation of the file is never seen.
    #[cfg(feature = "watch")]
    ShadowsFile {
        /// The file.
        path: std::path::PathBuf,
    },
    /// An optional secret still holds the placeholder, and counts as unset.
    Placeholder,
    /// An optional secret holds a sample value outside of `local`, and counts as unset.
    Sample,
    /// The variable is unset, and a name is set that is nearly its own and that nobody declares.
    Near {
        /// The name that is set.
        name: String,
    },
}

impl Warning {
    pub(crate) fn new(variable: &Variable, kind: WarningKind) -> Self {
        Self { key: variable.key, kind }
    }

    pub(crate) fn near(key: &'static str, name: String) -> Self {
        Self { key, kind: WarningKind::Near { name } }
    }

    #[cfg(feature = "watch")]
    pub(crate) fn of_key(key: &'static str, kind: WarningKind) -> Self {
        Self { key, kind }
    }

    /// Hands the warnings to `tracing`, where that feature is on.
    pub(crate) fn log(warnings: &[Self]) {
        #[cfg(feature = "tracing")]
        for warning in warnings {
            tracing::warn!(target: "alphaswarm_settings", key = warning.key, "{warning}");
        }
        #[cfg(not(feature = "tracing"))]
        let _ = warnings;
    }

    /// The name of the variable.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// What the warning is about.
    #[must_use]
    pub fn kind(&self) -> &WarningKind {
        &self.kind
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.key)?;
        match &self.kind {
            WarningKind::Alias { alias } => write!(f, "set under its alias {alias}"),
            WarningKind::Deprecated { reason, replaced_by } => {
                f.write_str("deprecated")?;
                if !reason.is_empty() {
                    write!(f, ": {reason}")?;
                }
                replaced_by.map_or(Ok(()), |key| write!(f, "; set {key} instead"))
            }
            #[cfg(feature = "watch")]
            WarningKind::ShadowsFile { path } => write!(
                f,
                "the value in the environment hides the file {}, whose changes are never seen",
                path.display()
            ),
            WarningKind::Near { name } => {
                write!(f, "unset, but `{name}` is set: is it meant to be `{}`?", self.key)
            }
            WarningKind::Placeholder => f.write_str("still the placeholder; treated as unset"),
            WarningKind::Sample => f.write_str("still a sample value; treated as unset"),
        }
    }
}
