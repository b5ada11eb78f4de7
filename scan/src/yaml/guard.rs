//! What the parser would panic at, found before it gets there.

use libyaml_safer::{Encoding, Scanner, TokenData};

use super::feed::Feed;

/// More places than this in one document are not looked at one by one.
const MOST: usize = 64;

/// The first tag with a comma directly behind it, which the parser panics at. Kubernetes' reader
/// takes the comma for a part of the tag; no other reader does.
pub(super) fn tag_before_comma(text: &str) -> Option<usize> {
    let candidates = text.match_indices('!').filter_map(|(at, _)| {
        let length = text[at + 1..].bytes().position(|byte| !is_of_tag(byte))?;
        let end = at + 1 + length;
        (begins_token(&text[..at]) && text.as_bytes()[end] == b',').then_some((at, end))
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
    scanner.map_while(Result::ok).any(|token| {
        matches!(token.data, TokenData::Tag { .. }) && token.start_mark.index == at as u64
    })
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
