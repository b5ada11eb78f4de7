//! Values as they would be spelled in the environment.

use tree_sitter::Node;

use super::file::File;
use super::scope::Bound;
use crate::declarations::DefaultValue;

/// How deep a computation of numbers is followed.
const DEPTH: usize = 6;
/// How many characters a number with a fraction may have.
const DIGITS: usize = 24;
/// How many properties an object may have that defaults are taken from.
const PROPERTIES: usize = 512;
/// How many items a list may have.
pub(super) const ITEMS: usize = 128;

impl<'t> File<'t> {
    /// A default, spelled out where it is known without running the script; none for `undefined`.
    pub(super) fn default_value(&self, node: &Node<'t>) -> Option<DefaultValue> {
        let is_none = matches!(node.kind(), "null" | "undefined")
            || (node.kind() == "identifier" && self.text_of(node) == "undefined");
        let computed = || DefaultValue::Computed(node.byte_range());
        (!is_none).then(|| self.spelled(node).map_or_else(computed, DefaultValue::Literal))
    }

    /// A value as it would be spelled in the environment.
    pub(super) fn spelled(&self, node: &Node<'t>) -> Option<String> {
        match node.kind() {
            "true" | "false" => Some(self.text_of(node).to_owned()),
            // Each default may look for its property in the same object.
            "member_expression" if self.is_of_large_object(node) => None,
            "array" => {
                let mut cursor = node.walk();
                let items = node.named_children(&mut cursor).take(ITEMS + 1);
                let items: Option<Vec<_>> = items.map(|item| self.spelled(&item)).collect();
                items.filter(|items| items.len() <= ITEMS).map(|items| items.join(","))
            }
            _ => self
                .constant(node)
                .or_else(|| self.number(node, DEPTH).map(|number| number.to_string()))
                .or_else(|| self.decimal(node)),
        }
    }

    fn is_of_large_object(&self, node: &Node<'t>) -> bool {
        let object = node.child_by_field_name("object");
        let bound = object.and_then(|node| self.bound(self.text_of(&node), node.start_byte()));
        let Some(Bound::Value { node, .. }) = bound else { return false };
        let inner = if node.kind() == "object" { Some(*node) } else { node.named_child(0) };
        inner.is_some_and(|node| node.named_child_count() > PROPERTIES)
    }

    /// A number with a fraction or an exponent.
    fn decimal(&self, node: &Node<'t>) -> Option<String> {
        let text = self.text_of(node).replace('_', "");
        let is_decimal =
            text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'-'));
        let number: f64 = text.parse().ok().filter(|_| is_decimal && text.len() <= DIGITS)?;
        Some(number.to_string())
    }

    /// A whole number, or a product or sum of such: `60 * 60 * 1_000`.
    fn number(&self, node: &Node<'t>, depth: usize) -> Option<i64> {
        let depth = depth.checked_sub(1)?;
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "number" => {
                let text = self.text_of(node);
                let text = text.strip_suffix('n').unwrap_or(text).replace('_', "");
                let has_sign = text.len() > 1 && text.starts_with('0');
                text.parse().ok().filter(|_| !has_sign)
            }
            "unary_expression" if self.text_of(&field("operator")?) == "-" => {
                self.number(&field("argument")?, depth)?.checked_neg()
            }
            "identifier" => match self.bound(self.text_of(node), node.start_byte())? {
                Bound::Value { node, path } if path.is_empty() => self.number(node, depth),
                _ => None,
            },
            "parenthesized_expression" => self.number(&node.named_child(0)?, depth),
            "binary_expression" => {
                let left = self.number(&field("left")?, depth)?;
                let right = self.number(&field("right")?, depth)?;
                match self.text_of(&field("operator")?) {
                    "*" => left.checked_mul(right),
                    "+" => left.checked_add(right),
                    "-" => left.checked_sub(right),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
