//! What may be shown of a value: the one place that decides it.

use std::borrow::Cow;
use std::ops::Range;

use crate::key;
use crate::model::Classification;

/// What stands in place of a secret.
pub const REDACTED: &str = "[REDACTED]";
/// What stands in place of the user name and password of a URL.
pub const USER_INFO: &str = "***";
/// What the artifacts hold where a secret belongs: `changeme`, in the form it is written in a
/// Kubernetes Secret.
pub const PLACEHOLDER_BASE64: &str = "Y2hhbmdlbWU=";
/// The placeholder as a process sees it.
pub const PLACEHOLDER: &str = "changeme";
/// What stands in `.env.local` where a secret belongs.
pub const SET_VIA_STORE: &str = "<set-via-secret-store>";

/// A value or name in a message is cut at this many characters.
const SHOWN_CHARACTERS: usize = 80;

/// What to show for a secret's value: nothing of it, unless it is empty or a placeholder.
#[must_use]
pub fn redacted(value: &str) -> &str {
    match value {
        "" | PLACEHOLDER_BASE64 | SET_VIA_STORE => value,
        _ => REDACTED,
    }
}

/// Whether the value of `key` may not be shown: it is of a secret class, or of none that is known,
/// or its name says that it is a secret.
#[must_use]
pub fn hides(key: &str, classification: Option<Classification>) -> bool {
    classification != Some(Classification::Plain) || key::looks_secret(key)
}

/// What to show for the value of `key`, wherever it stands.
#[must_use]
pub fn masked<'v>(
    key: &str,
    classification: Option<Classification>,
    value: &'v str,
) -> Cow<'v, str> {
    if hides(key, classification) {
        Cow::Borrowed(redacted(value))
    } else {
        without_user_info(value)
    }
}

/// A value or name as a message shows it: no user-info, no control characters, at most 80
/// characters.
#[must_use]
pub fn shown(value: &str) -> String {
    let mut shown = String::new();
    let value = without_user_info(value);
    let mut characters = value.chars();
    for character in characters.by_ref().take(SHOWN_CHARACTERS) {
        if is_unprintable(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// A text that should have been a URL, as a message shows it: as [`shown`], and nothing of what
/// stands before an `@`, wherever a password may have come to lie.
#[must_use]
pub fn shown_broken_url(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((_, rest)) => shown(&format!("{USER_INFO}@{rest}")),
        None => shown(text),
    }
}

/// Text in which the user-info of every URL is `***`.
#[must_use]
pub fn without_user_info(text: &str) -> Cow<'_, str> {
    without(text, user_infos(text))
}

/// Text in which the user-info of every URL is `***`, but for a mere user name.
///
/// For diffs of what is plain: a user name hides nothing, and a diff with a mask cannot be applied.
#[must_use]
pub fn without_credentials(text: &str) -> Cow<'_, str> {
    without(text, user_infos(text).filter(|range| !is_user_name(&text[range.clone()])))
}

/// Whether user-info is a name and nothing else: a token has digits, or is longer.
fn is_user_name(user_info: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphabetic() || "._-".contains(c);
    user_info.len() <= 32 && user_info.chars().all(is_of_name)
}

fn without(text: &str, hidden: impl Iterator<Item = Range<usize>>) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut at = 0;
    for range in hidden {
        shown.push_str(&text[at..range.start]);
        shown.push_str(USER_INFO);
        at = range.end;
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(&text[at..]);
    Cow::Owned(shown)
}

/// Where user-info stands: between `://` and the last `@` before the path.
pub fn user_infos(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find("://")? + "://".len();
            // The next URL ends this one. It is looked for first: to go to the end for each of many
            // would take for ever.
            let authority = &text[start..];
            let authority = &authority[..authority.find("://").unwrap_or(authority.len())];
            // A password may hold what ends an authority, unescaped: a blank ends it for certain.
            let end = authority.find(char::is_whitespace).unwrap_or(authority.len());
            from = start;
            let strict = authority[..end].find(['/', '?', '#']).unwrap_or(end);
            let at = authority[..strict].rfind('@').or_else(|| {
                let loose = authority[..end].rfind('@')?;
                authority[..loose].contains(':').then_some(loose)
            });
            if let Some(at) = at.filter(|&at| at > 0) {
                from = start + at;
                return Some(start..start + at);
            }
        }
    })
}

/// Whether a character cannot be shown as it is on a terminal or in a comment.
///
/// Control characters, the line separators of Unicode and the invisible marks that turn the
/// direction of text.
#[must_use]
pub fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

/// Text for one line of a comment: what could end the line, or hide what follows, is U+FFFD,
/// and a tab is a blank.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    // Nearly every text is plain ASCII, and that is seen fastest byte by byte.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let shown = |character| match character {
        '\t' => ' ',
        other if is_unprintable(other) => '\u{fffd}',
        other => other,
    };
    Cow::Owned(text.chars().map(shown).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_surely_plain_is_shown() {
        let plain = Some(Classification::Plain);
        for (key, classification, value, expected) in [
            ("PORT", plain, "8080", "8080"),
            ("DB_URL", plain, "pg://u:p@h", "pg://***@h"),
            ("DB_PASSWORD", plain, "hunter2", REDACTED),
            ("PORT", Some(Classification::Secret), "hunter2", REDACTED),
            ("PORT", Some(Classification::RotationRequired), "hunter2", REDACTED),
            ("PORT", Some(Classification::Secret), "", ""),
            ("PORT", None, "hunter2", REDACTED),
            ("PORT", None, "<set-via-secret-store>", "<set-via-secret-store>"),
        ] {
            assert_eq!(masked(key, classification, value), expected, "{key} {value}");
        }
    }

    #[test]
    fn a_comment_stays_on_its_line() {
        for (text, expected) in [
            ("a b", "a b"),
            ("a\tb", "a b"),
            ("a\nb\rc", "a\u{fffd}b\u{fffd}c"),
            ("\u{85}\u{2028}\u{2029}", "\u{fffd}\u{fffd}\u{fffd}"),
            ("\u{feff}\u{ffff}\u{1b}", "\u{fffd}\u{fffd}\u{fffd}"),
        ] {
            assert_eq!(printable(text), expected, "{text:?}");
        }
    }

    #[test]
    fn user_info_is_hidden_wherever_it_stands() {
        for (text, expected) in [
            ("postgres://u:p@host/db", "postgres://***@host/db"),
            ("postgres://u@host", "postgres://***@host"),
            ("redis://:pa@ss@host:1", "redis://***@host:1"),
            ("redis://:p/ss@host:1", "redis://***@host:1"),
            ("redis://:p/s@s@host:1", "redis://***@host:1"),
            ("a://u:p@h,b://v:q@i", "a://***@h,b://***@i"),
            ("http://host/path@2x.png", "http://host/path@2x.png"),
            ("http://@host", "http://@host"),
            ("mail me@host", "mail me@host"),
        ] {
            assert_eq!(without_user_info(text), expected);
        }
    }

    #[test]
    fn many_urls_take_no_longer_than_few() {
        // Minutes, if the rest of the text is looked through for each.
        let text = "://".repeat(200_000);
        assert_eq!(without_user_info(&text), text);
    }

    #[test]
    fn a_mere_user_name_is_no_credential() {
        for (text, expected) in [
            ("postgresql://alphaswarm@h/db", "postgresql://alphaswarm@h/db"),
            ("postgresql://u:p@h", "postgresql://***@h"),
            ("https://ghp16C7e42F292c69@h", "https://***@h"),
            ("https://u@h,https://u:p@h", "https://u@h,https://***@h"),
        ] {
            assert_eq!(without_credentials(text), expected);
        }
    }

    #[test]
    fn a_broken_url_shows_nothing_before_the_last_at_sign() {
        for text in ["u:hunter2@h/x y", "redis //u:hunter2@h/x y", "://u:hun@ter2@h/x y"] {
            assert_eq!(shown_broken_url(text), "***@h/x y", "{text}");
        }
        assert_eq!(shown_broken_url("redis-stack:6379"), "redis-stack:6379");
    }

    #[test]
    fn shown_values_are_short_and_printable() {
        assert_eq!(shown("a\nb\u{1b}"), "a\\nb\\u{1b}");
        assert_eq!(shown(&"ü".repeat(81)), format!("{}…", "ü".repeat(80)));
    }

    #[test]
    fn only_empty_values_and_placeholders_are_shown_of_a_secret() {
        assert_eq!(redacted("hunter2"), REDACTED);
        assert_eq!(redacted("Y2hhbmdlbWU="), "Y2hhbmdlbWU=");
        assert_eq!(redacted(""), "");
    }
}
