//! A value on its way from a source to the type it will have.

use std::borrow::Cow;

use alphaswarm_settings_schema::placeholder::{self, Placeholder};
use secrecy::zeroize::Zeroizing;

use super::Chosen;
use crate::Variable;

/// A value as its source holds it. What came from a file is wiped when it is dropped.
pub(crate) enum RawValue {
    /// From the process environment.
    Set(String),
    /// From the schema.
    Default(&'static str),
    /// From a file: the bytes and how many of them are the value.
    File(Zeroizing<Vec<u8>>, usize),
    /// From an env file.
    EnvFile(Zeroizing<String>),
}

impl RawValue {
    /// The whole value of a file, or nothing when it is not UTF-8.
    pub(super) fn of_file(bytes: Zeroizing<Vec<u8>>, length: usize) -> Option<Self> {
        std::str::from_utf8(&bytes[..length]).is_ok().then_some(Self::File(bytes, length))
    }

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Set(value) => value,
            Self::Default(value) => value,
            // It was looked at when it was read.
            Self::File(bytes, length) => std::str::from_utf8(&bytes[..*length]).unwrap_or_default(),
            Self::EnvFile(value) => value,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// The placeholder that it is, where that is no value.
    pub(crate) fn placeholder(
        &self,
        variable: &Variable,
        target: Chosen<'_>,
    ) -> Option<Placeholder> {
        if variable.is_secret() { placeholder::of_secret(self.as_str(), target) } else { None }
    }

    /// The value of a plain variable, to be parsed; copied where the original will be wiped.
    pub(crate) fn into_plain(self) -> Cow<'static, str> {
        match self {
            Self::Set(value) => Cow::Owned(value),
            Self::Default(value) => Cow::Borrowed(value),
            Self::File(..) | Self::EnvFile(_) => Cow::Owned(self.as_str().to_owned()),
        }
    }
}
