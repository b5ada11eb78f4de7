//! Where set variables are looked up.

use std::env::VarError;
use std::ffi::{OsStr, OsString};
use std::fmt;

/// The process environment, or what replaces it.
#[derive(Default)]
pub(crate) enum Environment {
    #[default]
    Process,
    /// Names and values; of two with one name, the last one counts. They are looked through one by
    /// one: tests give few.
    Given(Vec<(OsString, OsString)>),
}

/// A variable of the process.
#[inline]
#[expect(clippy::disallowed_methods, reason = "the one place that reads the process environment")]
pub(crate) fn of_process(key: &str) -> Result<String, VarError> {
    std::env::var(key)
}

impl fmt::Debug for Environment {
    /// Shows names only: any value may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Process => f.write_str("Process"),
            Self::Given(variables) => {
                f.debug_set().entries(variables.iter().map(|(name, _)| name)).finish()
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the process environment")]
impl Environment {
    /// The value of one variable. The whole environment is never collected: that would cost more
    /// than everything else where many variables are set.
    pub(crate) fn get(&self, key: &str) -> Option<OsString> {
        match self {
            Self::Process => std::env::var_os(key),
            Self::Given(variables) => {
                let found = variables.iter().rfind(|(name, _)| name == OsStr::new(key));
                found.map(|(_, value)| value.clone())
            }
        }
    }

    /// Whether it is that of the process.
    pub(crate) const fn is_of_process(&self) -> bool {
        matches!(self, Self::Process)
    }

    /// The value of one variable as a string.
    pub(crate) fn string(&self, key: &str) -> Result<String, VarError> {
        match self {
            Self::Process => of_process(key),
            Self::Given(_) => {
                let value = self.get(key).ok_or(VarError::NotPresent)?;
                value.into_string().map_err(VarError::NotUnicode)
            }
        }
    }

    /// The names that are set, sorted; for the report of problems only.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        match self {
            Self::Process => {
                for (name, _) in std::env::vars_os() {
                    names.extend(name.into_string());
                }
            }
            Self::Given(variables) => {
                for (name, _) in variables {
                    names.extend(name.to_str().map(str::to_owned));
                }
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}
