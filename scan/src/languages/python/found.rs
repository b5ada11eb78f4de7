//! What a file was found to use.

use std::collections::BTreeMap;
use std::ops::Range;

use tree_sitter::Node;

use super::file::File;
use super::key::Value;
use crate::uses::{Helper, Kind, Name, Use};

/// What a file reads.
#[derive(Debug, Default)]
pub(super) struct Found<'t> {
    pub(super) uses: Vec<Use>,
    /// The expression that makes each of the uses, where one does.
    pub(super) expressions: Vec<Option<Node<'t>>>,
    /// The expression that makes those that are found now.
    pub(super) expression: Option<Node<'t>>,
    /// The functions that hand a parameter on, by where their names begin.
    helpers: BTreeMap<usize, Helper>,
}

impl Found<'_> {
    pub(super) fn add(
        &mut self,
        name: Name,
        kind: Kind,
        span: Range<usize>,
        value: Option<Range<usize>>,
    ) {
        self.expressions.push(self.expression);
        self.uses.push(Use { name, kind, span, value, is_test: false });
    }

    pub(super) fn into_parts(self) -> (Vec<Use>, Vec<Helper>) {
        (self.uses, self.helpers.into_values().collect())
    }
}

impl<'t> File<'t> {
    /// A key that is an expression.
    pub(super) fn key(
        &self,
        node: &Node<'t>,
        kind: Kind,
        default: Option<&Range<usize>>,
        found: &mut Found<'t>,
    ) {
        let value = self.value(node);
        if let Value::Parameter { function: Some(function), .. } = &value
            && kind == Kind::Read
        {
            // What makes an object is called by the name of its class.
            let is_maker = self.text_of(function) == "__init__";
            let class = self.names.class_around(function.start_byte()).filter(|_| is_maker);
            let named = class.and_then(|class| self.classes.get(class)).map(|class| class.name);
            let named = named.unwrap_or(*function);
            let (name, span) = (self.text_of(&named).to_owned(), named.byte_range());
            found.helpers.entry(span.start).or_insert(Helper { name, span });
        }
        for name in value.names() {
            found.add(name, kind, span_of(node), default.cloned());
        }
    }
}

/// The bytes of an expression; of a literal, what is between its quotes.
pub(super) fn span_of(node: &Node<'_>) -> Range<usize> {
    let inner = match (node.kind(), node.named_child_count()) {
        ("string", 3) => node.named_child(1).filter(|part| part.kind() == "string_content"),
        _ => None,
    };
    inner.unwrap_or(*node).byte_range()
}
