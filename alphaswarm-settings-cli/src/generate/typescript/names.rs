//! The names of properties.

use crate::generate::code::names::{lower, upper_camel};

/// The key without the prefix, in camel case. A digit in front gets `_`.
pub(in crate::generate) fn property(key: &str, prefix: &str) -> String {
    let camel = upper_camel(lower(key, prefix).trim_matches('_'));
    let mut characters = camel.chars();
    match characters.next() {
        None => "value".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{camel}"),
        Some(first) => first.to_lowercase().chain(characters).collect(),
    }
}

/// What the module calls so already, and what JavaScript does.
pub(super) const TYPES: &[&str] = &[
    "Array",
    "BigInt",
    "Built",
    "Env",
    "Error",
    "Found",
    "ImportMeta",
    "Infinity",
    "Invalid",
    "Map",
    "Meta",
    "Number",
    "Object",
    "Options",
    "Partial",
    "PublicSettings",
    "Reader",
    "Readonly",
    "Record",
    "Refused",
    "RegExp",
    "Secret",
    "Set",
    "Settings",
    "SettingsError",
    "SocketAddr",
    "String",
    "Symbol",
    "Target",
    "URL",
    "Variable",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_in_camel_case() {
        for (key, expected) in [
            ("APP_REDIS_URL", "redisUrl"),
            ("APP_PORT", "port"),
            ("APP_2FA_MODE", "_2faMode"),
            ("APP_", "app"),
            ("OTHER__X_", "otherX"),
            ("_", "value"),
        ] {
            assert_eq!(property(key, "APP_"), expected, "{key}");
        }
    }
}
