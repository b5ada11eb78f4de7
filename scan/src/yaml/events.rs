//! The parser's events with their bytes, without what Kubernetes' reader would read otherwise.
//!
//! The parser is a port of the library that Go's is a port of: where it accepts a text, both read
//! the same, but for what is checked here.

use std::ops::Range;

use libyaml_safer::{Encoding, EventData, Parser, ScalarStyle};

use super::feed::Feed;
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

/// The events of one part of a stream.
pub(super) struct Events<'t> {
    parser: Parser<Feed<'t>>,
    text: &'t str,
    /// Where the text begins in the stream.
    base: usize,
}

impl<'t> Events<'t> {
    /// The events of a text that begins at a byte of the stream.
    pub(super) fn new(text: &'t str, base: usize) -> Result<Self, Fault> {
        let content = text.strip_prefix('\u{feff}').unwrap_or(text);
        let base = base + text.len() - content.len();
        if let Some(at) = guard::tag_before_comma(content) {
            return Err((base + at, "a comma follows a tag directly"));
        }
        let mut parser = Parser::new();
        parser.set_input(Feed::new(content));
        parser.set_encoding(Encoding::Utf8);
        Ok(Self { parser, text: content, base })
    }

    /// The next event and the bytes of the stream that it stands in; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<(Event, Range<usize>)>, Fault> {
        loop {
            let event = self.parser.parse().map_err(|error| self.fault(&error))?;
            let (start, end) = (event.start_mark.index, event.end_mark.index);
            let span = self.clamp(start)..self.clamp(end);
            let event = match event.data {
                EventData::StreamStart { .. } => continue,
                EventData::StreamEnd => return Ok(None),
                EventData::DocumentStart { version_directive, tag_directives, .. } => {
                    if version_directive.is_some() || !tag_directives.is_empty() {
                        return Err((self.base + span.start, "a directive is not supported"));
                    }
                    Event::DocumentStart
                }
                EventData::DocumentEnd { .. } => Event::DocumentEnd,
                EventData::Alias { anchor } => Event::Alias(anchor),
                EventData::SequenceStart { anchor, tag, .. } => {
                    return Ok(Some(self.begin(Kind::List, anchor, tag.is_some(), span)));
                }
                EventData::MappingStart { anchor, tag, .. } => {
                    return Ok(Some(self.begin(Kind::Map, anchor, tag.is_some(), span)));
                }
                EventData::SequenceEnd | EventData::MappingEnd => Event::End,
                EventData::Scalar { anchor, tag, value, plain_implicit, style, .. } => {
                    let style = style_of(style);
                    let has_properties = anchor.is_some() || tag.is_some();
                    let span = self.spelled(span, style, has_properties)?;
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
        let at = error.problem_mark().map_or(0, |mark| self.clamp(mark.index));
        (self.base + at, error.problem())
    }

    /// The bytes of a scalar in the stream, without its anchor and tag.
    fn spelled(
        &self,
        Range { start, end }: Range<usize>,
        style: Style,
        has_properties: bool,
    ) -> Result<Range<usize>, Fault> {
        let start = if has_properties { start + properties(&self.text[start..end]) } else { start };
        let spelled = &self.text[start..end];
        if style == Style::Double
            && let Some(at) = foreign_escape(spelled)
        {
            return Err((self.base + start + at, "found unknown escape character"));
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

/// How many bytes the anchor and the tag before a value take, with what separates them.
fn properties(text: &str) -> usize {
    let is_space = |character: char| {
        matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_space);
        if let Some(comment) = rest.strip_prefix('#') {
            rest = comment.trim_start_matches(|character| {
                character == '\t' || !is_space(character) || character == ' '
            });
        } else if rest.starts_with(['&', '!']) {
            rest = rest.trim_start_matches(|character| !is_space(character));
        } else {
            return text.len() - rest.len();
        }
    }
}

/// `\/`, which YAML took over from JSON after Go's reader was written.
fn foreign_escape(quoted: &str) -> Option<usize> {
    if !quoted.contains("\\/") {
        return None;
    }
    let mut bytes = quoted.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        if byte == b'\\' && bytes.next().is_some_and(|(_, next)| next == b'/') {
            return Some(at);
        }
    }
    None
}
