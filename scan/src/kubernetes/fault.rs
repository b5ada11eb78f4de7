//! What Kubernetes rejects, or what cannot have been meant.

use std::rc::Rc;

use super::Place;
use crate::yaml::{Meaning, Node, Value};

/// What is wrong with a variable, or with what should hold variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Kubernetes wants a string, and rejects the object.
    NotString(Found),
    /// Kubernetes wants a list, and rejects the object.
    NotList,
    /// Kubernetes wants a mapping, and rejects the object.
    NotMapping,
    /// Kubernetes wants a truth value, and rejects the object.
    NotBool,
    /// An item of `env` or a reference lacks its `name`, or a reference its `key`.
    NoName,
    /// No variable, and no key of a ConfigMap or a Secret, may have this name.
    InvalidName,
    /// A non-empty `value` beside `valueFrom`, or two sources in one item: Kubernetes rejects it.
    TwoSources,
    /// `valueFrom`, or an item of `envFrom`, names no source: Kubernetes rejects it.
    NoSource,
    /// A value under `data` of a Secret is not base64: Kubernetes rejects the object.
    NotBase64,
    /// The bytes of the value are not UTF-8, and no container can take it: behind the base64 of a
    /// Secret, or as the kubelet reads a `$` before a character that is not ASCII.
    NotUtf8,
    /// The value refers to a variable that is not defined before it, and keeps the reference.
    Undefined(Rc<str>),
}

/// What stands where Kubernetes wants a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Found {
    /// `true`, and all else that YAML 1.1 takes for a truth value, such as `yes`.
    Bool,
    /// A number.
    Number,
    /// A list.
    List,
    /// A mapping.
    Mapping,
}

/// A fault that concerns no single variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// What it is.
    pub fault: Fault,
    /// Where it stands.
    pub place: Place,
}

impl Found {
    /// What a node is, where it is no string.
    pub(super) fn of(node: &Node) -> Option<Self> {
        match &node.value {
            Value::List(_) => Some(Self::List),
            Value::Map(_) => Some(Self::Mapping),
            Value::Scalar(scalar) => match scalar.meaning {
                Meaning::Null | Meaning::String => None,
                Meaning::Bool(_) => Some(Self::Bool),
                Meaning::Int(_) | Meaning::Float => Some(Self::Number),
            },
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bool => "boolean",
            Self::Number => "number",
            Self::List => "list",
            Self::Mapping => "mapping",
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotString(found) => {
                return write!(
                    f,
                    "expected a string, found a {}; Kubernetes rejects it",
                    found.as_str()
                );
            }
            Self::NotList => "expected a list; Kubernetes rejects it",
            Self::NotMapping => "expected a mapping; Kubernetes rejects it",
            Self::NotBool => "expected a boolean; Kubernetes rejects it",
            Self::NoName => "the name is missing; Kubernetes rejects it",
            Self::InvalidName => "the name is not valid; Kubernetes rejects it",
            Self::TwoSources => "the value has two sources; Kubernetes rejects it",
            Self::NoSource => "the value has no source; Kubernetes rejects it",
            Self::NotBase64 => "the value is not base64; Kubernetes rejects it",
            Self::NotUtf8 => "the value is not UTF-8",
            Self::Undefined(name) => {
                return write!(f, "`$({name})` refers to no variable before it");
            }
        })
    }
}

/// Whether a container may have a variable of this name: printable ASCII without `=`. Kubelets
/// before 1.32 want letters, digits, `_`, `-` and `.`, and no digit first; of `envFrom` they leave
/// out what they do not want.
pub(super) fn is_variable(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'=')
}

/// Whether a ConfigMap or a Secret may have this key.
pub(super) fn is_key(name: &str) -> bool {
    let is_right = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    !name.is_empty()
        && name.len() <= 253
        && name.bytes().all(is_right)
        && name != "."
        && !name.starts_with("..")
}
