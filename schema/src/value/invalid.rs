//! Why a string is not a value.

use std::borrow::Cow;
use std::fmt;

use super::Scalar;

/// Why a string is not a value of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// What was expected; says nothing about the string that was found but where it is wrong.
    pub expected: Cow<'static, str>,
    /// A hint that was made from the string, and must not be shown where the string is secret.
    pub hint: Option<String>,
}

impl Invalid {
    /// Nothing is known but what was expected.
    #[must_use]
    pub fn expected(expected: impl Into<Cow<'static, str>>) -> Self {
        Self { expected: expected.into(), hint: None }
    }

    /// A value of the type was expected.
    #[must_use]
    pub const fn of(scalar: Scalar) -> Self {
        Self { expected: Cow::Borrowed(scalar.expected()), hint: None }
    }

    /// Adds a hint made from the string.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says which item of a list is wrong, counted from 1.
    #[must_use]
    pub fn in_item(self, number: usize) -> Self {
        let expected = format!("item {number} to be {}", self.expected).into();
        Self { expected, ..self }
    }

    /// Says of a value in quotes that they are part of it.
    ///
    /// Shells and most readers of env files take quotes away; `docker --env-file` and a manifest that
    /// quotes twice leave them.
    #[must_use]
    pub fn noting_quotes(self, value: &str) -> Self {
        let is_quoted =
            |quote| value.len() > 1 && value.starts_with(quote) && value.ends_with(quote);
        if is_quoted('"') || is_quoted('\'') {
            return self.hint("the quotes are part of the value: leave them out");
        }
        self
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for Invalid {}
