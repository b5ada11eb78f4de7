//! JSON.

use super::Invalid;
#[cfg(feature = "json")]
use super::Scalar;

/// A JSON document (RFC 8259).
///
/// # Errors
/// When the string is anything else. The parser's own message is dropped: it can quote the string.
#[cfg(feature = "json")]
pub fn json(value: &str) -> Result<serde_json::Value, Invalid> {
    serde_json::from_str(value).map_err(|_| Invalid::of(Scalar::Json))
}

/// Whether a string is a JSON document.
///
/// Without the feature `json` nothing is known of the string, and it is; the macro refuses a schema
/// with the type then.
///
/// # Errors
/// When it is anything else.
pub fn check_json(value: &str) -> Result<(), Invalid> {
    #[cfg(feature = "json")]
    return json(value).map(drop);
    #[cfg(not(feature = "json"))]
    return {
        let _ = value;
        Ok(())
    };
}
