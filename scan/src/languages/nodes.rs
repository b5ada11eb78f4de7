//! Nodes of a tree, with what is around them.

use std::ops::Range;

use tree_sitter::{Node, Tree};

/// What `make` makes of each node that `is_wanted`, in the order of the text; nothing inside of one is
/// looked at, and nothing where it does not matter. `make` gets the nodes around it as well, the root
/// first.
pub(super) fn outermost<'t, T>(
    tree: &'t Tree,
    matters: impl Fn(&Range<usize>) -> bool,
    is_wanted: impl Fn(Node<'t>) -> bool,
    make: impl Fn(Node<'t>, &[Node<'t>]) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    // A node that is asked for its parent looks for it from the root on.
    let mut around = Vec::new();
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        let matters = matters(&node.byte_range());
        let is_wanted = matters && is_wanted(node);
        if is_wanted {
            found.extend(make(node, &around));
        }
        if matters && !is_wanted && cursor.goto_first_child() {
            around.push(node);
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return found;
            }
            around.pop();
        }
    }
}
