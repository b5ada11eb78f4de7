//! What a plain scalar means: the words and numbers of YAML 1.1 as Kubernetes' reader knows them.

use super::Meaning;
use super::number::{Number, number};

/// What a plain scalar is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Plain {
    Null,
    Bool(bool),
    Number(Number),
    /// Infinite, or no number: JSON has neither.
    NotFinite,
    String,
}

/// Reads a scalar that has neither quotes nor a tag.
pub(super) fn plain(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            Plain::Bool(true)
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            Plain::Bool(false)
        }
        ".nan" | ".NaN" | ".NAN" | ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF"
        | "-.inf" | "-.Inf" | "-.INF" => Plain::NotFinite,
        _ => number(text).map_or(Plain::String, Plain::Number),
    }
}

impl Plain {
    /// What it means; none where Kubernetes rejects the document that holds it.
    pub(super) fn meaning(self) -> Option<Meaning> {
        Some(match self {
            Self::Null => Meaning::Null,
            Self::Bool(value) => Meaning::Bool(value),
            Self::Number(Number::Int(value)) => Meaning::Int(value),
            Self::Number(Number::Unsigned | Number::Float(_)) => Meaning::Float,
            Self::String => Meaning::String,
            Self::NotFinite => return None,
        })
    }
}
