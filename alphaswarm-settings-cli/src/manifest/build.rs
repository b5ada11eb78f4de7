//! Events of the parser to trees.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::split::Part;
use super::tree::{Entry, Node, Value};
use super::{Budget, TooMuch};

/// No manifest is nested so deeply.
const DEEPEST: usize = 100;

/// Line, column and reason.
type Fault = (usize, usize, String);

/// Reads the documents of a part into `roots`, up to the first that is broken.
pub(super) fn build(
    part: Part<'_>,
    budget: &mut Budget,
    roots: &mut Vec<Rc<Node>>,
) -> Result<Result<(), Fault>, TooMuch> {
    let mut builder = Builder { first_line: part.line, ..Builder::default() };
    for event in Parser::new_from_str(part.text) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let (line, column) = builder.place(error.marker());
                return Ok(Err((line, column, error.info().to_owned())));
            }
        };
        let place = builder.place(&span.start);
        builder.event(event, place, budget)?;
        if builder.frames.len() > DEEPEST || builder.is_too_deep {
            let why = format!("it is nested more than {DEEPEST} levels deep");
            return Ok(Err((place.0, place.1, why)));
        }
        roots.extend(builder.done.take());
    }
    Ok(Ok(()))
}

#[derive(Debug, Default)]
struct Builder {
    first_line: usize,
    frames: Vec<Frame>,
    anchors: HashMap<usize, Rc<Node>>,
    /// How many values the text of the document holds.
    written: u64,
    root: Option<Rc<Node>>,
    done: Option<Rc<Node>>,
    /// Whether aliases have made a value of more levels than the text shows.
    is_too_deep: bool,
}

#[derive(Debug)]
struct Frame {
    place: (usize, usize),
    anchor: usize,
    content: Content,
}

#[derive(Debug)]
enum Content {
    List(Vec<Rc<Node>>),
    Map { entries: Vec<Entry>, key: Option<Entry>, merged: Vec<Rc<Node>> },
}

impl Builder {
    /// From the part to the stream.
    fn place(&self, marker: &Marker) -> (usize, usize) {
        (self.first_line + marker.line().saturating_sub(1), marker.col() + 1)
    }

    fn event(
        &mut self,
        event: Event<'_>,
        place: (usize, usize),
        budget: &mut Budget,
    ) -> Result<(), TooMuch> {
        match event {
            Event::DocumentStart(_) => {
                self.anchors.clear();
                self.written = 0;
            }
            Event::DocumentEnd => {
                if let Some(root) = self.root.take() {
                    budget.expand(root.size.saturating_sub(self.written), root.line)?;
                    self.done = Some(root);
                }
            }
            Event::MappingStart(anchor, _) => {
                let content = Content::Map { entries: Vec::new(), key: None, merged: Vec::new() };
                self.frames.push(Frame { place, anchor, content });
            }
            Event::SequenceStart(anchor, _) => {
                self.frames.push(Frame { place, anchor, content: Content::List(Vec::new()) });
            }
            Event::MappingEnd | Event::SequenceEnd => self.close(budget)?,
            Event::Scalar(text, style, anchor, tag) => {
                let is_plain = style == ScalarStyle::Plain && tag.is_none();
                let is_null = is_plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let is_text = !(is_plain && is_other_than_text(&text));
                let value = Value::Scalar { text: text.into_owned(), is_text, is_null };
                self.written += 1;
                self.add(leaf(place, value), anchor, is_plain);
            }
            Event::Alias(anchor) => {
                // The parser refuses an alias before its anchor; within its own it means nothing.
                let of = || leaf(place, Value::List(Vec::new()));
                let node = self.anchors.get(&anchor).cloned().unwrap_or_else(of);
                self.add(node, 0, false);
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd => {}
        }
        Ok(())
    }

    fn close(&mut self, budget: &mut Budget) -> Result<(), TooMuch> {
        let Some(Frame { place, anchor, content }) = self.frames.pop() else { return Ok(()) };
        self.written += 1;
        let (value, size, below) = match content {
            Content::List(items) => {
                let size = items.iter().fold(1, |sum: u64, item| sum.saturating_add(item.size));
                let below = items.iter().map(|item| item.depth).max();
                (Value::List(items), size, below)
            }
            Content::Map { mut entries, merged, .. } => {
                merge(&mut entries, &merged, place.0, budget)?;
                let sizes = entries.iter().map(|entry| entry.node.size.saturating_add(1));
                let size = sizes.fold(1, u64::saturating_add);
                let below = entries.iter().map(|entry| entry.node.depth).max();
                (Value::Map(entries), size, below)
            }
        };
        let (line, column) = place;
        let depth = below.unwrap_or_default() + 1;
        self.is_too_deep |= depth > DEEPEST;
        self.add(Rc::new(Node { line, column, value, size, depth }), anchor, false);
        Ok(())
    }

    /// Puts a value where it belongs.
    fn add(&mut self, node: Rc<Node>, anchor: usize, is_plain: bool) {
        if anchor > 0 {
            self.anchors.insert(anchor, Rc::clone(&node));
        }
        match self.frames.last_mut().map(|frame| &mut frame.content) {
            None => self.root = Some(node),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Map { entries, key, merged }) => match key.take() {
                // A key that is no text is the name of nothing.
                None => {
                    let text = node.text().unwrap_or_default().to_owned();
                    let is_merge = is_plain && text == "<<";
                    let name = if is_merge { "<<".to_owned() } else { text };
                    let Node { line, column, .. } = *node;
                    *key = Some(Entry { key: name, line, column, node });
                }
                Some(Entry { key: name, .. }) if name == "<<" => merged.push(node),
                Some(entry) => entries.push(Entry { node, ..entry }),
            },
        }
    }
}

/// Appends the entries of merged mappings whose keys are not there yet; of several, the first wins.
fn merge(
    entries: &mut Vec<Entry>,
    merged: &[Rc<Node>],
    line: usize,
    budget: &mut Budget,
) -> Result<(), TooMuch> {
    if merged.is_empty() {
        return Ok(());
    }
    let mut seen: HashSet<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    for source in merged.iter().flat_map(|node| match &node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    }) {
        budget.expand(source.entries().len() as u64, line)?;
        for entry in source.entries() {
            if seen.insert(entry.key.clone()) {
                entries.push(entry.clone());
            }
        }
    }
    Ok(())
}

fn leaf((line, column): (usize, usize), value: Value) -> Rc<Node> {
    Rc::new(Node { line, column, value, size: 1, depth: 1 })
}

/// Whether a scalar without quotes is a number, a truth value or nothing for some version of YAML.
fn is_other_than_text(text: &str) -> bool {
    const WORDS: [&str; 9] = ["", "~", "null", "true", "false", "yes", "no", "on", "off"];
    let digits = text.trim_start_matches(['+', '-']);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && (text.replace('_', "").parse::<f64>().is_ok()
            || digits
                .strip_prefix("0x")
                .is_some_and(|rest| u128::from_str_radix(rest, 16).is_ok())
            || digits.strip_prefix("0o").is_some_and(|rest| u128::from_str_radix(rest, 8).is_ok()));
    is_number
        || WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
        || [".inf", ".nan"].iter().any(|word| digits.eq_ignore_ascii_case(word))
}
