//! The arguments of calls.

use std::ops::Range;

use tree_sitter::Node;

use super::file::File;
use super::grammar::some_children;
use super::key::NAMES;

/// The names of the parameter that names the variable.
const KEYS: &[&str] = &["key", "k", "var", "name", "option", "varname"];
impl<'t> File<'t> {
    /// The argument that names the variable: the first, or one with such a name.
    pub(super) fn key_of(&self, arguments: &Node<'t>) -> Option<Node<'t>> {
        let given = some_children(arguments, 1);
        let first = given.first().copied().filter(|node| {
            !matches!(node.kind(), "keyword_argument" | "dictionary_splat" | "list_splat")
        });
        first.or_else(|| self.argument(arguments, KEYS))
    }

    /// The default that a call gives.
    pub(super) fn default_of(&self, arguments: &Node<'t>, position: usize) -> Option<Range<usize>> {
        self.default_node(arguments, position).map(|node| node.byte_range())
    }

    /// The expression that is the default that a call gives.
    pub(super) fn default_node(&self, arguments: &Node<'t>, position: usize) -> Option<Node<'t>> {
        let named = self.argument(arguments, &["default"]);
        named.or_else(|| positional(arguments, position))
    }

    /// The argument with one of these names.
    pub(super) fn argument(&self, arguments: &Node<'t>, names: &[&str]) -> Option<Node<'t>> {
        some_children(arguments, NAMES).into_iter().find_map(|argument| {
            let name = argument.child_by_field_name("name")?;
            let is_it =
                argument.kind() == "keyword_argument" && names.contains(&self.text_of(&name));
            argument.child_by_field_name("value").filter(|_| is_it)
        })
    }
}

/// The argument at a position, if it has no name.
pub(super) fn positional<'t>(arguments: &Node<'t>, position: usize) -> Option<Node<'t>> {
    let given = some_children(arguments, position.checked_add(1)?);
    let is_plain = |node: &&Node<'_>| {
        !matches!(node.kind(), "keyword_argument" | "dictionary_splat" | "list_splat")
    };
    given.get(position).filter(is_plain).copied()
}
