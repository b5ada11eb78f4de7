//! Keys as JSON has them, which knows no others than strings.

use std::rc::Rc;

use super::number;
use super::word::{Plain, plain};
use super::{Meaning, Node, Scalar, Value};

/// The key that Kubernetes makes of a node. An error is the reason why it rejects the document.
pub(super) fn name(node: &Node) -> Result<Rc<str>, &'static str> {
    let Value::Scalar(Scalar { text, meaning, .. }) = &node.value else {
        return Err("a key is a list or a mapping");
    };
    match meaning {
        Meaning::String => Ok(Rc::clone(text)),
        Meaning::Null => Err("a key is null"),
        Meaning::Bool(value) => Ok(if *value { "true" } else { "false" }.into()),
        Meaning::Int(_) | Meaning::Float => match plain(text) {
            Plain::Number(value) => number::key(value).map(Rc::from),
            _ => None,
        }
        .ok_or("a key is too large a number"),
    }
}
