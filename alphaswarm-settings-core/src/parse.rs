//! From strings to values: what [`Reader::read`](crate::Reader::read) is given.
//!
//! Every function takes the string of a variable and gives its value. The grammar of each type is
//! that of the schema: the same functions check the defaults at compile time.
//!
//! # Errors
//! Every function fails with an [`Invalid`] that says what was expected.
#![allow(clippy::missing_errors_doc, reason = "said once for the whole module")]
#![allow(
    clippy::needless_pass_by_value,
    reason = "all of one requirements, to be passed to `read`"
)]

use std::borrow::Cow;
use std::path::PathBuf;
use std::str::FromStr;

use alphaswarm_settings_schema::value::{self, Invalid};

pub use crate::numbers::{Whole, bytes_as, float_as_f32, int_as, uint_as};

/// Any string.
pub fn string(value: Cow<'static, str>) -> Result<String, Invalid> {
    Ok(value.into_owned())
}

/// A path; surrounding blanks are no part of it.
pub fn path(value: Cow<'static, str>) -> Result<PathBuf, Invalid> {
    let path = value::path(&value)?;
    Ok(if path.len() == value.len() {
        PathBuf::from(value.into_owned())
    } else {
        PathBuf::from(path)
    })
}

/// One of the words of an enum that the macro generated.
pub fn choice<T: FromStr<Err = Invalid>>(value: Cow<'static, str>) -> Result<T, Invalid> {
    value.parse()
}

pub(crate) fn not_own<T>() -> Invalid {
    let name = std::any::type_name::<T>();
    let name = name.rsplit("::").next().unwrap_or(name);
    Invalid::expected(format!("a value of the service's own type `{name}`"))
}

macro_rules! parsers {
    ($($(#[doc = $doc:literal])+ $variant:ident {
        rust: [$($($rust:ident)::+)?], parse: $home:ident $parse:ident,
        feature: [$($feature:literal)?], $($rest:tt)*
    })+) => {
        $(parsers! {
            @ $home $(#[doc = $doc])+ $(#[cfg(feature = $feature)])? $parse, $($($rust)::+)?
        })+
    };
    // What the schema's own function makes is the value.
    (@ schema $(#[$attribute:meta])+ $parse:ident, $rust:path) => {
        $(#[$attribute])+
        pub fn $parse(value: Cow<'static, str>) -> Result<$rust, Invalid> {
            value::$parse(&value)
        }
    };
    // The others stand above, or in the crate that services use.
    (@ $home:ident $($row:tt)*) => {};
}

alphaswarm_settings_schema::scalars!(parsers);
