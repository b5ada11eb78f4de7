//! Where set variables are looked up.

use std::collections::BTreeMap;
use std::env::VarError;
use std::ffi::{OsStr, OsString};
use std::fmt;

/// The process environment, or what stands in for it.
#[derive(Default)]
pub(crate) enum Environment {
    #[default]
    Process,
    Given(BTreeMap<OsString, OsString>),
}

impl fmt::Debug for Environment {
    /// Shows names only: any value may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Process => f.write_str("Process"),
            Self::Given(variables) => f.debug_set().entries(variables.keys()).finish(),
        }
    }
}

impl Environment {
    /// The value of one variable. The whole environment is never collected: that would cost more
    /// than everything else where many variables are set.
    pub(crate) fn get(&self, key: &str) -> Option<OsString> {
        match self {
            Self::Process => std::env::var_os(key),
            Self::Given(variables) => variables.get(OsStr::new(key)).cloned(),
        }
    }

    /// Whether it is that of the process.
    pub(crate) const fn is_of_process(&self) -> bool {
        matches!(self, Self::Process)
    }

    /// The value of one variable as text.
    pub(crate) fn text(&self, key: &str) -> Result<String, VarError> {
        match self {
            Self::Process => std::env::var(key),
            Self::Given(_) => {
                let value = self.get(key).ok_or(VarError::NotPresent)?;
                value.into_string().map_err(VarError::NotUnicode)
            }
        }
    }

    /// The names that are set, sorted; for the report of problems only.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = match self {
            Self::Process => {
                std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).collect()
            }
            Self::Given(variables) => {
                variables.keys().filter_map(|name| name.to_str().map(str::to_owned)).collect()
            }
        };
        names.sort_unstable();
        names
    }
}
