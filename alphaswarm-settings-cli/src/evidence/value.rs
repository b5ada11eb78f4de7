//! The value that a place gives a variable, as far as it may be kept.

use alphaswarm_settings_schema::{key, mask};

use crate::credential;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// The place has none.
    Absent,
    /// The empty string.
    Empty,
    /// This one.
    Literal(String),
    /// One that is known only when something runs: code makes it, or it refers to other variables.
    Computed,
    /// One that may not be kept.
    Hidden(Secrecy),
}

/// Why a value may not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Secrecy {
    /// It is in a Secret.
    Store,
    /// The name of the variable says so.
    Name,
    /// It holds a user name and a password.
    Credentials,
    /// It has the form of a password, a token or a key.
    Form,
}

/// What another program replaces in a value.
const OPEN: [&str; 6] = ["${", "$(", "{{", "<", "$$", "%("];

impl Value {
    /// The value of `key`, as it is meant, without the quotes that it is written in.
    pub(crate) fn of(key: &str, value: &str) -> Self {
        let trimmed = value.trim();
        if trimmed.is_empty() {
            return Self::Empty;
        }
        if key::looks_secret(key) || may_be_secret(key, trimmed) {
            return Self::Hidden(Secrecy::Name);
        }
        let is_open = OPEN.iter().any(|mark| trimmed.contains(mark)) || is_expansion(trimmed);
        if is_placeholder(trimmed) {
            return Self::Absent;
        }
        let mut user_infos = mask::user_infos(trimmed).map(|range| &trimmed[range]);
        let is_certain = !is_open && mask::without_credentials(trimmed) != trimmed;
        if is_certain || user_infos.any(|user_info| user_info.contains(':')) {
            return Self::Hidden(Secrecy::Credentials);
        }
        let is_token = !credential::tokens(trimmed).is_empty();
        if is_token || !is_open && !is_random(key) && credential::is_credential(trimmed, &[]) {
            return Self::Hidden(Secrecy::Form);
        }
        if is_open || trimmed.contains(mask::is_unprintable) {
            return Self::Computed;
        }
        Self::Literal(trimmed.to_owned())
    }

    /// The value where it is known.
    pub(crate) fn literal(&self) -> Option<&str> {
        match self {
            Self::Literal(value) => Some(value),
            _ => None,
        }
    }
}

/// What a value says of itself that has to be replaced.
const PLACEHOLDERS: [&str; 9] = [
    "changeme",
    "change_me",
    "change-me",
    "replace_me",
    "replace-me",
    "your-",
    "your_",
    "xxxx",
    "todo",
];

fn is_placeholder(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    value.starts_with('<') && value.ends_with('>')
        || PLACEHOLDERS.iter().any(|placeholder| value.contains(placeholder))
}

/// Words of names whose values look random, and are known to everybody.
const RANDOM: [&str; 9] =
    ["CHECKSUM", "COMMIT", "DIGEST", "ID", "SHA", "SHA256", "SHA512", "TAG", "VERSION"];

fn is_random(key: &str) -> bool {
    key.split('_').any(|word| RANDOM.iter().any(|random| word.eq_ignore_ascii_case(random)))
}

/// Last words of names whose values may be secrets, beside those that say so.
const DOUBTFUL: [&str; 4] = ["AUTH", "SALT", "CREDS", "PW"];

/// Whether a name may be that of a secret, and the value is more than a switch.
fn may_be_secret(key: &str, value: &str) -> bool {
    let last = key.rsplit('_').next().unwrap_or_default().to_ascii_uppercase();
    DOUBTFUL.contains(&last.as_str()) && alphaswarm_settings_schema::value::boolean(value).is_err()
}

/// Whether a value begins with a name after a dollar sign.
fn is_expansion(value: &str) -> bool {
    let next = value.strip_prefix('$').and_then(|rest| rest.chars().next());
    next.is_some_and(|next| next.is_ascii_alphabetic() || next == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_may_be_kept() {
        let literal = |value: &str| Value::Literal(value.to_owned());
        for (key, value, expected) in [
            ("PORT", "8080", literal("8080")),
            ("PORT", " 8080 ", literal("8080")),
            ("PORT", "", Value::Empty),
            ("PORT", "${OTHER}", Value::Computed),
            ("PORT", "$OTHER", Value::Computed),
            ("PRICE", "5$", literal("5$")),
            ("PORT", "<port>", Value::Absent),
            ("TEXT", "a\nb", Value::Computed),
            ("TITLE", "<your title>", Value::Absent),
            ("BUCKET", "__REPLACE_ME__", Value::Absent),
            ("REDIS_AUTH", "hunter2", Value::Hidden(Secrecy::Name)),
            ("REDIS_AUTH", "true", literal("true")),
            ("DB_PASSWORD", "", Value::Empty),
            ("DB_PASSWORD", "hunter2", Value::Hidden(Secrecy::Name)),
            ("DB_URL", "pg://app:hunter2@db/app", Value::Hidden(Secrecy::Credentials)),
            ("DB_URL", "pg://app@db/app", literal("pg://app@db/app")),
            ("DB_URL", "pg://app:${DB_PASSWORD}@db/app", Value::Hidden(Secrecy::Credentials)),
            ("DB_URL", "pg://${DB_HOST}/app", Value::Computed),
            ("PEPPER", "9fQ2xLr7TzKw4bVn", Value::Hidden(Secrecy::Form)),
            ("KAFKA_CLUSTER_ID", "9fQ2xLr7TzKw4bVn", literal("9fQ2xLr7TzKw4bVn")),
            ("REGION", "eu-central-1", literal("eu-central-1")),
        ] {
            assert_eq!(Value::of(key, value), expected, "{key}={value}");
        }
    }
}
