//! Where set variables are looked up.

use std::env::VarError;
use std::ffi::{OsStr, OsString};
use std::fmt;

/// The process environment, what overrides it, or what replaces it.
pub(crate) struct Environment {
    /// Whether the process is asked for what is not given.
    reads_process: bool,
    /// Names and values; of two with one name, the last one counts. They are looked through one by
    /// one: tests and command lines give few.
    given: Vec<(OsString, OsString)>,
}

impl Default for Environment {
    /// That of the process.
    fn default() -> Self {
        Self { reads_process: true, given: Vec::new() }
    }
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
        let mut shown = f.debug_set();
        shown.entries(self.given.iter().map(|(name, _)| name));
        if self.reads_process {
            shown.entry(&format_args!("process"));
        }
        shown.finish()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the process environment")]
impl Environment {
    /// Nothing but what is given.
    pub(crate) const fn of(given: Vec<(OsString, OsString)>) -> Self {
        Self { reads_process: false, given }
    }

    /// Sets one variable.
    pub(crate) fn set(&mut self, key: OsString, value: OsString) {
        self.given.push((key, value));
    }

    /// The value of one variable. The whole environment is never collected: that would cost more
    /// than everything else where many variables are set.
    pub(crate) fn get(&self, key: &str) -> Option<OsString> {
        let given = self.given.iter().rfind(|(name, _)| name == OsStr::new(key));
        match given {
            Some((_, value)) => Some(value.clone()),
            None if self.reads_process => std::env::var_os(key),
            None => None,
        }
    }

    /// Whether it is that of the process and nothing else.
    pub(crate) const fn is_of_process(&self) -> bool {
        self.reads_process && self.given.is_empty()
    }

    /// The value of one variable as a string.
    pub(crate) fn string(&self, key: &str) -> Result<String, VarError> {
        if self.is_of_process() {
            return of_process(key);
        }
        let value = self.get(key).ok_or(VarError::NotPresent)?;
        value.into_string().map_err(VarError::NotUnicode)
    }

    /// Whether the environment of the process is part of it.
    pub(crate) fn reads_process(&self) -> bool {
        self.reads_process
    }

    /// The names that are set, sorted; for reports only.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        if self.reads_process {
            for (name, _) in std::env::vars_os() {
                names.extend(name.into_string());
            }
        }
        for (name, _) in &self.given {
            names.extend(name.to_str().map(str::to_owned));
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}
