//! How generated code reads one variable: a function for each type, compiled here and not in each
//! crate that has settings.

use std::borrow::Cow;

use alphaswarm_settings_schema::value::Invalid;
use secrecy::SecretString;

use crate::{Reader, Variable, parse};

/// Reads a secret.
pub fn secret(reader: &mut Reader<'_>, variable: &'static Variable) -> Option<SecretString> {
    reader.secret(variable)
}

/// Reads a simple variable, of a type that is made for it.
pub fn simple<T>(
    reader: &mut Reader<'_>,
    variable: &'static Variable,
    parse: impl FnOnce(Cow<'static, str>) -> Result<T, Invalid>,
) -> Option<T> {
    reader.read_simple(variable, parse)
}

macro_rules! read {
    ($($(#[doc = $doc:literal])+ $variant:ident {
        rust: [$($($rust:ident)::+)?], parse: $home:ident $parse:ident,
        feature: [$($feature:literal)?], $($rest:tt)*
    })+) => {
        $(read!(@ $home $(#[cfg(feature = $feature)])? $parse, $($($rust)::+)?);)+
    };
    // The crate that services use has a function of its own, and an enum is read by `simple`.
    (@ settings $($row:tt)*) => {};
    (@ generic $($row:tt)*) => {};
    (@ $home:ident $(#[$attribute:meta])? $parse:ident, $rust:path) => {
        #[doc = concat!("Reads a simple variable by [`parse::", stringify!($parse), "`].")]
        $(#[$attribute])?
        pub fn $parse(reader: &mut Reader<'_>, variable: &'static Variable) -> Option<$rust> {
            reader.read_simple(variable, parse::$parse)
        }
    };
}

alphaswarm_settings_schema::scalars!(read);
