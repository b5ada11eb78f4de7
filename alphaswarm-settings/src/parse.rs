//! From strings to values: what [`Reader::read`](crate::Reader::read) is given.
//!
//! Every function takes the string of a variable and gives its value. The grammar of each type is
//! that of the schema: the same functions check the defaults at compile time.
//!
//! # Errors
//! Every function fails with an [`Invalid`](crate::Invalid) that says what was expected.

#[doc(inline)]
pub use alphaswarm_settings_core::parse::*;

/// A value of any type that serde can make of a JSON document.
///
/// # Errors
/// When the string is no JSON document, or one of another shape: the path to the field that is wrong is
/// part of what was expected, and serde's reason is the hint.
#[cfg(feature = "json")]
#[expect(clippy::needless_pass_by_value, reason = "of one shape with the others")]
pub fn from_json<T: serde::de::DeserializeOwned>(
    value: std::borrow::Cow<'static, str>,
) -> Result<T, crate::Invalid> {
    crate::from_json::read(&value)
}

/// An absolute URL.
///
/// # Errors
/// When the value is no URL, or has no scheme and host.
#[cfg(feature = "url")]
#[expect(clippy::needless_pass_by_value, reason = "of one shape with the others")]
pub fn url(value: std::borrow::Cow<'static, str>) -> Result<url::Url, crate::Invalid> {
    alphaswarm_settings_schema::value::check_url(&value)?;
    url::Url::parse(value.trim()).map_err(|_| crate::Invalid::of(crate::Scalar::Url))
}
