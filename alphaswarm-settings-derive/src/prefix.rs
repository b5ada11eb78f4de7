//! The prefix of the arguments, checked against the keys.

use alphaswarm_settings_schema::diagnostic::nearest;
use alphaswarm_settings_schema::model::Schema;

use crate::arguments::Arguments;

/// The error of a prefix that leaves no key as it was meant, at its literal.
pub(crate) fn check(schema: &Schema<'_>, arguments: &Arguments) -> Option<syn::Error> {
    let prefix = arguments.prefix.as_str();
    let span = arguments.prefix_span.filter(|_| !prefix.is_empty())?;
    let keys = || schema.variables.iter().map(|variable| variable.key.value);
    let mut rests = keys().filter_map(|key| key.strip_prefix(prefix)).peekable();
    let message = if keys().next().is_none() {
        return None;
    } else if rests.peek().is_none() {
        let first = || keys().next().unwrap_or_default();
        near(prefix, keys()).map_or_else(
            || format!("no key begins with `{prefix}`; the first of the schema is `{}`", first()),
            |near| format!("no key begins with `{prefix}`: did you mean `{near}`?"),
        )
    } else if rests.all(|rest| rest.starts_with('_')) {
        format!("every key that begins with `{prefix}` begins with `{prefix}_`: write `{prefix}_`")
    } else {
        return None;
    };
    Some(syn::Error::new(span, message))
}

/// The beginning of a key that the prefix most likely meant, of as many words.
fn near<'k>(prefix: &str, keys: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let words = prefix.trim_end_matches('_').split('_').count();
    let mut beginnings: Vec<&str> = Vec::new();
    for key in keys {
        let end = key.match_indices('_').nth(words - 1).map(|(at, _)| at + 1);
        let beginning = end.and_then(|end| key.get(..end));
        // Keys of one prefix follow each other.
        if let Some(beginning) = beginning.filter(|&one| beginnings.last() != Some(&one)) {
            beginnings.push(beginning);
        }
    }
    nearest(prefix, beginnings)
}
