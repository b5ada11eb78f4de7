//! JSON objects at the beginning of a stream: what YAML reads otherwise, or not at all.

use std::borrow::Cow;
use std::ops::Range;

use super::build::{Builder, Spelled, Stop};
use super::events::{Fault, Kind};
use super::{Budget, Style, TooMuch};

/// Reads the object that begins behind the white space at `start`, and says where it stands. None
/// where there is none, or where it is not JSON.
pub(super) fn object(
    bytes: &[u8],
    start: usize,
    builder: &mut Builder,
    budget: &mut Budget,
) -> Result<Option<Range<usize>>, TooMuch> {
    let mut reader = Reader { bytes, at: start, budget };
    reader.space();
    let start = reader.at;
    if reader.peek() != Some(b'{') {
        return Ok(None);
    }
    match reader.value(builder) {
        Ok(()) => Ok(Some(start..reader.at)),
        Err(Stop::Broken(_)) => Ok(None),
        Err(Stop::TooMuch(reason)) => Err(reason),
    }
}

struct Reader<'r> {
    bytes: &'r [u8],
    at: usize,
    budget: &'r mut Budget,
}

/// What may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Value,
    FirstItem,
    FirstKey,
    Key,
    /// A comma, or the end of what is open.
    After,
}

const NOT_JSON: &str = "it is not JSON";

impl Reader<'_> {
    /// Reads one value with everything in it.
    fn value(&mut self, builder: &mut Builder) -> Result<(), Stop> {
        let mut open = Vec::new();
        let mut state = State::Value;
        loop {
            self.space();
            let start = self.at;
            let byte = self.peek().ok_or((start, NOT_JSON))?;
            state = match (state, byte) {
                (State::FirstItem, b']')
                | (State::FirstKey, b'}')
                | (State::After, b']' | b'}') => {
                    let expected = if byte == b']' { Kind::List } else { Kind::Map };
                    if open.pop() != Some(expected) {
                        return Err(Stop::Broken((start, NOT_JSON)));
                    }
                    self.at += 1;
                    builder.end(start..self.at, self.budget)?;
                    State::After
                }
                (State::After, b',') => {
                    self.at += 1;
                    if open.last() == Some(&Kind::List) { State::Value } else { State::Key }
                }
                (State::FirstKey | State::Key, b'"') => {
                    self.string(builder)?;
                    self.space();
                    if self.peek() != Some(b':') {
                        return Err(Stop::Broken((self.at, NOT_JSON)));
                    }
                    self.at += 1;
                    State::Value
                }
                (State::Value | State::FirstItem, b'{') => {
                    self.at += 1;
                    builder.begin(Kind::Map, start, None)?;
                    open.push(Kind::Map);
                    State::FirstKey
                }
                (State::Value | State::FirstItem, b'[') => {
                    self.at += 1;
                    builder.begin(Kind::List, start, None)?;
                    open.push(Kind::List);
                    State::FirstItem
                }
                (State::Value | State::FirstItem, b'"') => {
                    self.string(builder)?;
                    State::After
                }
                (State::Value | State::FirstItem, _) => {
                    self.literal(builder)?;
                    State::After
                }
                _ => return Err(Stop::Broken((start, NOT_JSON))),
            };
            if open.is_empty() {
                return Ok(());
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// A number, a truth value or null.
    fn literal(&mut self, builder: &mut Builder) -> Result<(), Stop> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        {
            self.at += 1;
        }
        let text = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        if !matches!(text, "null" | "true" | "false") && !is_number(text) {
            return Err(Stop::Broken((start, NOT_JSON)));
        }
        let scalar =
            Spelled { text, style: Style::Plain, tag: None, is_plain: false, anchor: None };
        builder.scalar(scalar, start..self.at, self.budget)
    }

    fn string(&mut self, builder: &mut Builder) -> Result<(), Stop> {
        let start = self.at;
        let content = self.content()?;
        let text = unescaped(content).ok_or((start, NOT_JSON))?;
        let scalar =
            Spelled { text: &text, style: Style::Double, tag: None, is_plain: false, anchor: None };
        builder.scalar(scalar, start..self.at, self.budget)
    }
}

impl<'r> Reader<'r> {
    /// What stands between the quotes of the string that begins here.
    fn content(&mut self) -> Result<&'r str, Fault> {
        let start = self.at + 1;
        let mut end = start;
        loop {
            match self.bytes.get(end) {
                Some(b'"') => break,
                Some(b'\\') => end += 2,
                Some(0..0x20) | None => return Err((self.at, NOT_JSON)),
                Some(_) => end += 1,
            }
        }
        self.at = end + 1;
        std::str::from_utf8(&self.bytes[start..end]).map_err(|_| (start, NOT_JSON))
    }
}

/// Whether a literal is a number of JSON.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.strip_prefix('-').unwrap_or(text);
    let whole = digits(rest);
    if whole == 0 || (whole > 1 && rest.starts_with('0')) {
        return false;
    }
    let mut rest = &rest[whole..];
    if let Some(fraction) = rest.strip_prefix('.') {
        let length = digits(fraction);
        if length == 0 {
            return false;
        }
        rest = &fraction[length..];
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        return !exponent.is_empty() && digits(exponent) == exponent.len();
    }
    rest.is_empty()
}

/// The string that is spelled; half a surrogate pair becomes U+FFFD, as in Go.
fn unescaped(spelled: &str) -> Option<Cow<'_, str>> {
    if !spelled.contains('\\') {
        return Some(Cow::Borrowed(spelled));
    }
    let mut out = String::with_capacity(spelled.len());
    let mut rest = spelled;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let mut after = rest[at + 1..].chars();
        out.push(match after.next()? {
            character @ ('"' | '\\' | '/') => character,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (character, length) = unicode(after.as_str())?;
                after = after.as_str()[length..].chars();
                character
            }
            _ => return None,
        });
        rest = after.as_str();
    }
    out.push_str(rest);
    Some(Cow::Owned(out))
}

/// The character behind `\u`, and how many bytes it takes there.
fn unicode(text: &str) -> Option<(char, usize)> {
    let unit = |text: &str| {
        let digits =
            text.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(text)?;
    let second = text.get(4..).and_then(|rest| rest.strip_prefix("\\u")).and_then(unit);
    match (char::decode_utf16([first]).next()?, second) {
        (Ok(character), _) => Some((character, 4)),
        (Err(_), Some(second)) => match char::decode_utf16([first, second]).next()? {
            Ok(character) => Some((character, 10)),
            Err(_) => Some((char::REPLACEMENT_CHARACTER, 4)),
        },
        (Err(_), None) => Some((char::REPLACEMENT_CHARACTER, 4)),
    }
}
