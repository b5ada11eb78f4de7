//! One value of a document.

use std::ops::Range;
use std::rc::Rc;

/// A value and where it stands.
#[derive(Debug)]
pub struct Node {
    /// The bytes of the value in the whole text: a scalar as it is spelled, without its anchor, its
    /// tag and the comment behind it; a list or a mapping from its first item to the end of its
    /// last one. A value that an alias stands for has the place of its anchor.
    pub span: Range<usize>,
    /// What it is.
    pub value: Value,
    /// How many values it is, with everything in it, however often it is used there.
    pub(super) size: u64,
    /// How many levels of lists and mappings it has.
    pub(super) depth: usize,
}

/// What a value is.
#[derive(Debug)]
pub enum Value {
    /// A string, a number, a truth value or null.
    Scalar(Scalar),
    /// A list.
    List(Vec<Rc<Node>>),
    /// A mapping, in the order in which Kubernetes sets its entries: of two with one key, the later
    /// one counts. Merge keys are replaced by what they merge.
    Map(Vec<Entry>),
}

/// A scalar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// Its characters, without quotes and escapes; for a number as it is spelled.
    pub text: Rc<str>,
    /// How it is spelled.
    pub style: Style,
    /// What Kubernetes takes it for.
    pub meaning: Meaning,
}

/// How a scalar is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// A block after `|`.
    Literal,
    /// A block after `>`.
    Folded,
}

/// What Kubernetes takes a scalar for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// Nothing: in a field for a string, the empty string.
    Null,
    /// A truth value; rejected in a field for a string.
    Bool(bool),
    /// An integer; rejected in a field for a string.
    Int(i64),
    /// Any other number; rejected in a field for a string.
    Float,
    /// A string, and the text is it.
    String,
}

/// One entry of a mapping.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key as Kubernetes reads it: for a plain `on` it is `true`, for `0x10` it is `16`.
    pub key: Rc<str>,
    /// The key as it is written, without quotes and escapes: `on`.
    pub written: Rc<str>,
    /// How the key is spelled.
    pub style: Style,
    /// The bytes of the key as it is spelled.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Rc<Node>,
}

impl Scalar {
    /// The string that Kubernetes puts into a field for strings: the empty one for null; none where
    /// it rejects the scalar.
    #[must_use]
    pub fn string(&self) -> Option<&str> {
        match self.meaning {
            Meaning::String => Some(&self.text),
            Meaning::Null => Some(""),
            Meaning::Bool(_) | Meaning::Int(_) | Meaning::Float => None,
        }
    }
}

impl Node {
    /// The value of a key; of two, the one that counts. None where this is no mapping.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Rc<Self>> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The entry of a key; of two, the one that counts.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().rfind(|entry| &*entry.key == key)
    }

    /// The value at the end of a path of keys.
    #[must_use]
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |node, key| node.get(key).map(Rc::as_ref))
    }

    /// The text of the scalar at the end of a path of keys; none where it is null.
    #[must_use]
    pub fn text_at(&self, path: &[&str]) -> Option<&str> {
        self.at(path)?.text()
    }

    /// The scalar; none of a list or a mapping.
    #[must_use]
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The text of the scalar, no matter what it means; none of null, a list or a mapping.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.scalar().filter(|scalar| scalar.meaning != Meaning::Null).map(|scalar| &*scalar.text)
    }

    /// Whether it is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.scalar().is_some_and(|scalar| scalar.meaning == Meaning::Null)
    }

    /// The truth value; none of anything else.
    #[must_use]
    pub fn bool(&self) -> Option<bool> {
        match self.scalar()?.meaning {
            Meaning::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The entries of a mapping, as [`Value::Map`] has them; none of anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            Value::List(_) | Value::Scalar(_) => &[],
        }
    }

    /// The items of a list; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Rc<Self>] {
        match &self.value {
            Value::List(items) => items,
            Value::Map(_) | Value::Scalar(_) => &[],
        }
    }

    /// The entries at the end of a path of keys; none where there is no mapping.
    #[must_use]
    pub fn entries_at(&self, path: &[&str]) -> &[Entry] {
        self.at(path).map_or(&[], Self::entries)
    }

    /// The items at the end of a path of keys; none where there is no list.
    #[must_use]
    pub fn items_at(&self, path: &[&str]) -> &[Rc<Self>] {
        self.at(path).map_or(&[], Self::items)
    }
}
