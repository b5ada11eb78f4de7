//! From strings to values: what [`Reader::read`](crate::Reader::read) is given.
//!
//! Every function takes the string of a variable and gives its value. The grammar of each type is
//! that of the schema: the same functions check the defaults at compile time.
//!
//! # Errors
//! Every function fails with an [`Invalid`](crate::Invalid) that says what was expected.

#[doc(inline)]
pub use alphaswarm_settings_core::parse::*;

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
