//! The names that variables have.

/// How many of the first bytes are a name: letters, digits and underscores, and no digit first.
pub(super) fn length(bytes: &[u8]) -> usize {
    if bytes.first().is_none_or(u8::is_ascii_digit) {
        return 0;
    }
    bytes.iter().take_while(|&&byte| byte == b'_' || byte.is_ascii_alphanumeric()).count()
}

/// Whether the whole of a text is a name. `discovery.type` is none: no shell and no schema has it.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && length(text.as_bytes()) == text.len()
}

/// Whether a name has the form that variables of the environment have by custom.
pub(super) fn is_upper_case(name: &str) -> bool {
    is_name(name)
        && name.bytes().any(|byte| byte.is_ascii_uppercase())
        && !name.bytes().any(|byte| byte.is_ascii_lowercase())
}
