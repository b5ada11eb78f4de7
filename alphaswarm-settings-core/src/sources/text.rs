//! A text on its way from a source to a value.

use std::borrow::Cow;

use alphaswarm_settings_schema::mask::PLACEHOLDER;
use secrecy::zeroize::Zeroizing;

use crate::Variable;

/// The text of a value. What came from a file is wiped when it is dropped.
pub(crate) enum Text {
    /// From the process environment.
    Set(String),
    /// From the schema.
    Default(&'static str),
    /// From a file: the bytes and how many of them are the value.
    File(Zeroizing<Vec<u8>>, usize),
    /// From an env file.
    EnvFile(Zeroizing<String>),
}

impl Text {
    /// The whole text of a file, or nothing when it is not UTF-8.
    pub(super) fn of_file(bytes: Zeroizing<Vec<u8>>, length: usize) -> Option<Self> {
        std::str::from_utf8(&bytes[..length]).is_ok().then_some(Self::File(bytes, length))
    }

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Set(text) => text,
            Self::Default(text) => text,
            // It was looked at when it was read.
            Self::File(bytes, length) => std::str::from_utf8(&bytes[..*length]).unwrap_or_default(),
            Self::EnvFile(text) => text,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// Whether it is the placeholder where that is no value.
    pub(crate) fn is_placeholder_of(&self, variable: &Variable) -> bool {
        variable.is_secret() && self.as_str() == PLACEHOLDER
    }

    /// The text of a plain variable, to be parsed; copied where the original will be wiped.
    pub(crate) fn into_plain(self) -> Cow<'static, str> {
        match self {
            Self::Set(text) => Cow::Owned(text),
            Self::Default(text) => Cow::Borrowed(text),
            Self::File(..) | Self::EnvFile(_) => Cow::Owned(self.as_str().to_owned()),
        }
    }
}
