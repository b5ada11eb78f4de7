//! Merge keys.

use std::rc::Rc;

use super::{Node, Value};

/// The mappings that a merge key merges, in the order in which Kubernetes sets their entries: of
/// several, the first one counts, so it is set last. None where it merges anything else.
pub(super) fn sources(value: &Rc<Node>, is_alias: bool) -> Option<Vec<Rc<Node>>> {
    let is_map = |node: &Rc<Node>| matches!(node.value, Value::Map(_));
    match &value.value {
        Value::Map(_) => Some(vec![Rc::clone(value)]),
        // An alias may stand for a mapping, and for no list of them.
        Value::List(items) if !is_alias && items.iter().all(is_map) => {
            Some(items.iter().rev().map(Rc::clone).collect())
        }
        Value::List(_) | Value::Scalar(_) => None,
    }
}
