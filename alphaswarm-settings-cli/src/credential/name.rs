//! Names as code spells them: `dbPassword`, `db-password`, `DB_PASSWORD`.

use alphaswarm_settings_schema::key;

/// Last words of names that speak of a secret, and whose value is none.
const ABOUT: &[&str] = &[
    "ADDRESS",
    "ALGORITHM",
    "ATTRIBUTE",
    "CLASS",
    "COOKIE",
    "ENDPOINT",
    "ERROR",
    "EXPIRY",
    "FIELD",
    "FILE",
    "FORMAT",
    "HEADER",
    "HINT",
    "HOST",
    "ID",
    "ISSUER",
    "KIND",
    "LABEL",
    "LENGTH",
    "MESSAGE",
    "METHOD",
    "MODE",
    "NAME",
    "NAMESPACE",
    "PARAM",
    "PATH",
    "PATTERN",
    "PLACEHOLDER",
    "POLICY",
    "PREFIX",
    "PROVIDER",
    "REF",
    "REGEX",
    "ROUTE",
    "SCOPE",
    "SELECTOR",
    "STORE",
    "TABLE",
    "TITLE",
    "TTL",
    "TYPE",
    "URI",
    "URL",
    "VERSION",
];

/// The key that a variable with such a name would have: its words in capitals, `_` between them.
pub(crate) fn key_of(name: &str) -> String {
    let mut key = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        if !letter.is_ascii_alphanumeric() {
            before = '_';
            continue;
        }
        let begins_word = before == '_'
            || letter.is_ascii_uppercase()
                && (before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || before.is_ascii_uppercase()
                        && letters.peek().is_some_and(char::is_ascii_lowercase));
        if begins_word && !key.is_empty() {
            key.push('_');
        }
        key.push(letter.to_ascii_uppercase());
        before = letter;
    }
    key
}

/// The words of a name, in capitals.
pub(crate) fn words_of(name: &str) -> Vec<String> {
    key_of(name).split('_').map(str::to_owned).collect()
}

/// Whether what has such a name is a secret, and not something about one.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let key = key_of(name);
    let last = key.rsplit('_').next().unwrap_or_default();
    // `apiKey` alone is the end of what the schema asks for.
    let looks_secret = key::looks_secret(&format!("_{key}")) || key == "AUTHORIZATION";
    looks_secret && !ABOUT.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_keys() {
        for (name, key) in [
            ("dbPassword", "DB_PASSWORD"),
            ("db-password", "DB_PASSWORD"),
            ("DB_PASSWORD", "DB_PASSWORD"),
            ("APIKey", "API_KEY"),
            ("oauth2Token", "OAUTH2_TOKEN"),
            ("__x", "X"),
            ("ümlaut.key", "MLAUT_KEY"),
            ("", ""),
        ] {
            assert_eq!(key_of(name), key, "{name}");
        }
    }

    #[test]
    fn names_of_secrets() {
        for name in ["apiKey", "X-Api-Key", "dbPassword", "client_secret", "Authorization", "token"]
        {
            assert!(is_secret_name(name), "{name}");
        }
        for name in ["tokenUrl", "secretName", "maxTokens", "passwordField", "key", "tokenizer"] {
            assert!(!is_secret_name(name), "{name}");
        }
    }
}
