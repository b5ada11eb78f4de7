//! The parser's events with their bytes, without what Kubernetes' reader would read otherwise.
//!
//! The parser is a port of the library that Go's is a port of: where it accepts a text, both read
//! the same, but for what is checked here.

use std::ops::Range;

use libyaml_safer::{
    Encoding, ErrorKind, EventData, MappingStyle, Parser, ScalarStyle, SequenceStyle,
};

use super::feed::Feed;
use super::strict::{self, Strict};
use super::{Style, guard};

/// Why a document is broken, and at which byte of the stream.
pub(super) type Fault = (usize, &'static str);

/// One event of a document.
#[derive(Debug)]
pub(super) enum Event {
    Begin(Kind, Option<String>),
    End,
    Scalar {
        text: String,
        style: Style,
        tag: Option<String>,
        is_implicit: bool,
        anchor: Option<String>,
    },
    Alias(String),
    DocumentStart,
    DocumentEnd,
}

/// What begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    List,
    Map,
}

/// The parser, which is made once: its buffers are large.
pub(super) type Machine<'t> = Parser<Feed<'t>>;

/// The events of one part of a stream.
pub(super) struct Events<'p, 't> {
    parser: &'p mut Machine<'t>,
    text: &'t str,
    /// Where the text begins in the stream.
    base: usize,
    strict: Strict,
}

impl<'p, 't> Events<'p, 't> {
    /// The events of a text that begins at a byte of the stream.
    pub(super) fn new(
        parser: &'p mut Machine<'t>,
        text: &'t str,
        base: usize,
    ) -> Result<Self, Fault> {
        let content = text.strip_prefix(strict::MARK).unwrap_or(text);
        let base = base + text.len() - content.len();
        if let Some(at) = guard::tag_before_comma(content) {
            return Err((base + at, "a comma follows a tag directly"));
        }
        // Kubernetes takes this for one line break, the parser for two.
        if let Some(at) = content.find("\r\r\n") {
            return Err((base + at, "found two carriage returns before a line feed"));
        }
        parser.reset();
        parser.set_input(Feed::new(content));
        parser.set_encoding(Encoding::Utf8);
        Ok(Self { parser, text: content, base, strict: Strict::new(content) })
    }

    /// The next event and the bytes of the stream that it stands in; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<(Event, Range<usize>)>, Fault> {
        loop {
            let event = self.parser.parse().map_err(|error| self.fault(&error))?;
            let (start, end) = (event.start_mark.index, event.end_mark.index);
            let span = self.clamp(start)..self.clamp(end);
            let event = match event.data {
                EventData::StreamStart { .. } => continue,
                EventData::StreamEnd => {
                    let fault = self.strict.finish(self.text);
                    return fault.map_or(Ok(None), |(at, reason)| Err((self.base + at, reason)));
                }
                EventData::DocumentStart { version_directive, tag_directives, .. } => {
                    if version_directive.is_some() || !tag_directives.is_empty() {
                        return Err((self.base + span.start, "a directive is not supported"));
                    }
                    Event::DocumentStart
                }
                EventData::DocumentEnd { .. } => Event::DocumentEnd,
                EventData::Alias { anchor } => Event::Alias(anchor),
                EventData::SequenceStart { anchor, tag, style, .. } => {
                    self.strict.begin(style == SequenceStyle::Flow);
                    return Ok(Some(self.begin(Kind::List, anchor, tag.is_some(), span)));
                }
                EventData::MappingStart { anchor, tag, style, .. } => {
                    self.strict.begin(style == MappingStyle::Flow);
                    return Ok(Some(self.begin(Kind::Map, anchor, tag.is_some(), span)));
                }
                EventData::SequenceEnd | EventData::MappingEnd => {
                    self.strict.end();
                    Event::End
                }
                EventData::Scalar { anchor, tag, value, plain_implicit, style, .. } => {
                    let style = style_of(style);
                    let has_properties = anchor.is_some() || tag.is_some();
                    let span = self.spelled(span, &value, style, has_properties)?;
                    let event = Event::Scalar {
                        text: value,
                        style,
                        tag,
                        is_implicit: plain_implicit,
                        anchor,
                    };
                    return Ok(Some((event, span)));
                }
            };
            return Ok(Some((event, self.base + span.start..self.base + span.end)));
        }
    }

    /// The beginning of a list or a mapping, without its anchor and tag.
    fn begin(
        &self,
        kind: Kind,
        anchor: Option<String>,
        has_tag: bool,
        Range { start, end }: Range<usize>,
    ) -> (Event, Range<usize>) {
        let has_properties = anchor.is_some() || has_tag;
        let start = if has_properties { start + properties(&self.text[start..end]) } else { start };
        (Event::Begin(kind, anchor), self.base + start..self.base + end)
    }

    /// The line break that the parser is given at the end is not in the text.
    fn clamp(&self, index: u64) -> usize {
        usize::try_from(index).unwrap_or(usize::MAX).min(self.text.len())
    }

    fn fault(&self, error: &libyaml_safer::Error) -> Fault {
        let at = match error.problem_mark() {
            Some(mark) => self.clamp(mark.index),
            None if error.kind() == ErrorKind::Reader => {
                self.text.find(is_control).unwrap_or_default()
            }
            None => 0,
        };
        (self.base + at, error.problem())
    }

    /// The bytes of a scalar in the stream, without its anchor and tag.
    fn spelled(
        &mut self,
        Range { start, end }: Range<usize>,
        value: &str,
        style: Style,
        has_properties: bool,
    ) -> Result<Range<usize>, Fault> {
        let start = if has_properties { start + properties(&self.text[start..end]) } else { start };
        let spelled = &self.text[start..end];
        if let Some((at, reason)) = self.strict.scalar(spelled, value, style) {
            return Err((self.base + start + at, reason));
        }
        let end = end - (spelled.len() - trimmed(spelled, style).len());
        Ok(self.base + start..self.base + end)
    }
}

/// A block scalar ends with the last line that belongs to it.
fn trimmed(spelled: &str, style: Style) -> &str {
    match style {
        Style::Literal | Style::Folded => spelled.trim_end_matches([' ', '\n', '\r']),
        Style::Plain | Style::Single | Style::Double => spelled,
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::SingleQuoted => Style::Single,
        ScalarStyle::DoubleQuoted => Style::Double,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
        _ => Style::Plain,
    }
}

/// Whether a character may not stand in YAML at all.
fn is_control(character: char) -> bool {
    matches!(character, '\0'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
        && !matches!(character, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}')
}

/// Whether a character is white space for YAML 1.1.
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t') || is_break(character)
}

fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How many bytes the anchor and the tag before a value take, with what separates them.
fn properties(text: &str) -> usize {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_space);
        if let Some(comment) = rest.strip_prefix('#') {
            rest = comment.trim_start_matches(|character| !is_break(character));
        } else if let Some(anchor) = rest.strip_prefix('&') {
            let is_of_name = |character: char| matches!(character, '0'..='9' | 'A'..='Z' | 'a'..='z' | '_' | '-');
            rest = anchor.trim_start_matches(is_of_name);
        } else if rest.starts_with('!') {
            rest = rest.trim_start_matches(|character| !is_space(character));
        } else {
            return text.len() - rest.len();
        }
    }
}
