//! The names of attributes.

use crate::generate::code;

/// The key without the prefix, in lower case, and with `_` behind it where Python or pydantic uses the
/// name itself.
pub(in crate::generate) fn attribute(key: &str, prefix: &str) -> String {
    let name = code::names::lower(key, prefix);
    // Pydantic takes a name that begins with `_` for a private attribute.
    let name = match name.trim_start_matches('_') {
        "" => "value".to_owned(),
        bare if bare.starts_with(|c: char| c.is_ascii_digit()) => format!("n{bare}"),
        bare => bare.to_owned(),
    };
    if TAKEN.contains(&name.as_str()) || name.starts_with("model_") { name + "_" } else { name }
}

/// The keywords in lower case, and the attributes of `BaseSettings` in pydantic 2.
const TAKEN: &[&str] = &[
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "try",
    "while",
    "with",
    "yield",
    "construct",
    "copy",
    "dict",
    "from_orm",
    "json",
    "parse_file",
    "parse_obj",
    "parse_raw",
    "schema",
    "schema_json",
    "settings_customise_sources",
    "update_forward_refs",
    "validate",
    // What the module itself calls so.
    "str",
    "bool",
    "int",
    "float",
    "list",
    "tuple",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_python_or_pydantic_uses_get_a_line_behind_them() {
        for (key, expected) in [
            ("APP_PORT", "port"),
            ("APP_CLASS", "class_"),
            ("APP_COPY", "copy_"),
            ("APP_MODEL_CONFIG", "model_config_"),
            ("APP_2FA", "n2fa"),
            ("APP__X", "x"),
            ("APP_", "app_"),
            ("OTHER", "other"),
            ("_", "value"),
        ] {
            assert_eq!(attribute(key, "APP_"), expected, "{key}");
        }
    }
}
