//! JSON.

use super::{Invalid, Scalar};

/// A JSON text (RFC 8259).
///
/// # Errors
/// When the text is anything else. The parser's own message is dropped: it can quote the text.
pub fn json(text: &str) -> Result<serde_json::Value, Invalid> {
    serde_json::from_str(text).map_err(|_| Invalid::of(Scalar::Json))
}
