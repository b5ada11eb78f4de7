//! From events to trees.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::events::{Fault, Kind};
use super::resolve::resolve;
use super::{Budget, Entry, MAX_DEPTH, Node, Scalar, Style, TooMuch, Value, key, merge};

const TOO_DEEP: &str = "it is nested too deeply";
const MERGE: &str = "tag:yaml.org,2002:merge";

/// Why a document is not read.
#[derive(Debug)]
pub(super) enum Stop {
    /// This document alone.
    Broken(Fault),
    /// The whole run.
    TooMuch(TooMuch),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Broken(fault)
    }
}

/// A scalar as it is spelled.
#[derive(Debug)]
pub(super) struct Spelled<'t> {
    pub(super) text: &'t str,
    pub(super) style: Style,
    pub(super) tag: Option<&'t str>,
    /// Whether it has neither quotes nor a tag.
    pub(super) is_plain: bool,
    pub(super) anchor: Option<String>,
}

/// Puts the values of one document together.
#[derive(Debug, Default)]
pub(super) struct Builder {
    frames: Vec<Frame>,
    /// None for what is not closed yet: it may not hold itself.
    anchors: HashMap<String, Option<Rc<Node>>>,
    /// How many values the text of the document holds.
    written: u64,
    /// Where the last value or key ends.
    end: usize,
    root: Option<Rc<Node>>,
}

#[derive(Debug)]
struct Frame {
    start: usize,
    anchor: Option<String>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    List(Vec<Rc<Node>>),
    Map(Vec<Entry>, Option<Key>),
}

/// A key that waits for its value.
#[derive(Debug)]
enum Key {
    Merge,
    Name { key: Rc<str>, written: Rc<str>, style: Style, span: Range<usize> },
}

/// A value that is to be put where it belongs.
struct Placed {
    node: Rc<Node>,
    /// Its bytes, or those of the alias that stands for it.
    span: Range<usize>,
    is_alias: bool,
    /// Whether it is the key that merges.
    is_merge: bool,
}

impl Builder {
    /// The document's value, once everything is closed; none where it holds nothing.
    pub(super) fn finish(self, budget: &mut Budget) -> Result<Option<Rc<Node>>, TooMuch> {
        if let Some(root) = &self.root {
            budget.expand(root.size.saturating_sub(self.written), root.span.start)?;
        }
        Ok(self.root)
    }

    /// Opens a list or a mapping.
    pub(super) fn begin(
        &mut self,
        kind: Kind,
        start: usize,
        anchor: Option<String>,
    ) -> Result<(), Fault> {
        if self.frames.len() >= MAX_DEPTH {
            return Err((start, TOO_DEEP));
        }
        if let Some(anchor) = &anchor {
            self.anchors.insert(anchor.clone(), None);
        }
        let content = match kind {
            Kind::List => Content::List(Vec::new()),
            Kind::Map => Content::Map(Vec::new(), None),
        };
        self.end = start;
        self.frames.push(Frame { start, anchor, content });
        Ok(())
    }

    /// Closes the innermost list or mapping. `bracket` is its last bracket; a block has none, and
    /// ends where the last of its values does.
    pub(super) fn end(&mut self, bracket: Range<usize>, budget: &mut Budget) -> Result<(), Stop> {
        let Some(Frame { start, anchor, content }) = self.frames.pop() else { return Ok(()) };
        if !bracket.is_empty() {
            self.end = bracket.end;
        }
        self.written += 1;
        let (value, size, below) = match content {
            Content::List(items) => {
                let size = items.iter().fold(1, |sum: u64, item| sum.saturating_add(item.size));
                let below = items.iter().map(|item| item.depth).max();
                (Value::List(items), size, below)
            }
            Content::Map(entries, _) => {
                let sizes = entries.iter().map(|entry| entry.node.size.saturating_add(1));
                let size = sizes.fold(1, u64::saturating_add);
                let below = entries.iter().map(|entry| entry.node.depth).max();
                (Value::Map(entries), size, below)
            }
        };
        let depth = below.unwrap_or_default() + 1;
        if depth > MAX_DEPTH {
            return Err(Stop::Broken((start, TOO_DEEP)));
        }
        let span = start..self.end.max(start);
        let node = Rc::new(Node { span: span.clone(), value, size, depth });
        self.keep(anchor, &node);
        self.add(Placed { node, span, is_alias: false, is_merge: false }, budget)
    }

    /// Adds a scalar.
    pub(super) fn scalar(
        &mut self,
        scalar: Spelled<'_>,
        span: Range<usize>,
        budget: &mut Budget,
    ) -> Result<(), Stop> {
        let Spelled { text, style, tag, is_plain, anchor } = scalar;
        let (string, meaning) = resolve(text, style, tag).map_err(|reason| (span.start, reason))?;
        let value = Value::Scalar(Scalar { text: Rc::from(string), style, meaning });
        self.written += 1;
        self.end = span.end;
        let node = Rc::new(Node { span: span.clone(), value, size: 1, depth: 0 });
        self.keep(anchor, &node);
        let is_merge = text == "<<" && (is_plain || tag == Some(MERGE));
        self.add(Placed { node, span, is_alias: false, is_merge }, budget)
    }

    /// Adds what an alias stands for.
    pub(super) fn alias(
        &mut self,
        anchor: &str,
        span: Range<usize>,
        budget: &mut Budget,
    ) -> Result<(), Stop> {
        self.end = span.end;
        let node = match self.anchors.get(anchor) {
            Some(Some(node)) => Rc::clone(node),
            Some(None) => return Err(Stop::Broken((span.start, "a value holds itself"))),
            None => return Err(Stop::Broken((span.start, "an alias stands for no anchor"))),
        };
        self.add(Placed { node, span, is_alias: true, is_merge: false }, budget)
    }

    fn keep(&mut self, anchor: Option<String>, node: &Rc<Node>) {
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, Some(Rc::clone(node)));
        }
    }

    /// Puts a value where it belongs.
    fn add(&mut self, placed: Placed, budget: &mut Budget) -> Result<(), Stop> {
        let Placed { node, span, is_alias, is_merge } = placed;
        match self.frames.last_mut().map(|frame| &mut frame.content) {
            None => self.root = Some(node),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Map(entries, waiting)) => match waiting.take() {
                None if is_merge => *waiting = Some(Key::Merge),
                None => *waiting = Some(key(&node, span)?),
                Some(Key::Merge) => {
                    let merged = merge::sources(&node, is_alias);
                    let merged = merged.ok_or((span.start, "a merge key merges no mapping"))?;
                    for source in merged {
                        budget
                            .expand(source.entries().len() as u64, span.start)
                            .map_err(Stop::TooMuch)?;
                        entries.extend_from_slice(source.entries());
                    }
                }
                Some(Key::Name { key, written, style, span }) => {
                    entries.push(Entry { key, written, style, key_span: span, node });
                }
            },
        }
        Ok(())
    }
}

/// The key that a node is.
fn key(node: &Node, span: Range<usize>) -> Result<Key, Fault> {
    let key = key::name(node).map_err(|reason| (span.start, reason))?;
    let (written, style) = match &node.value {
        Value::Scalar(scalar) => (Rc::clone(&scalar.text), scalar.style),
        Value::List(_) | Value::Map(_) => (Rc::clone(&key), Style::Plain),
    };
    Ok(Key::Name { key, written, style, span })
}
