//! The types of values and the one grammar for each.
//!
//! The check of a default at compile time, the check of a `.env` file by the command, and `load()`
//! all call these functions. Each takes a string and gives a value or an [`Invalid`], which says
//! what was expected and never repeats the string.

mod bounds;
mod bytes;
mod choice;
mod duration;
mod json;
mod number;
mod pattern;
mod rules;
mod scalars;
mod string;
mod url;
mod value_type;

pub use bounds::{Bound, Bounds};
pub use bytes::bytes;
pub use choice::{boolean, one_of};
pub use duration::duration;
pub use json::check_json;
#[cfg(feature = "json")]
pub use json::json;
pub use number::{float, int, port, uint};
pub use pattern::check_pattern;
pub(crate) use pattern::fault as pattern_fault;
pub use rules::Rules;
pub use string::{path, string};
pub use url::check_url;
pub use value_type::{Scalar, ValueType};

use std::borrow::Cow;
use std::fmt;
use std::net::{IpAddr, SocketAddr};

/// Why a string is not a value of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// What was expected; says nothing about the string that was found.
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
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for Invalid {}

/// An IP address, of version 4 or 6.
///
/// # Errors
/// When the string is neither.
pub fn ip(value: &str) -> Result<IpAddr, Invalid> {
    value.trim().parse().map_err(|_| Invalid::of(Scalar::Ip))
}

/// An IP address and a port.
///
/// # Errors
/// When the string is anything else, a host name included.
pub fn socket_addr(value: &str) -> Result<SocketAddr, Invalid> {
    value.trim().parse().map_err(|_| Invalid::of(Scalar::SocketAddr))
}

/// The trimmed items of a comma-separated list.
///
/// # Errors
/// When an item is empty.
pub fn items(value: &str) -> impl Iterator<Item = Result<&str, Invalid>> {
    value.split(',').map(|item| match item.trim() {
        "" => Err(Invalid::expected("items between commas; one of them is empty")),
        item => Ok(item),
    })
}
