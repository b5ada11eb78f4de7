//! From what the parser says of a scalar to what it means.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::number::Number;
use super::word::{Plain, plain};
use super::{Meaning, Style};

const CORE: &str = "tag:yaml.org,2002:";

/// The string that a scalar is, and what it means.
pub(super) type Resolved<'t> = (Cow<'t, str>, Meaning);

/// Reads a scalar. An error is the reason why Kubernetes rejects the whole document.
pub(super) fn resolve<'t>(
    text: &'t str,
    style: Style,
    tag: Option<&str>,
) -> Result<Resolved<'t>, &'static str> {
    let string = (Cow::Borrowed(text), Meaning::String);
    let Some(tag) = tag else {
        if style != Style::Plain {
            return Ok(string);
        }
        let meaning = plain(text).meaning().ok_or("JSON has no number that is not finite")?;
        return Ok((Cow::Borrowed(text), meaning));
    };
    // A tag of the user's own makes it a string.
    let Some(kind) = tag.strip_prefix(CORE) else { return Ok(string) };
    let found = plain(text);
    let is_right = match kind {
        "null" => found == Plain::Null,
        "bool" => matches!(found, Plain::Bool(_)),
        "int" => matches!(found, Plain::Number(number) if number.is_integer()),
        "float" => matches!(found, Plain::Number(Number::Int(_) | Number::Float(_))),
        "binary" => return binary(text),
        "timestamp" => return Err("the tag `!!timestamp` is not supported"),
        _ => return Ok(string),
    };
    match found.meaning().filter(|_| is_right) {
        Some(meaning) => Ok((Cow::Borrowed(text), meaning)),
        None => Err("the value is not what its tag says"),
    }
}

/// The string behind `!!binary`.
fn binary(text: &str) -> Result<Resolved<'static>, &'static str> {
    let digits: String =
        text.chars().filter(|character| !matches!(character, '\n' | '\r')).collect();
    let bytes = STANDARD.decode(digits).map_err(|_| "the value of `!!binary` is not base64")?;
    let text = String::from_utf8(bytes).map_err(|_| "the value of `!!binary` is not UTF-8")?;
    Ok((Cow::Owned(text), Meaning::String))
}
