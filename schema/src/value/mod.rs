//! The types of values and the one grammar for each.
//!
//! The check of a default at compile time, the check of a `.env` file by the command, and `load()`
//! all call these functions. Each takes text and gives a value or an [`Invalid`], which says what
//! was expected and never repeats the text.

mod choice;
mod duration;
mod number;
mod size;
mod url;
mod value_type;

pub use choice::{boolean, one_of};
pub use duration::duration;
pub use number::{float, int, port, uint};
pub use size::size;
pub use url::check_url;
pub use value_type::{Scalar, ValueType};

use std::borrow::Cow;
use std::fmt;
use std::net::{IpAddr, SocketAddr};

/// Why a text is not a value of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// What was expected; says nothing about the text that was found.
    pub expected: Cow<'static, str>,
    /// A hint that was made from the text, and must not be shown where the text is secret.
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

    /// Adds a hint made from the text.
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
/// When the text is neither.
pub fn ip(text: &str) -> Result<IpAddr, Invalid> {
    text.trim().parse().map_err(|_| Invalid::of(Scalar::Ip))
}

/// An IP address and a port.
///
/// # Errors
/// When the text is anything else, a host name included.
pub fn socket_addr(text: &str) -> Result<SocketAddr, Invalid> {
    text.trim().parse().map_err(|_| Invalid::of(Scalar::SocketAddr))
}

/// The trimmed items of a comma-separated list.
///
/// # Errors
/// When an item is empty.
pub fn items(text: &str) -> impl Iterator<Item = Result<&str, Invalid>> {
    text.split(',').map(|item| match item.trim() {
        "" => Err(Invalid::expected("items between commas; one of them is empty")),
        item => Ok(item),
    })
}

/// What the schema says of the values of one variable.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The type.
    pub value_type: ValueType,
    /// The choices of an enum; empty for every other type.
    pub values: &'a [&'a str],
}

impl Rules<'_> {
    /// What a value looks like, to follow the word "expected".
    #[must_use]
    pub fn expected(&self) -> Cow<'static, str> {
        let single = match self.value_type.scalar() {
            Scalar::Enum => choice::listed(self.values),
            scalar => scalar.expected().into(),
        };
        match self.value_type {
            ValueType::Scalar(_) => single,
            ValueType::List(_) => format!("values with commas between them, each {single}").into(),
        }
    }

    /// Whether `text` is a value: of the right type and within every rule.
    ///
    /// # Errors
    /// What was expected instead.
    pub fn check(&self, text: &str) -> Result<(), Invalid> {
        match self.value_type {
            ValueType::Scalar(scalar) => self.check_scalar(scalar, text),
            ValueType::List(scalar) => {
                items(text).try_for_each(|item| self.check_scalar(scalar, item?))
            }
        }
    }

    fn check_scalar(&self, scalar: Scalar, text: &str) -> Result<(), Invalid> {
        match scalar {
            Scalar::String => Ok(()),
            Scalar::Path => match text.trim() {
                "" => Err(Invalid::of(Scalar::Path)),
                _ => Ok(()),
            },
            Scalar::Bool => boolean(text).map(drop),
            Scalar::Int => int(text).map(drop),
            Scalar::Uint => uint(text).map(drop),
            Scalar::Float => float(text).map(drop),
            Scalar::Port => port(text).map(drop),
            Scalar::Url => check_url(text),
            Scalar::Duration => duration(text).map(drop),
            Scalar::Bytes => size(text).map(drop),
            Scalar::Ip => ip(text).map(drop),
            Scalar::SocketAddr => socket_addr(text).map(drop),
            Scalar::Enum => one_of(text, self.values).map(drop),
        }
    }
}
