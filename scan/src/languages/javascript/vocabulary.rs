//! What the validators of the libraries are called, and what they ask of a value.

use crate::declarations::ValueType;

/// The type that a validator asks for: of zod, valibot, envalid, joi, yup.
pub(super) fn value_type(name: &str) -> Option<ValueType> {
    Some(match name {
        "string" | "str" | "nonEmptyString" => ValueType::String,
        "url" | "uri" | "httpUrl" => ValueType::Url,
        "number" | "num" | "float" | "float32" | "float64" => ValueType::Float,
        "int" | "integer" | "int32" | "int64" | "safeInteger" | "bigint" => ValueType::Int,
        "uint32" | "uint64" => ValueType::Uint,
        "boolean" | "bool" | "stringbool" => ValueType::Bool,
        "port" => ValueType::Port,
        "ip" | "ipv4" | "ipv6" => ValueType::Ip,
        "json" => ValueType::Json,
        "array" | "tuple" | "set" => ValueType::List(Box::new(ValueType::String)),
        _ => return None,
    })
}

/// Whether a validator asks for a form of string that has no type of its own.
pub(super) fn is_format(name: &str) -> bool {
    matches!(
        name,
        "email"
            | "uuid"
            | "uuidv4"
            | "guid"
            | "cuid"
            | "cuid2"
            | "ulid"
            | "nanoid"
            | "jwt"
            | "base64"
            | "base64url"
            | "hex"
            | "hexadecimal"
            | "date"
            | "datetime"
            | "isoDate"
            | "isoTimestamp"
            | "time"
            | "duration"
            | "cidrv4"
            | "cidrv6"
            | "hostname"
            | "domain"
            | "host"
            | "e164"
    )
}

/// Whether a method changes the value that a schema gives.
pub(super) fn is_transform(name: &str) -> bool {
    matches!(
        name,
        "transform"
            | "overwrite"
            | "codec"
            | "trim"
            | "toLowerCase"
            | "toUpperCase"
            | "lowercase"
            | "uppercase"
            | "normalize"
    )
}

/// Whether a method checks what only code can say.
pub(super) fn is_validator(name: &str) -> bool {
    matches!(
        name,
        "refine"
            | "superRefine"
            | "check"
            | "custom"
            | "test"
            | "startsWith"
            | "endsWith"
            | "includes"
            | "multipleOf"
            | "step"
    )
}

/// The words that are a truth value, when they are all that there are.
pub(super) fn of_words(words: Vec<String>) -> ValueType {
    let is_bool = words.len() == 2
        && ["true", "false"].iter().all(|word| words.iter().any(|own| own == word));
    if is_bool { ValueType::Bool } else { ValueType::Enum(words) }
}
