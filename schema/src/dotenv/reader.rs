//! Text to items.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Assignment, Content, Document, Item, quoted};
use crate::diagnostic::{self, Diagnostic, codes};
use crate::key;
use crate::source_file::SourceFile;
use crate::span::{Span, Spanned};

const BLANKS: [char; 2] = [' ', '\t'];

/// Reads a `.env` file. Never fails: what is wrong is in the document's problems.
///
/// LF and CRLF both end a line. `export` and blanks around the `=` are allowed. A bare value runs to
/// a `#` after a blank, or to the end of its line; a value in quotes may run over several lines.
#[must_use]
pub fn read(source: &SourceFile) -> Document<'_> {
    document(source, Values::Quoted)
}

/// Reads a `.env` file for a reader that knows no quotes and no comments behind a value, such as
/// docker's `--env-file`: a value is all that stands between the `=` and the end of the line.
#[must_use]
pub fn read_raw(source: &SourceFile) -> Document<'_> {
    document(source, Values::Raw)
}

fn document(source: &SourceFile, values: Values) -> Document<'_> {
    let text = source.text();
    let mut reader = Reader { text, values, out: Document::default(), keys: HashMap::new() };
    let mut at = 0;
    while at < text.len() {
        let (end, content) = reader.item(at);
        reader.out.items.push(Item { span: Span::new(at, end), content });
        at = end;
    }
    let mut out = reader.out;
    out.problems.extend(lone_carriage_returns(source));
    out.problems = diagnostic::sorted(out.problems);
    out
}

/// What a value may consist of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Values {
    Quoted,
    Raw,
}

struct Reader<'s> {
    text: &'s str,
    values: Values,
    out: Document<'s>,
    keys: HashMap<&'s str, Span>,
}

/// What stands before a value.
struct Head<'s> {
    export: bool,
    key: Spanned<&'s str>,
    /// Where the text after `=` begins.
    rest: usize,
}

/// What stands after the `=`.
struct Value<'s> {
    raw: Spanned<&'s str>,
    meant: Cow<'s, str>,
    comment: Option<Spanned<&'s str>>,
}

/// Why a value in quotes could not be read.
enum BadQuote {
    Unclosed { start: usize, quote: u8 },
    TextAfter { place: Span },
}

impl<'s> Reader<'s> {
    /// The item that begins at `at`, and where it ends.
    fn item(&mut self, at: usize) -> (usize, Content<'s>) {
        let line = self.line(at);
        let next = self.next_line(at);
        let content = trimmed(line);
        if content.value.is_empty() {
            return (next, Content::Blank);
        }
        if content.value.starts_with('#') {
            let text = line.value.trim_start_matches(BLANKS);
            return (next, Content::Comment(spanned(text, content.span.start)));
        }
        let Some(head) = head(content) else {
            self.out.problems.push(not_an_assignment(content));
            return (next, Content::Broken { value: at });
        };
        match self.value(spanned(&self.text[head.rest..line.span.end], head.rest)) {
            Ok(value) => {
                self.note_key(head.key);
                (self.next_line(value.raw.span.end), Content::Assignment(assignment(&head, value)))
            }
            Err(problem) => {
                self.out.problems.push(problem.of(head.key));
                (next, Content::Broken { value: head.rest })
            }
        }
    }

    /// The value that begins in `rest`, the text of the line after `=`.
    fn value(&self, rest: Spanned<&'s str>) -> Result<Value<'s>, BadQuote> {
        if self.values == Values::Raw {
            return Ok(Value { raw: rest, meant: Cow::Borrowed(rest.value), comment: None });
        }
        let start = trimmed(rest).span.start;
        match self.text.as_bytes().get(start) {
            Some(&quote @ (b'\'' | b'"')) => self.quoted(start, quote),
            _ => Ok(bare(rest)),
        }
    }

    /// The value whose opening quote stands at `start`.
    fn quoted(&self, start: usize, quote: u8) -> Result<Value<'s>, BadQuote> {
        let inside = start + 1;
        let length = quoted::closing(&self.text[inside..], quote);
        let end = inside + length.ok_or(BadQuote::Unclosed { start, quote })?;
        let raw = spanned(&self.text[start..=end], start);
        let tail = trimmed(self.line(end + 1));
        let is_apart = tail.span.start > end + 1;
        let comment = match tail.value {
            "" => None,
            text if is_apart && text.starts_with('#') => Some(tail),
            // The quote that closes is more likely one that was meant to open.
            _ if raw.value.contains('\n') => {
                return Err(BadQuote::Unclosed { start, quote });
            }
            _ => return Err(BadQuote::TextAfter { place: tail.span }),
        };
        Ok(Value { raw, meant: quoted::decode(&self.text[inside..end], quote), comment })
    }

    fn note_key(&mut self, key: Spanned<&'s str>) {
        match self.keys.entry(key.value) {
            Entry::Vacant(entry) => {
                entry.insert(key.span);
            }
            Entry::Occupied(entry) => {
                self.out.problems.push(
                    Diagnostic::new(codes::DUPLICATE_ASSIGNMENT, key.span, "the key is set twice")
                        .key(key.value)
                        .label("set again")
                        .also(*entry.get(), "first set here")
                        .help("delete one of the two lines"),
                );
            }
        }
    }

    /// The rest of the line from `at`, without its ending.
    fn line(&self, at: usize) -> Spanned<&'s str> {
        let rest = &self.text[at..];
        let line = rest.find('\n').map_or(rest, |end| {
            let line = &rest[..end];
            line.strip_suffix('\r').unwrap_or(line)
        });
        spanned(line, at)
    }

    fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1)
    }
}

fn assignment<'s>(head: &Head<'s>, value: Value<'s>) -> Assignment<'s> {
    let Head { export, key, .. } = *head;
    Assignment { export, key, raw: value.raw, value: value.meant, comment: value.comment }
}

/// `export KEY =`, as far as it is there.
fn head(content: Spanned<&str>) -> Option<Head<'_>> {
    let equals = content.value.find('=')?;
    let left = content.value[..equals].trim_end_matches(BLANKS);
    let exported = left.strip_prefix("export").filter(|rest| rest.starts_with(BLANKS));
    let name = exported.map_or(left, |rest| rest.trim_start_matches(BLANKS));
    if !key::is_valid(name) {
        return None;
    }
    let start = content.span.start + left.len() - name.len();
    Some(Head {
        export: exported.is_some(),
        key: spanned(name, start),
        rest: content.span.start + equals + 1,
    })
}

/// A value without quotes, and the comment after it.
fn bare(rest: Spanned<&str>) -> Value<'_> {
    let text = rest.value;
    let follows_blank = |at: &usize| text[..*at].ends_with(BLANKS);
    let hash = text.match_indices('#').map(|(at, _)| at).find(follows_blank);
    let comment = hash.map(|at| spanned(&text[at..], rest.span.start + at));
    let raw = trimmed(spanned(&text[..hash.unwrap_or(text.len())], rest.span.start));
    Value { raw, meant: Cow::Borrowed(raw.value), comment }
}

fn spanned(text: &str, start: usize) -> Spanned<&str> {
    Spanned::new(text, Span::of(text, start))
}

/// Without the blanks at both ends; other characters that Unicode calls space are part of a value.
fn trimmed(text: Spanned<&str>) -> Spanned<&str> {
    let left = text.value.trim_start_matches(BLANKS);
    let start = text.span.end - left.len();
    spanned(left.trim_end_matches(BLANKS), start)
}

fn not_an_assignment(content: Spanned<&str>) -> Diagnostic {
    let message = "a line is neither a comment nor `KEY=value`";
    Diagnostic::new(codes::NOT_AN_ASSIGNMENT, content.span, message).help(
        "begin a comment with `#`; a key has letters, digits and `_`; put a value of several \
         lines into quotes",
    )
}

impl BadQuote {
    /// The problem, as that of a key.
    fn of(self, key: Spanned<&str>) -> Diagnostic {
        match self {
            Self::Unclosed { start, quote } => {
                let quote = char::from(quote);
                let message = format!("the value begins with `{quote}` and is never closed");
                Diagnostic::new(codes::UNCLOSED_QUOTE, Span::new(start, start + 1), message)
                    .key(key.value)
                    .label("opened here")
                    .help(format!("write `{quote}` at the end of the value"))
            }
            Self::TextAfter { place } => {
                let message = "something follows the closing quote of the value";
                Diagnostic::new(codes::TEXT_AFTER_QUOTE, place, message).key(key.value).help(
                    "put the whole value into one pair of quotes, and a blank before a comment's \
                     `#`",
                )
            }
        }
    }
}

/// One problem for each line that holds any.
fn lone_carriage_returns(source: &SourceFile) -> Vec<Diagnostic> {
    let text = source.text();
    let is_lone = |at: &usize| !text[at + 1..].starts_with('\n');
    let mut problems = Vec::new();
    let mut last_line = 0;
    for at in text.match_indices('\r').map(|(at, _)| at).filter(is_lone) {
        let line = source.position(at).line;
        if line != last_line {
            let message = "a carriage return stands alone";
            problems.push(
                Diagnostic::new(codes::LONE_CARRIAGE_RETURN, Span::new(at, at + 1), message)
                    .help("end lines with LF or CRLF; write `\\r` in double quotes for the value"),
            );
            last_line = line;
        }
    }
    problems
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
