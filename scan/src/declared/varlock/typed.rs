//! The types of varlock (<https://varlock.dev/reference/data-types/>): `port(min=1)`, `enum(a, b)`.

use super::decorator::{Decorator, arguments, unquoted};
use crate::declarations::{Declaration, LeftOut, ValueType};

/// Options that say how a value is spelled, not what it has to be.
const IGNORED: &[&str] =
    &["normalize", "toUpperCase", "toLowerCase", "allowEmpty", "coerceToMinMaxRange"];

/// Takes in the type that a decorator gives.
pub(super) fn apply(decorator: &Decorator<'_>, said: &mut Declaration) {
    let written = decorator.string().unwrap_or_default();
    let (name, given) = decorator.call().unwrap_or((&written, ""));
    let given = arguments(given);
    let left = |what: String| LeftOut { what, span: decorator.span.clone() };
    said.value_type = Some(match name {
        "string" | "md5" => ValueType::String,
        "number" => ValueType::Float,
        "boolean" => ValueType::Bool,
        "url" => ValueType::Url,
        "port" => ValueType::Port,
        "ip" => ValueType::Ip,
        "duration" => ValueType::Duration,
        "simple-object" | "record" => ValueType::Json,
        "array" => ValueType::List(Box::new(ValueType::String)),
        "enum" => ValueType::Enum(given.iter().map(|word| unquoted(word)).collect()),
        "email" | "semver" | "isoDate" | "uuid" => {
            said.left_out.push(left(format!("the format `{name}`")));
            ValueType::String
        }
        _ => {
            said.left_out.push(left(format!("the type `{name}`")));
            return;
        }
    });
    if name == "enum" {
        return;
    }
    for (key, value) in given.iter().filter_map(|option| option.split_once('=')) {
        let value = unquoted(value.trim());
        match key.trim() {
            "min" | "minLength" => said.min = Some(value),
            "max" | "maxLength" => said.max = Some(value),
            "isLength" => (said.min, said.max) = (Some(value.clone()), Some(value)),
            "isInt" if value == "true" => said.value_type = Some(ValueType::Int),
            "precision" if value == "0" => said.value_type = Some(ValueType::Int),
            "matches" if is_whole(&value) => {
                said.pattern = Some(value.trim_matches('/').replace("\\/", "/"));
            }
            option if IGNORED.contains(&option) => {}
            option => said.left_out.push(left(format!("the option `{option}`"))),
        }
    }
}

/// Whether a regular expression is for the whole value, and has no flags.
fn is_whole(pattern: &str) -> bool {
    let inner = pattern.strip_prefix('/').map_or(Some(pattern), |rest| rest.strip_suffix('/'));
    inner.is_some_and(|inner| {
        inner.starts_with('^')
            && inner.ends_with('$')
            && !inner.ends_with("\\$")
            && !inner.contains('|')
    })
}
