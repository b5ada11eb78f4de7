//! The forms of values that are known for each type.

use alphaswarm_settings_schema::placeholder::SAMPLE;
use alphaswarm_settings_schema::value::{Bound, Rules, Scalar};

use super::value::{MOST, least};

/// Characters of a key that its sample repeats.
const NAMED: usize = 40;
/// What fills a string up to its length.
const FILLER: char = 'x';

/// What is tried for a variable of this name, in order.
pub(super) fn of(
    name: &str,
    rules: Rules<'_>,
    is_secret: bool,
) -> impl Iterator<Item = String> + use<> {
    let scalar = rules.value_type.scalar();
    // Only these forms can begin so.
    let marked: Vec<_> = match scalar {
        _ if !is_secret => Vec::new(),
        Scalar::Url => vec![format!("https://{name}.invalid"), format!("{SAMPLE}url://host")],
        Scalar::Path => vec![name.to_owned()],
        Scalar::Json => vec![format!("\"{name}\"")],
        _ => Vec::new(),
    };
    let plain: Vec<_> = match scalar {
        Scalar::Bool => words(&["false", "true"]),
        Scalar::Int | Scalar::Uint => words(&["1", "0"]),
        Scalar::Float => words(&["1.5", "1", "0.5"]),
        Scalar::Port => words(&["8080"]),
        Scalar::Url => vec![format!("https://{name}.invalid"), "https://sample.invalid".to_owned()],
        Scalar::Duration => words(&["30s"]),
        Scalar::Bytes => words(&["64KiB"]),
        Scalar::Ip => words(&["127.0.0.1", "::1"]),
        Scalar::SocketAddr => words(&["127.0.0.1:8080", "[::1]:8080"]),
        Scalar::Path => vec![format!("/tmp/{name}")],
        Scalar::Enum => words(rules.values),
        Scalar::Json => words(&["{}", "[]", "null"]),
        _ => Vec::new(),
    };
    let bounds = [rules.bounds.min, rules.bounds.max].into_iter().flatten();
    let bounds = bounds.filter(|bound| !matches!(bound, Bound::Length(_)));
    let string = (scalar == Scalar::String).then(|| of_length(name, rules));
    marked.into_iter().chain(plain).chain(bounds.map(|bound| bound.to_string())).chain(string)
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// `sample-` and the key, in letters that may stand in the name of a host.
pub(super) fn name(key: &str) -> String {
    let words = key.split('_').filter(|word| !word.is_empty());
    let words: Vec<_> = words.map(str::to_ascii_lowercase).collect();
    let mut name = SAMPLE.to_owned() + &words.join("-");
    name.truncate(NAMED);
    let name = name.trim_end_matches('-');
    if name.len() < SAMPLE.len() { format!("{SAMPLE}value") } else { name.to_owned() }
}

/// The name, cut or filled up to a length within the bounds.
fn of_length(name: &str, rules: Rules<'_>) -> String {
    let cut = |length: u64| usize::try_from(length.min(MOST)).unwrap_or_default();
    let least = cut(least(rules.bounds));
    let most = match rules.bounds.max {
        Some(Bound::Length(most)) => cut(most),
        _ => usize::MAX,
    };
    let length = name.len().max(least).min(most);
    name.chars().chain(std::iter::repeat(FILLER)).take(length).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_be_that_of_a_host() {
        let long = "A".repeat(100);
        for (key, expected) in [
            ("APP_TOKEN", "sample-app-token"),
            ("__A__B_", "sample-a-b"),
            ("_", "sample-value"),
            (&long, "sample-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        ] {
            assert_eq!(name(key), expected);
        }
        let cut = format!("{}_B", "A".repeat(32));
        assert!(!name(&cut).ends_with('-'));
    }
}
