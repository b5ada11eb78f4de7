//! Where set variables are looked up.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

/// The process environment, or what stands in for it.
#[derive(Debug, Default)]
pub(crate) enum Environment {
    #[default]
    Process,
    Given(BTreeMap<OsString, OsString>),
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
