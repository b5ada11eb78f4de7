//! A password, a token or a key stands in a file of the repository.

use alphaswarm_settings_scan::Role;
use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::model::Classification;

use super::{Literal, Scope, filled};
use crate::address::Address;
use crate::codes;
use crate::credential::{Token, is_credential, is_secret_name, key_of, words_of};

/// Whether a literal is a password: its name and its value say so.
pub(crate) fn is_password(literal: &Literal<'_>, placeholders: &[String]) -> bool {
    hides(literal, placeholders) && is_credential(literal.value, placeholders)
}

/// Whether no excerpt may show a literal: its name says that it is a secret, weak as it may be.
pub(crate) fn hides(literal: &Literal<'_>, placeholders: &[String]) -> bool {
    let is_given = match literal.role {
        Role::Assigned | Role::Fallback => true,
        // `.password("…")` and `set_token("…")` name what they take.
        Role::Argument => {
            let words = words_of(literal.name);
            words.len() == 1 || matches!(words[0].as_str(), "SET" | "WITH")
        }
        Role::Other => false,
    };
    is_given && is_secret_name(literal.name) && filled(literal.value, placeholders).is_some()
}

/// The finding for a literal that is a password, or a URL with one.
pub(crate) fn literal(literal: &Literal<'_>, scope: &Scope<'_, '_, '_>) -> Diagnostic {
    let address = Address::of(literal.value);
    let is_named = matches!(literal.role, Role::Assigned | Role::Fallback);
    let key = match &address {
        Some(address) if !is_named || literal.name.is_empty() => address.key(),
        _ => key_of(literal.name),
    };
    let (what, value_type) = match address {
        Some(_) => ("a URL with a password", Some("url")),
        None => ("a credential", None),
    };
    finding(&key, what, value_type, &literal.place, scope)
}

/// The finding for a token of a form that is known; `name` is what it is given to.
pub(crate) fn token(
    token: &Token,
    name: &str,
    place: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let key = if is_secret_name(name) { key_of(name) } else { token.key.to_owned() };
    finding(&key, token.what, None, place, scope)
}

fn finding(
    key: &str,
    what: &str,
    value_type: Option<&str>,
    place: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    // The name of a header says nothing of what is in it.
    let key = if key == "AUTHORIZATION" { "API_TOKEN" } else { key };
    let (key, replacement) = scope.replacement(key, value_type, None, Classification::Secret);
    let message = format!("{what} stands in a file of the repository");
    let help = format!("rotate it: it has been seen; then {replacement}");
    scope.problem_of(codes::HARDCODED_PASSWORD, &key, Some(place), message).help(help)
}
