//! Manifests that are already there, as far as overwriting and masking have to know them.

use alphaswarm_settings_schema::span::Span;
use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::generate::{MANAGED_BY, MANAGER};

/// One document of a file.
#[derive(Debug, Default)]
pub(crate) struct Object {
    /// Every scalar that is not a key, in order.
    pub(crate) leaves: Vec<Leaf>,
}

/// A scalar and the way to it.
#[derive(Debug)]
pub(crate) struct Leaf {
    /// The keys from the top; an empty one for each list on the way.
    pub(crate) path: Vec<String>,
    /// The line of the last key, from 1.
    pub(crate) line: usize,
    pub(crate) value: String,
    /// The value as it is spelled.
    pub(crate) span: Span,
}

impl Object {
    /// What `kind` says.
    pub(crate) fn kind(&self) -> &str {
        self.at(&["kind"]).unwrap_or_default()
    }

    /// Whether the label says that the object is the tool's.
    pub(crate) fn is_managed(&self) -> bool {
        self.at(&["metadata", "labels", MANAGED_BY]) == Some(MANAGER)
    }

    fn at(&self, path: &[&str]) -> Option<&str> {
        self.leaves.iter().find(|leaf| leaf.path == path).map(|leaf| leaf.value.as_str())
    }
}

impl Leaf {
    /// The key, where the leaf is an entry of what the object holds.
    pub(crate) fn entry(&self) -> Option<&str> {
        match self.path.as_slice() {
            [section, key] if matches!(section.as_str(), "data" | "stringData" | "binaryData") => {
                Some(key)
            }
            _ => None,
        }
    }
}

/// The documents of a file. None where it is not YAML, or uses what no manifest of ours does
/// (anchors, keys that are no text).
pub(crate) fn objects(text: &str) -> Option<Vec<Object>> {
    let mut reader = Reader {
        objects: Vec::new(),
        frames: Vec::new(),
        offsets: Offsets { rest: text.chars(), length: text.len(), characters: 0, line: 1 },
        has_complex_key: false,
    };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        let (start, end) = (span.start.index(), span.end.index());
        match event {
            Event::DocumentStart(_) => reader.objects.push(Object::default()),
            Event::MappingStart(0, _) => reader.open(Frame::Mapping { key: None }),
            Event::SequenceStart(0, _) => reader.open(Frame::Sequence),
            Event::MappingEnd | Event::SequenceEnd => reader.close(),
            Event::Scalar(value, style, 0, _) => {
                let (start, end) = (reader.offsets.byte(start), reader.offsets.byte(end));
                let length = spelled(text.get(start..end)?, style).len();
                reader.scalar(&value, style, Span::new(start, start + length))?;
            }
            // Anchors and what refers to them.
            Event::Scalar(..)
            | Event::MappingStart(..)
            | Event::SequenceStart(..)
            | Event::Alias(_) => return None,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        if reader.has_complex_key {
            return None;
        }
    }
    Some(reader.objects)
}

struct Reader<'t> {
    objects: Vec<Object>,
    frames: Vec<Frame>,
    offsets: Offsets<'t>,
    has_complex_key: bool,
}

enum Frame {
    /// A mapping; the key is there while its value is awaited, with its line.
    Mapping {
        key: Option<(String, usize)>,
    },
    Sequence,
}

impl Reader<'_> {
    fn open(&mut self, frame: Frame) {
        self.has_complex_key |= matches!(self.frames.last(), Some(Frame::Mapping { key: None }));
        self.frames.push(frame);
    }

    fn close(&mut self) {
        self.frames.pop();
        self.value_is_done();
    }

    fn value_is_done(&mut self) {
        if let Some(Frame::Mapping { key }) = self.frames.last_mut() {
            *key = None;
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, span: Span) -> Option<()> {
        if let Some(Frame::Mapping { key: key @ None }) = self.frames.last_mut() {
            *key = Some((value.to_owned(), self.offsets.line));
            return Some(());
        }
        let path = self.frames.iter().map(|frame| match frame {
            Frame::Mapping { key: Some((key, _)) } => key.clone(),
            Frame::Mapping { key: None } | Frame::Sequence => String::new(),
        });
        let line = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Mapping { key: Some((_, line)) } => Some(*line),
            _ => None,
        });
        let is_null = style == ScalarStyle::Plain && matches!(value, "~" | "null");
        let leaf = Leaf {
            path: path.collect(),
            line: line.unwrap_or(self.offsets.line),
            value: if is_null { String::new() } else { value.to_owned() },
            span,
        };
        self.objects.last_mut()?.leaves.push(leaf);
        self.value_is_done();
        Some(())
    }
}

/// The scalar without the comment that the parser counts to it.
fn spelled(raw: &str, style: ScalarStyle) -> &str {
    let mut inside = raw.bytes().enumerate().skip(1);
    match style {
        ScalarStyle::DoubleQuoted => {
            while let Some((at, byte)) = inside.next() {
                match byte {
                    b'"' => return &raw[..=at],
                    b'\\' => drop(inside.next()),
                    _ => {}
                }
            }
        }
        ScalarStyle::SingleQuoted => {
            let mut inside = inside.peekable();
            while let Some((at, byte)) = inside.next() {
                let is_quote = byte == b'\'';
                if is_quote && inside.next_if(|&(_, next)| next == b'\'').is_none() {
                    return &raw[..=at];
                }
            }
        }
        _ => {}
    }
    raw
}

/// The way from the parser's offsets, which count characters and only grow, to bytes.
struct Offsets<'t> {
    rest: std::str::Chars<'t>,
    length: usize,
    characters: usize,
    /// The line of the last offset that was asked for.
    line: usize,
}

impl Offsets<'_> {
    fn byte(&mut self, character: usize) -> usize {
        while self.characters < character {
            match self.rest.next() {
                Some('\n') => self.line += 1,
                Some(_) => {}
                None => break,
            }
            self.characters += 1;
        }
        self.length - self.rest.as_str().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(text: &str) -> Vec<(String, String, String, usize)> {
        let objects = objects(text).expect("YAML");
        let leaves = objects.iter().flat_map(|object| &object.leaves);
        leaves
            .map(|leaf| {
                let spelled = text[leaf.span.start..leaf.span.end].to_owned();
                (leaf.path.join("/"), leaf.value.clone(), spelled, leaf.line)
            })
            .collect()
    }

    #[test]
    fn scalars_know_their_way_and_their_place() {
        let text = "# é\r\nkind: Secret\r\ndata:\r\n  'A': \"é\\n\" # c\r\n  B: [x, {C: y}]\r\n  D:\r\n  E: 'it''s' # c\r\n  # d\r\n  F: \"\\\"\"\r\n\r\n  # g\r\n";
        let expected = [
            ("kind", "Secret", "Secret", 2),
            ("data/A", "é\n", "\"é\\n\"", 4),
            ("data/B/", "x", "x", 5),
            ("data/B//C", "y", "y", 5),
            ("data/D", "", "", 6),
            ("data/E", "it's", "'it''s'", 7),
            ("data/F", "\"", "\"\\\"\"", 9),
        ];
        let expected =
            expected.map(|(path, value, raw, line)| (path.into(), value.into(), raw.into(), line));
        assert_eq!(leaves(text), expected);
    }

    #[test]
    fn a_block_scalar_lies_within_its_place() {
        for text in ["data:\n  A: |\n    é1\n    2\n  B: c\n", "data:\n  A: >-\n    é1\n\n    2\n"]
        {
            let found = leaves(text);
            assert!(found[0].2.contains("é1") && found[0].2.contains('2'), "{found:?}");
            assert!(!found[0].2.contains('B'), "{found:?}");
        }
    }

    #[test]
    fn documents_kinds_and_the_label() {
        let ours = format!("kind: A\nmetadata: {{labels: {{{MANAGED_BY}: {MANAGER}}}}}\n");
        let text = format!("{ours}---\nkind: B\n");
        let objects = objects(&text).expect("YAML");
        let found: Vec<_> =
            objects.iter().map(|object| (object.kind(), object.is_managed())).collect();
        assert_eq!(found, [("A", true), ("B", false)]);
    }

    #[test]
    fn what_no_manifest_of_ours_has_is_not_read() {
        for text in ["a: [", "a: &x b\nc: *x\n", "? [a]\n: b\n", "a: \"b", "{a: b}}\u{0}"] {
            assert!(objects(text).is_none(), "{text}");
        }
        assert_eq!(objects("# only a comment\n").map(|objects| objects.len()), Some(0));
    }
}
