//! A stream of documents, one after the other.

use std::ops::Range;

use super::build::{Builder, Spelled, Stop};
use super::events::{Event, Events, Fault, Machine};
use super::split::{Part, split};
use super::{Broken, Budget, Document, MAX_LISTED, Stream, TooMuch, json};

/// Reads a stream, and hands each document on as soon as it is read. One that is broken does not
/// keep the others from being read; it never panics.
///
/// # Errors
///
/// When the stream asks for more than the budget allows, or `each` says so.
pub fn read(
    text: &str,
    budget: &mut Budget,
    each: impl FnMut(&Document, &mut Budget) -> Result<(), TooMuch>,
) -> Result<Stream, TooMuch> {
    read_bytes(text.as_bytes(), budget, each)
}

/// Reads a stream that may not be UTF-8: a document that is not is broken, and the others are read.
///
/// # Errors
///
/// As [`read`].
pub fn read_bytes(
    bytes: &[u8],
    budget: &mut Budget,
    each: impl FnMut(&Document, &mut Budget) -> Result<(), TooMuch>,
) -> Result<Stream, TooMuch> {
    let parser = Machine::new();
    let mut reader = Reader { bytes, parser, budget, each, number: 0, stream: Stream::default() };
    let start = reader.json()?;
    for part in split(bytes, start) {
        reader.part(part)?;
    }
    Ok(reader.stream)
}

struct Reader<'r, E> {
    bytes: &'r [u8],
    parser: Machine<'r>,
    budget: &'r mut Budget,
    each: E,
    number: usize,
    stream: Stream,
}

impl<E: FnMut(&Document, &mut Budget) -> Result<(), TooMuch>> Reader<'_, E> {
    /// Reads the JSON objects that a stream may begin with, and says where they end.
    fn json(&mut self) -> Result<usize, TooMuch> {
        let mut end = 0;
        loop {
            let mut builder = Builder::default();
            match json::object(self.bytes, end, &mut builder, self.budget) {
                Ok(Some(span)) => {
                    end = span.end;
                    self.document(builder, span)?;
                }
                Ok(None) => return Ok(end),
                Err(reason) => return Err(reason),
            }
        }
    }

    fn part(&mut self, Part { span, is_misplaced }: Part) -> Result<(), TooMuch> {
        if is_misplaced {
            self.broken((span.start, "more than a comment stands behind `---`"));
            return Ok(());
        }
        let text = match std::str::from_utf8(&self.bytes[span.clone()]) {
            Ok(text) => text,
            Err(error) => {
                self.broken((span.start + error.valid_up_to(), "it is not UTF-8"));
                return Ok(());
            }
        };
        // The parser misses a document before `...`, Kubernetes does not.
        if text.lines().all(|line| matches!(line.trim(), "" | "...") || line.starts_with('#')) {
            return Ok(());
        }
        let mut builder = Builder::default();
        match build(&mut self.parser, text, span.start, &mut builder, self.budget) {
            Ok(()) => self.document(builder, span),
            Err(Stop::Broken(fault)) => {
                self.broken(fault);
                Ok(())
            }
            Err(Stop::TooMuch(reason)) => Err(reason),
        }
    }

    /// Hands a document on, unless it holds nothing.
    fn document(&mut self, builder: Builder, span: Range<usize>) -> Result<(), TooMuch> {
        match builder.finish(self.budget)? {
            Some(root) if !root.is_null() => {
                self.number += 1;
                self.stream.documents += 1;
                (self.each)(&Document { number: self.number, span, root }, self.budget)
            }
            _ => Ok(()),
        }
    }

    fn broken(&mut self, (offset, reason): Fault) {
        self.number += 1;
        if self.stream.broken.len() < MAX_LISTED {
            self.stream.broken.push(Broken { document: self.number, offset, reason });
        } else {
            self.stream.unlisted += 1;
        }
    }
}

/// Reads the document of a part.
fn build<'t>(
    parser: &mut Machine<'t>,
    text: &'t str,
    base: usize,
    builder: &mut Builder,
    budget: &mut Budget,
) -> Result<(), Stop> {
    let mut events = Events::new(parser, text, base)?;
    let mut documents = 0;
    while let Some((event, span)) = events.next()? {
        match event {
            Event::DocumentStart => {
                documents += 1;
                if documents > 1 {
                    let reason = "Kubernetes ignores what follows the end of a document";
                    return Err(Stop::Broken((span.start, reason)));
                }
            }
            Event::DocumentEnd => {}
            Event::Begin(kind, anchor) => builder.begin(kind, span.start, anchor)?,
            Event::End => builder.end(span, budget)?,
            Event::Alias(anchor) => builder.alias(&anchor, span, budget)?,
            Event::Scalar { text, style, tag, is_implicit, anchor } => {
                let tag = tag.as_deref();
                let spelled = Spelled { text: &text, style, tag, is_plain: is_implicit, anchor };
                builder.scalar(spelled, span, budget)?;
            }
        }
    }
    Ok(())
}
