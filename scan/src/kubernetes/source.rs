//! What containers take variables from: each ConfigMap and each Secret.

use std::ops::Range;
use std::rc::Rc;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::fault::is_key;
use super::{Fault, Found, Name, Place, Rejected};
use crate::yaml::{Entry, Meaning, Node, Value};

/// What a container refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// A ConfigMap.
    ConfigMap,
    /// A Secret.
    Secret,
}

/// The kind of the object that is a source, or that a controller makes one from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maker {
    /// A ConfigMap is itself the source.
    ConfigMap,
    /// A Secret is itself the source.
    Secret,
    /// An `ExternalSecret`, of which external-secrets makes a Secret.
    ExternalSecret,
    /// A `SealedSecret`, of which sealed-secrets makes a Secret.
    SealedSecret,
}

/// Keys and values of one object.
#[derive(Debug)]
pub struct EnvSource {
    /// What containers refer to it as.
    pub kind: SourceKind,
    /// What it is, or is made from.
    pub maker: Maker,
    /// The name of the ConfigMap or the Secret.
    pub name: Name,
    /// Its items in the order in which Kubernetes sets them: of two with one key, the later one
    /// counts.
    pub items: Vec<Item>,
    /// Whether it may hold keys that the stream does not show.
    pub is_open: bool,
    /// Whether a later object of the same kind, namespace and name takes its place.
    pub is_replaced: bool,
    /// What Kubernetes rejects about it as a whole.
    pub rejected: Vec<Rejected>,
    /// Where the object stands.
    pub place: Place,
    /// The items that count, by their keys.
    by_key: Vec<u32>,
}

/// One key.
#[derive(Debug)]
pub struct Item {
    /// The key, as Kubernetes reads it.
    pub key: Rc<str>,
    /// What the manifest holds, before base64 is decoded; none where it shows no value, or one that
    /// is no scalar.
    pub raw: Option<Rc<str>>,
    /// The value that a container gets; none where only the key is known, or the value has a fault.
    pub value: Option<Rc<str>>,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// Whether the manifest holds the value in base64.
    pub is_encoded: bool,
    /// The bytes of the key.
    pub key_span: Range<usize>,
    /// The bytes of the value; those of the key where there is none.
    pub span: Range<usize>,
}

impl SourceKind {
    /// What Kubernetes calls it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConfigMap => "ConfigMap",
            Self::Secret => "Secret",
        }
    }
}

impl Maker {
    /// What Kubernetes calls it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConfigMap => "ConfigMap",
            Self::Secret => "Secret",
            Self::ExternalSecret => "ExternalSecret",
            Self::SealedSecret => "SealedSecret",
        }
    }

    pub(super) const fn kind(self) -> SourceKind {
        match self {
            Self::ConfigMap => SourceKind::ConfigMap,
            Self::Secret | Self::ExternalSecret | Self::SealedSecret => SourceKind::Secret,
        }
    }
}

impl EnvSource {
    pub(super) fn new(maker: Maker, name: Name, place: Place) -> Self {
        Self {
            kind: maker.kind(),
            maker,
            name,
            items: Vec::new(),
            is_open: false,
            is_replaced: false,
            rejected: Vec::new(),
            place,
            by_key: Vec::new(),
        }
    }

    /// What a key holds; of two, the one that counts.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<&Item> {
        let key_of = |index: &u32| self.items.get(*index as usize).map(|item| &*item.key);
        let found = self.by_key.binary_search_by(|index| key_of(index).cmp(&Some(key))).ok()?;
        self.items.get(*self.by_key.get(found)? as usize)
    }

    /// Makes its keys known, once all of them are there.
    pub(super) fn finish(mut self) -> Self {
        let mut indices: Vec<_> =
            (0..u32::try_from(self.items.len()).unwrap_or(u32::MAX)).collect();
        let key_of = |index: u32| self.items.get(index as usize).map(|item| &*item.key);
        indices.sort_by(|a, b| key_of(*a).cmp(&key_of(*b)).then(b.cmp(a)));
        indices.dedup_by(|later, first| key_of(*later) == key_of(*first));
        indices.shrink_to_fit();
        self.by_key = indices;
        self.items.shrink_to_fit();
        self
    }

    /// Adds a key whose value the stream does not show.
    pub(super) fn push_key(&mut self, key: &Rc<str>, key_span: Range<usize>) {
        let fault = (!is_key(key)).then_some(Fault::InvalidName);
        let (key, span) = (Rc::clone(key), key_span.clone());
        let is_encoded = false;
        self.items.push(Item { key, raw: None, value: None, fault, is_encoded, key_span, span });
    }

    /// Adds the keys of a mapping whose values the stream does not show.
    pub(super) fn push_keys(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.push_key(&entry.key, entry.key_span.clone());
        }
    }

    /// Adds the entries of a section.
    fn read(&mut self, root: &Node, section: &str, is_encoded: bool) {
        let Some(section) = root.get(section) else { return };
        if !section.is_null() && !matches!(section.value, Value::Map(_)) {
            let place = Place::node(self.place.document, section);
            self.rejected.push(Rejected { fault: Fault::NotMapping, place });
        }
        for entry in section.entries() {
            let raw = entry.node.scalar().map(|scalar| match scalar.meaning {
                Meaning::Null => Rc::from(""),
                _ => Rc::clone(&scalar.text),
            });
            let found = match (Found::of(&entry.node), &raw) {
                (Some(found), _) => Err(Fault::NotString(found)),
                (None, Some(raw)) if is_encoded => decoded(raw),
                (None, Some(raw)) => Ok(Rc::clone(raw)),
                (None, None) => Err(Fault::NotMapping),
            };
            let found = if is_key(&entry.key) { found } else { Err(Fault::InvalidName) };
            let (value, fault) = match found {
                Ok(value) => (Some(value), None),
                Err(fault) => (None, Some(fault)),
            };
            let (key_span, span) = (entry.key_span.clone(), entry.node.span.clone());
            let key = Rc::clone(&entry.key);
            self.items.push(Item { key, raw, value, fault, is_encoded, key_span, span });
        }
    }
}

/// A ConfigMap. What stands under `binaryData` is for files: the kubelet makes no variables of it.
pub(super) fn config_map(root: &Node, name: Name, place: Place) -> EnvSource {
    let mut source = EnvSource::new(Maker::ConfigMap, name, place);
    source.read(root, "data", false);
    source.finish()
}

/// A Secret; `stringData` wins over `data`.
pub(super) fn secret(root: &Node, name: Name, place: Place) -> EnvSource {
    let mut source = EnvSource::new(Maker::Secret, name, place);
    source.read(root, "data", true);
    source.read(root, "stringData", false);
    source.finish()
}

/// The string behind base64 as Go reads it: with its padding, and with line breaks anywhere.
fn decoded(text: &str) -> Result<Rc<str>, Fault> {
    const ENGINE: GeneralPurpose = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_allow_trailing_bits(true)
            .with_decode_padding_mode(DecodePaddingMode::RequireCanonical),
    );
    let mut digits = text.as_bytes().to_vec();
    digits.retain(|byte| !matches!(byte, b'\n' | b'\r'));
    let bytes = ENGINE.decode(digits).map_err(|_| Fault::NotBase64)?;
    String::from_utf8(bytes).map(Rc::from).map_err(|_| Fault::NotUtf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_base64() {
        for (text, expected) in [
            ("", Ok("")),
            ("YQ==", Ok("a")),
            ("YWI=", Ok("ab")),
            ("YWJj", Ok("abc")),
            ("Y2hhbmdlbWU=", Ok("changeme")),
            ("w7zwn5iA", Ok("ü😀")),
            ("YW\nJj\r\n", Ok("abc")),
            ("YR==", Ok("a")),
            ("/w==", Err(Fault::NotUtf8)),
            ("a-b_", Err(Fault::NotBase64)),
            ("YQ", Err(Fault::NotBase64)),
            ("YQ=", Err(Fault::NotBase64)),
            (" YQ==", Err(Fault::NotBase64)),
        ] {
            assert_eq!(decoded(text), expected.map(Rc::from), "{text}");
        }
    }
}
