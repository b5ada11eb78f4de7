//! JSON.

use super::Invalid;
#[cfg(feature = "json")]
use super::Scalar;

/// A JSON text (RFC 8259).
///
/// # Errors
/// When the string is anything else. The parser's own message is dropped: it can quote the string.
#[cfg(feature = "json")]
pub fn json(text: &str) -> Result<serde_json::Value, Invalid> {
    serde_json::from_str(text).map_err(|_| Invalid::of(Scalar::Json))
}

/// Whether a string is a JSON text.
///
/// Without the feature `json` nothing is known of the string, and it is; the macro refuses a schema
/// with the type then.
///
/// # Errors
/// When it is anything else.
pub fn check_json(text: &str) -> Result<(), Invalid> {
    #[cfg(feature = "json")]
    return json(text).map(drop);
    #[cfg(not(feature = "json"))]
    return {
        let _ = text;
        Ok(())
    };
}
