//! What the parser would panic at, found before it gets there.

use libyaml_safer::{Encoding, Scanner, TokenData};

use super::feed::Feed;

/// More places than this in one document are not looked at one by one.
const MOST: usize = 64;

/// The first tag with a comma directly behind it, which the parser panics at. Kubernetes' reader
/// takes the comma for a part of the tag; no other reader does.
pub(super) fn tag_before_comma(text: &str) -> Option<usize> {
    let candidates = text.match_indices('!').filter_map(|(at, _)| {
        let end = at + tag_length(&text[at..])?;
        let is_before_comma = text[end..].starts_with(',');
        (is_before_comma && begins_token(&text[..at])).then_some((at, end))
    });
    for (count, (at, end)) in candidates.enumerate() {
        if count == MOST || is_tag(&text[..end], at) {
            return Some(at);
        }
    }
    None
}

/// Whether the last token of a text is a tag that begins at a place. The same characters can as
/// well stand in a string or a comment.
fn is_tag(text: &str, at: usize) -> bool {
    let mut scanner = Scanner::new();
    scanner.set_input(Feed::new(text));
    scanner.set_encoding(Encoding::Utf8);
    for token in scanner {
        match token {
            Ok(token) if token.start_mark.index == at as u64 => {
                return matches!(token.data, TokenData::Tag { .. });
            }
            Ok(_) => {}
            // Quotes that are still open are no mistake. Of any other, the scanner may say so
            // before it hands the tag out.
            Err(error) => return error.context() != Some("while scanning a quoted scalar"),
        }
    }
    false
}

/// How long the tag is that a text begins with, if it is one: `!name`, or `!<uri>`.
fn tag_length(text: &str) -> Option<usize> {
    if let Some(uri) = text.strip_prefix("!<") {
        let length = uri.bytes().position(|byte| !is_of_tag(byte) && !b",[]".contains(&byte))?;
        return uri[length..].starts_with('>').then_some(length + 3);
    }
    text.bytes().position(|byte| !is_of_tag(byte))
}

fn is_of_tag(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-;/?:@&=+$.%!~*'()".contains(&byte)
}

/// Whether a token can begin behind a text. A character that is not ASCII may be a line break.
fn begins_token(before: &str) -> bool {
    before
        .bytes()
        .next_back()
        .is_none_or(|byte| !byte.is_ascii() || b" \t\n\r[]{},:?\"'-".contains(&byte))
}
