//! Values of any `Deserialize` type, from JSON.

use alphaswarm_settings_core::__private::not_own;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::value::{Invalid, check_json};
use serde::de::DeserializeOwned;

/// Reads a JSON document as a type of the service's own.
pub(crate) fn read<T: DeserializeOwned>(value: &str) -> Result<T, Invalid> {
    check_json(value)?;
    let mut document = serde_json::Deserializer::from_str(value);
    serde_path_to_error::deserialize(&mut document).map_err(|error| {
        let path = mask::shown(&error.path().to_string());
        let reason = mask::shown(&error.inner().to_string());
        let of_type = not_own::<T>().expected;
        let place = if path == "." { String::new() } else { format!("; `{path}` is wrong") };
        Invalid::expected(format!("{of_type}{place}")).hint(reason)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    type Limits = BTreeMap<String, Vec<u8>>;

    #[test]
    fn the_path_to_what_is_wrong_is_named() {
        let limits: Limits = read("{\"rows\": [1, 2]}").unwrap();
        assert_eq!(limits["rows"], [1, 2]);
        for (value, place, reason) in [
            ("{\"rows\": [1, 256]}", "; `rows[1]` is wrong", "integer `256`"),
            ("{\"rows\": [1, \"hunter2\"]}", "; `rows[1]` is wrong", "string \"hunter2\""),
            ("[]", "", "sequence"),
        ] {
            let invalid = read::<Limits>(value).unwrap_err();
            assert!(invalid.expected.ends_with(place), "{invalid}");
            assert!(!invalid.expected.contains("hunter2"), "{invalid}");
            assert!(invalid.hint.unwrap().contains(reason));
        }
        let broken = read::<Limits>("{rows}").unwrap_err();
        assert_eq!(broken.expected, "a JSON document; this one breaks at line 1, column 2");
    }
}
