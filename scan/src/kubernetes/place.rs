//! Where something stands, and what it is called.

use std::ops::Range;

use crate::yaml::Node;

/// Where something stands in a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The document, from 1.
    pub document: usize,
    /// The bytes of the stream.
    pub span: Range<usize>,
}

/// What an object is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// None where neither the object nor the caller names one.
    pub namespace: Option<String>,
    /// The name.
    pub name: String,
}

impl Place {
    pub(super) fn node(document: usize, node: &Node) -> Self {
        Self { document, span: node.span.clone() }
    }
}

impl Name {
    /// What `metadata` says; `default` is the namespace of objects that name none.
    pub(super) fn of(root: &Node, default: Option<&str>) -> Option<Self> {
        let name = root.text_at(&["metadata", "name"]).or_else(|| {
            // No matter what is made from it, no other object can refer to it.
            root.text_at(&["metadata", "generateName"])
        })?;
        let namespace = root.text_at(&["metadata", "namespace"]).filter(|text| !text.is_empty());
        Some(Self { namespace: namespace.or(default).map(str::to_owned), name: name.to_owned() })
    }

    /// Whether both may be in one namespace: what names none can be applied to any.
    #[must_use]
    pub fn shares_namespace(&self, other: &Self) -> bool {
        match (&self.namespace, &other.namespace) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }
}
