//! JSON.

use super::Invalid;
#[cfg(feature = "json")]
use super::Scalar;

/// A JSON document (RFC 8259).
///
/// # Errors
/// When the string is anything else, with the place where it breaks. The parser's own message is
/// dropped: it can quote the string.
#[cfg(feature = "json")]
pub fn json(value: &str) -> Result<serde_json::Value, Invalid> {
    serde_json::from_str(value).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let expected = Scalar::Json.expected();
        Invalid::expected(format!("{expected}; this one breaks at line {line}, column {column}"))
    })
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

#[cfg(all(test, feature = "json"))]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_where_and_never_what() {
        for (value, place) in [
            ("{\"rows\": hunter2}", "line 1, column 10"),
            ("[1,\n 2,]", "line 2, column 4"),
            ("", "line 1, column 0"),
        ] {
            let invalid = json(value).unwrap_err();
            assert_eq!(
                invalid.expected,
                format!("a JSON document; this one breaks at {place}"),
                "{value}"
            );
            assert_eq!(invalid.hint, None);
        }
    }
}
