//! A name that the schema does not declare is a slip away from one that it does.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;

use super::{Scope, Usage};
use crate::codes;
use crate::variables::Name;

/// A shorter word of a name says too little: `DB_A` and `DB_B` are two names.
const LEAST_WORD: usize = 4;

/// Checks one use.
pub(crate) fn check(usage: &Usage<'_>, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    let name = usage.key?;
    let Name::Undeclared = scope.index.classify(name) else { return None };
    let variables = &scope.index.schema.variables;
    let variable = variables.iter().find(|variable| is_slip(name, variable.key.value))?;
    let message = "the schema does not declare this variable, but one of nearly the same name";
    let problem = scope.problem_of(codes::NEAR_MISS, name, Some(&usage.place), message);
    let (meant, declared) = (mask::shown(variable.key.value), scope.declared(variable));
    let problem = problem.note(format!("`{meant}` is declared at {declared}"));
    Some(problem.help(format!("did you mean `{meant}`?")))
}

/// Whether a name is the key with one slip: a letter, an underscore, the case, the order of the words,
/// the first word twice.
pub(crate) fn is_slip(name: &str, key: &str) -> bool {
    if name.len() > 2 * key.len().max(8) || !name.is_ascii() {
        return false;
    }
    name.eq_ignore_ascii_case(key)
        || has_same_words(name, key)
        || is_doubled(name, key)
        || has_one_edit(name, key)
}

fn has_same_words(name: &str, key: &str) -> bool {
    name.len() == key.len() && sorted(name) == sorted(key) && name.contains('_')
}

fn sorted(name: &str) -> Vec<&str> {
    let mut words: Vec<_> = name.split('_').collect();
    words.sort_unstable();
    words
}

/// Whether a name is the key behind its own beginning: `ACME_ACME_PORT`.
fn is_doubled(name: &str, key: &str) -> bool {
    let Some(more) = name.strip_suffix(key) else { return false };
    more.ends_with('_') && key.starts_with(more)
}

/// Whether the names differ in one word by a letter, or in one underscore.
fn has_one_edit(name: &str, key: &str) -> bool {
    if name.len() == key.len() + 1 || name.len() + 1 == key.len() {
        let plain = |text: &str| text.replace('_', "");
        if plain(name) == plain(key) {
            return true;
        }
    }
    let (names, keys): (Vec<_>, Vec<_>) = (name.split('_').collect(), key.split('_').collect());
    if names.len() != keys.len() {
        return false;
    }
    let mut differing = names.iter().zip(&keys).filter(|(a, b)| a != b);
    let Some((a, b)) = differing.next() else { return false };
    differing.next().is_none()
        && (is_swap(a.as_bytes(), b.as_bytes())
            || a.len().min(b.len()) >= LEAST_WORD && is_one_letter(a.as_bytes(), b.as_bytes()))
}

/// Whether two letters that stand together in a word are swapped in the other one.
fn is_swap(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    a.len() == b.len() && a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
}

/// Whether two words differ by a letter that is added, left out or replaced.
/// Numbers are never slips: `SHARD_1` and `SHARD_2` are two names.
fn is_one_letter(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    let differs = |word: &[u8]| word.first().is_none_or(|byte| !byte.is_ascii_digit());
    if !differs(short) || !differs(long) {
        return false;
    }
    match long.len() - short.len() {
        0 => short.get(1..) == long.get(1..),
        1 => *short == long[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_other_names() {
        for (name, key, expected) in [
            ("APP_DATABSE_URL", "APP_DATABASE_URL", true),
            ("APP_DATABASE_ULR", "APP_DATABASE_URL", true),
            ("APP_DATABASES_URL", "APP_DATABASE_URL", true),
            ("APP_DTAABASE_URL", "APP_DATABASE_URL", true),
            ("APP_CLIENTID", "APP_CLIENT_ID", true),
            ("APP_URL_DATABASE", "APP_DATABASE_URL", true),
            ("APP_APP_PORT", "APP_PORT", true),
            ("ACME_CORE_ACME_CORE_PORT", "ACME_CORE_PORT", true),
            ("app_port", "APP_PORT", true),
            ("APP_HOST", "APP_PORT", false),
            ("SHARD_HOST1", "SHARD_HOST2", false),
            ("SHARD_HOST", "SHARD_HOST2", false),
            ("DB_A", "DB_B", false),
            ("PORT", "APP_PORT", false),
            ("APP_PORT_RANGE", "APP_PORT", false),
            ("ÄPP_PORT", "APP_PORT", false),
            ("", "A", false),
        ] {
            assert_eq!(is_slip(name, key), expected, "{name} for {key}");
        }
    }
}
