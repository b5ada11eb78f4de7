//! Values that a person or a program made up to be secret.

use alphaswarm_settings_schema::mask;

use crate::rules;

/// How long a credential is.
const LENGTH: std::ops::RangeInclusive<usize> = 8..=4096;

/// What a stand-in for a secret says of itself.
const DUMMIES: &[&str] = &[
    "abcdef",
    "change-",
    "change_",
    "changeme",
    "changeit",
    "default",
    "demo",
    "development",
    "dummy",
    "example",
    "fake",
    "foobar",
    "insecure",
    "insert",
    "invalid",
    "letmein",
    "mysecret",
    "not-a-",
    "not_a_",
    "null",
    "password",
    "placeholder",
    "qwerty",
    "redacted",
    "replace",
    "sample",
    "secretkey",
    "supersecret",
    "test",
    "todo",
    "undefined",
    "xxxx",
    "your",
    "1234567",
    "....",
    "****",
    "----",
];

/// The beginnings of what says where a secret is, or is a digest of something.
const REFERENCES: &[&str] =
    &["arn:", "vault:", "projects/", "secret/", "sha1", "sha256", "sha384", "sha512", "data:"];

/// Characters that no credential has, and code, templates, markup and sentences do.
const FOREIGN: &[char] = &['{', '}', '<', '>', '(', ')', '[', ']', '\\', '"', '\'', '`', ';', ','];

/// Whether a value is a credential: random enough, no placeholder, and no name, path or sentence.
pub(crate) fn is_credential(value: &str, placeholders: &[String]) -> bool {
    let value = value.trim();
    let value = ["Bearer ", "Basic ", "token "]
        .iter()
        .find_map(|scheme| value.strip_prefix(scheme))
        .unwrap_or(value);
    let lower = value.to_ascii_lowercase();
    LENGTH.contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_graphic())
        && !value.contains(FOREIGN)
        && !value.contains("://")
        && !value.starts_with(['$', '%', '/', '.', '~', '@', '#'])
        && !REFERENCES.iter().any(|start| lower.starts_with(start))
        && !DUMMIES.iter().any(|dummy| lower.contains(dummy))
        && rules::filled(value, placeholders).is_some()
        && !is_words(value)
        && !is_sequence(value)
        && entropy(value) >= if value.len() < 16 { 2.5 } else { 3.0 }
}

/// The bytes of the password in a URL, if it is a credential.
pub(crate) fn in_url(text: &str, placeholders: &[String]) -> Option<std::ops::Range<usize>> {
    mask::user_infos(text).find_map(|range| {
        let (_, password) = text[range.clone()].split_once(':')?;
        let start = range.end - password.len();
        is_credential(password, placeholders).then_some(start..range.end)
    })
}

/// Whether a value is made of words, numbers and short codes, as names, paths and versions are.
fn is_words(value: &str) -> bool {
    let runs = value.split(|letter: char| !letter.is_ascii_alphanumeric());
    let runs: Vec<_> = runs.filter(|run| !run.is_empty()).collect();
    let words = runs.iter().filter(|run| is_word(run)).count();
    // `k8s-cluster-name`: next to words, a code of few characters is one.
    let codes = runs.iter().filter(|run| !is_word(run) && run.len() <= 4).count();
    words == runs.len() || (words >= codes.max(1) && words + codes == runs.len())
}

/// Letters in an order that people choose, with a number behind them or without; or a number.
fn is_word(run: &str) -> bool {
    let letters = run.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let digits = run.len() - letters.len();
    let is_number = letters.is_empty() && digits <= 8;
    let is_plain = letters.bytes().all(|byte| byte.is_ascii_alphabetic()) && !letters.is_empty();
    is_number || is_plain && digits <= 4 && !is_random(letters)
}

/// Whether letters change their case more often than names do.
fn is_random(letters: &str) -> bool {
    let bytes = letters.as_bytes();
    let changes = bytes
        .windows(2)
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        .count();
    let has_no_vowels = !bytes.iter().any(|byte| b"aeiouyAEIOUY".contains(byte));
    letters.len() >= 12 && (changes * 5 >= letters.len() || has_no_vowels)
}

/// Whether most characters follow those before them: `abcdefgh`, `00000000`.
fn is_sequence(value: &str) -> bool {
    let near = value.as_bytes().windows(2).filter(|pair| pair[0].abs_diff(pair[1]) <= 1).count();
    near * 2 > value.len()
}

/// How many bits a character of a value tells, by how often each is in it.
pub(super) fn entropy(value: &str) -> f64 {
    let mut counts = [0_u32; 256];
    value.bytes().for_each(|byte| counts[usize::from(byte)] += 1);
    let length = f64::from(u32::try_from(value.len()).unwrap_or(u32::MAX));
    let bits = |count: &u32| {
        let share = f64::from(*count) / length;
        -share * share.log2()
    };
    counts.iter().filter(|count| **count > 0).map(bits).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials() {
        for value in [
            "hunter2hunter2",
            "P4ssw0rd!9x",
            "3f2a9c81d0b74e6f95a1",
            "9b2f61ce-6f0a-4f7e-8d27-0f6a2a2bd2f1",
            "Bearer 8fK2mQ9xLw3vRt7Z",
            "kX+9/aB3dE5fG7hJ==",
            "qWeZxCvBnMlKjHgF",
        ] {
            assert!(is_credential(value, &[]), "{value}");
        }
    }

    #[test]
    fn what_is_none() {
        for value in [
            "",
            "short1",
            "changeme-1a2b3c",
            "postgres123",
            "password-reset",
            "ACCESS_TOKEN",
            "k8s-secret-name",
            "oauth2.client.token",
            "/run/secrets/db1x9z",
            "${DB_PASSWORD}",
            "{{ .Values.token1x }}",
            "<your-token-9f8a>",
            "0123456789abcdef",
            "00000000-0000-0000-0000-000000000000",
            "The password has 12 characters",
            "Das Paßwort9x8y7z",
            "thisIsSomeLongIdentifierName",
            "2024-01-01T00:00:00",
            "sha256-9b2f61ce6f0a4f7e",
            "process.env.TOKEN",
        ] {
            assert!(!is_credential(value, &[]), "{value}");
        }
        let own = ["hunter2hunter2".to_owned()];
        assert!(!is_credential("hunter2hunter2", &own));
    }

    #[test]
    fn passwords_in_urls() {
        let url = "postgres://app:hunter2hunter2@db/app";
        assert_eq!(in_url(url, &[]).map(|range| &url[range]), Some("hunter2hunter2"));
        for url in ["postgres://app:app@db", "postgres://app@db", "postgres://app:${P}@db", ""] {
            assert_eq!(in_url(url, &[]), None, "{url}");
        }
    }
}
