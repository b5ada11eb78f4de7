//! One value of a document.

use std::rc::Rc;

/// A value and where it stands.
#[derive(Debug)]
pub(crate) struct Node {
    /// In the stream, from 1.
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) value: Value,
    /// How many values it is, with everything in it, however often it is used there.
    pub(super) size: u64,
    /// How many levels of values it has.
    pub(super) depth: usize,
}

/// What a value is.
#[derive(Debug)]
pub(crate) enum Value {
    Scalar {
        text: String,
        /// Whether it is a text for Kubernetes, and not a number, a truth value or nothing.
        is_text: bool,
        is_null: bool,
    },
    List(Vec<Rc<Node>>),
    Map(Vec<Entry>),
}

/// One entry of a mapping.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: String,
    /// The line of the key, in the stream.
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) node: Rc<Node>,
}

impl Node {
    /// The value of a key; of two, the last one counts.
    pub(crate) fn get(&self, key: &str) -> Option<&Rc<Self>> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The entry of a key.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().rfind(|entry| entry.key == key)
    }

    /// The value at the end of a way of keys.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |node, key| node.get(key).map(Rc::as_ref))
    }

    /// The scalar at the end of a way of keys; none where it is null.
    pub(crate) fn text_at(&self, path: &[&str]) -> Option<&str> {
        self.at(path)?.text()
    }

    /// The scalar's text; none for null.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, is_null: false, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether it is the truth value `true`.
    pub(crate) fn is_true(&self) -> bool {
        self.text() == Some("true")
    }

    /// The entries of a mapping; none of anything else.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> &[Rc<Self>] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }
}
