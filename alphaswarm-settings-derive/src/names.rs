//! From keys and values to Rust names.

use crate::codes;
use std::collections::HashMap;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
pub(crate) use alphaswarm_settings_schema::key::field_name;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::span::Span as Place;
use alphaswarm_settings_schema::value::Scalar;
use proc_macro2::{Ident, Span};

/// Names that are taken, and by what of the schema, if by anything of it.
pub(crate) type Taken = HashMap<String, Option<Place>>;

/// A Rust identifier of this name; a keyword becomes a raw one. `None` for the few names that
/// cannot be identifiers at all.
pub(crate) fn identifier(name: &str, span: Span) -> Option<Ident> {
    match name {
        "" | "_" | "self" | "super" | "crate" | "Self" => None,
        // A keyword since the edition of 2024, and none that syn knows of.
        "gen" => Some(Ident::new_raw(name, span)),
        _ => match syn::parse_str::<Ident>(name) {
            Ok(_) => Some(Ident::new(name, span)),
            Err(_) => Some(Ident::new_raw(name, span)),
        },
    }
}

/// Words joined in upper camel case; what is neither letter nor digit separates words.
///
/// A name with a digit in front gets `_`.
pub(crate) fn upper_camel(text: &str) -> String {
    let mut name = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is_shouted = !word.chars().any(char::is_lowercase);
        let mut characters = word.chars();
        if let Some(first) = characters.next() {
            name.extend(first.to_uppercase());
        }
        for character in characters {
            if is_shouted {
                name.extend(character.to_lowercase());
            } else {
                name.push(character);
            }
        }
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// Which variables have no Rust name, or the same as something else.
pub(crate) fn problems(
    variables: &[&Variable<'_>],
    prefix: &str,
    own_name: &str,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut fields = Taken::new();
    let mut enums = Taken::new();
    enums.insert(own_name.to_owned(), None);
    for variable in variables {
        let key = variable.key;
        let name = field_name(key.value, prefix);
        if identifier(&name, Span::call_site()).is_none() {
            problems.push(no_identifier(variable, &name));
        } else if let Some(Some(first)) = fields.insert(name.clone(), Some(key.span)) {
            let name = mask::shown(&name);
            let message = format!("two keys become the field `{name}`");
            problems.push(
                Diagnostic::new(codes::FIELD_COLLISION, key.span, message)
                    .key(key.value)
                    .also(first, "first taken by this key")
                    .help("rename one of the two keys"),
            );
        }
        if is_generated_enum(variable) {
            problems.extend(enum_collision(variable, prefix, own_name, &mut enums));
            variant_problems(variable, &mut problems);
        }
    }
    problems
}

/// Whether the variable gets an enum of its own.
pub(crate) fn is_generated_enum(variable: &Variable<'_>) -> bool {
    variable.value_type.scalar() == Scalar::Enum && !variable.is_secret()
}

fn no_identifier(variable: &Variable<'_>, name: &str) -> Diagnostic {
    let message = "the key becomes no Rust field";
    let note = match name {
        "" => "nothing is left of the key after the prefix".to_owned(),
        name => format!("`{name}` cannot be an identifier"),
    };
    Diagnostic::new(codes::RESERVED_IDENTIFIER, variable.key.span, message)
        .key(variable.key.value)
        .note(note)
        .help("rename the key, or change the `prefix` of the attribute")
}

fn enum_collision(
    variable: &Variable<'_>,
    prefix: &str,
    own_name: &str,
    enums: &mut Taken,
) -> Option<Diagnostic> {
    let name = upper_camel(&field_name(variable.key.value, prefix));
    let earlier = enums.insert(name.clone(), Some(variable.key.span))?;
    let problem = Diagnostic::new(
        codes::FIELD_COLLISION,
        variable.key.span,
        format!("the enum `{}` would be defined twice", mask::shown(&name)),
    )
    .key(variable.key.value);
    Some(match earlier {
        Some(place) => {
            problem.also(place, "first defined for this key").help("rename one of the two keys")
        }
        None => problem.help(format!("rename the key, or the struct `{own_name}`")),
    })
}

fn variant_problems(variable: &Variable<'_>, problems: &mut Vec<Diagnostic>) {
    let mut variants = Taken::new();
    let key = variable.key.value;
    let values = variable.values.strings.iter().zip(&variable.values.spans);
    for (value, &place) in values {
        let name = upper_camel(value);
        if identifier(&name, Span::call_site()).is_none() || !is_plain_name(&name) {
            let message = format!("`{}` becomes no Rust variant", mask::shown(value));
            problems.push(
                Diagnostic::new(codes::VARIANT_COLLISION, place, message)
                    .key(key)
                    .help("use a value with letters or digits, or the type `string`"),
            );
        } else if let Some(Some(first)) = variants.insert(name.clone(), Some(place)) {
            let message = format!("two values become the variant `{}`", mask::shown(&name));
            problems.push(
                Diagnostic::new(codes::VARIANT_COLLISION, place, message)
                    .key(key)
                    .also(first, "first taken by this value")
                    .help("rename one of the two values, or use the type `string`"),
            );
        }
    }
}

fn is_plain_name(name: &str) -> bool {
    syn::parse_str::<Ident>(name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_become_raw_identifiers() {
        let ident = |name| identifier(name, Span::call_site()).map(|ident| ident.to_string());
        assert_eq!(ident("type").as_deref(), Some("r#type"));
        assert_eq!(ident("gen").as_deref(), Some("r#gen"));
        assert_eq!(ident("self"), None);
        assert_eq!(ident(""), None);
    }

    #[test]
    fn variants_are_in_upper_camel_case() {
        for (value, expected) in [
            ("DEBUG", "Debug"),
            ("in_cluster", "InCluster"),
            ("msal_entra", "MsalEntra"),
            ("aws-eks", "AwsEks"),
            ("us-east-1", "UsEast1"),
            ("2fa", "_2fa"),
            ("camelCase", "CamelCase"),
            ("--", ""),
        ] {
            assert_eq!(upper_camel(value), expected);
        }
    }
}
