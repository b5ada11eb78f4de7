//! Where values came from.

use std::fmt;
use std::path::PathBuf;

use alphaswarm_settings_schema::mask::{self, REDACTED};
use alphaswarm_settings_schema::model::Classification;

use crate::Variable;

/// Where the value of a variable was found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// In the process environment, or in what [`Loader::vars`](crate::Loader::vars) put in its
    /// place.
    Environment,
    /// In the process environment, under an old name.
    Alias(&'static str),
    /// In the file that another variable names.
    KeyFile {
        /// The variable that names the file.
        file_key: String,
        /// The file.
        path: PathBuf,
    },
    /// In a file of a directory of secrets.
    SecretsDir {
        /// The file.
        path: PathBuf,
    },
    /// In an env file.
    EnvFile {
        /// The file.
        path: PathBuf,
        /// The line, from 1; 0 for the file as a whole.
        line: usize,
    },
    /// In the schema.
    Default,
    /// Nowhere: the variable has no value.
    Unset,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment => f.pad("process environment"),
            Self::Alias(name) => write!(f, "process environment, as {name}"),
            Self::KeyFile { file_key, path } => {
                write!(f, "{}, named by {file_key}", path.display())
            }
            Self::SecretsDir { path } | Self::EnvFile { path, line: 0 } => {
                write!(f, "{}", path.display())
            }
            Self::EnvFile { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Default => f.pad("default"),
            Self::Unset => f.pad("unset"),
        }
    }
}

/// What became of one variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRecord {
    /// The name in the environment.
    pub key: &'static str,
    /// Where its value was found.
    pub source: Source,
    /// How its value has to be treated.
    pub classification: Classification,
    /// The value as it may be shown: `[REDACTED]` for a secret, without user-info in URLs. None
    /// where there is no value.
    pub value: Option<String>,
}

impl SourceRecord {
    pub(crate) fn new(variable: &'static Variable, source: Source, value: Option<&str>) -> Self {
        let shown = value.map(|value| {
            if variable.is_masked() {
                REDACTED.to_owned()
            } else {
                mask::without_user_info(value).into_owned()
            }
        });
        let Variable { key, classification, .. } = *variable;
        Self { key, source, classification, value: shown }
    }
}
