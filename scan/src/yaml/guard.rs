//! What the parser would panic at, found before it gets there.

use libyaml_safer::{Encoding, Scanner, TokenData};

use super::feed::Feed;

/// More places than this in one document are not looked at one by one.
const MOST: usize = 64;

/// The first tag with a comma directly behind it, which the parser panics at. Kubernetes' reader
/// takes the comma for a part of the tag; no other reader does.
pub(super) fn tag_before_comma(text: &str) -> Option<usize> {
    // The end of the characters that may be in a tag, which several marks may share.
    let mut run = 0;
    let candidates = text.match_indices('!').filter_map(|(at, _)| {
        if at >= run {
            run = at + length(&text[at..], "");
        }
        let end = match text[at..].strip_prefix("!<") {
            Some(uri) => {
                let end = at + 2 + length(uri, ",[]");
                end + usize::from(text[end..].starts_with('>'))
            }
            None => run,
        };
        (text[end..].starts_with(',') && begins_token(&text[..at])).then_some((at, end))
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

/// How many of the first characters of a text may be in a tag, or are among others.
fn length(text: &str, others: &str) -> usize {
    let is_of_tag = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || b"_-;/?:@&=+$.%!~*'()".contains(&byte)
            || others.as_bytes().contains(&byte)
    };
    text.bytes().position(|byte| !is_of_tag(byte)).unwrap_or(text.len())
}

/// Whether a token can begin behind a text. A character that is not ASCII may be a line break.
fn begins_token(before: &str) -> bool {
    before
        .bytes()
        .next_back()
        .is_none_or(|byte| !byte.is_ascii() || b" \t\n\r[]{},:?\"'-".contains(&byte))
}
