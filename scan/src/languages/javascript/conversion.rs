//! What a script makes of a variable that it reads: a number, a truth value, a list, a default.

use std::collections::HashMap;

use tree_sitter::Node;

use super::file::File;
use super::object::Steps;
use super::reads::Found;
use crate::declarations::{Declaration, DefaultValue, ValueType};
use crate::uses::{Name, Use};

/// Functions that make a value of a string.
const FUNCTIONS: &[(&str, ValueType)] = &[
    ("Number", ValueType::Float),
    ("parseFloat", ValueType::Float),
    ("parseInt", ValueType::Int),
    ("BigInt", ValueType::Int),
];

/// What an expression makes of a string within it, and where that string is.
pub(super) struct Conversion<'t> {
    pub(super) of: Node<'t>,
    pub(super) to: Option<ValueType>,
    pub(super) default: Option<DefaultValue>,
}

/// What the reads of a script say of their variables.
pub(super) fn declarations(file: &File<'_>, found: &Found<'_>) -> Vec<Declaration> {
    let mut said: HashMap<usize, Declaration> = HashMap::new();
    let reads: HashMap<usize, usize> = found.reads.iter().copied().collect();
    if reads.is_empty() {
        return Vec::new();
    }
    for node in file.calls.iter().chain(&file.choices) {
        let Some(conversion) = file.conversion(node) else { continue };
        let operand = file.operand(&conversion.of, &mut Steps::new());
        let Some(index) = operand.and_then(|operand| reads.get(&operand)) else { continue };
        let Some(Use { name: Name::Literal(key), span, .. }) = found.uses.get(*index) else {
            continue;
        };
        let declaration = said.entry(*index).or_insert_with(|| Declaration {
            key: key.clone(),
            span: span.clone(),
            ..Declaration::default()
        });
        declaration.value_type = declaration.value_type.take().or(conversion.to);
        if let Some(default) = conversion.default {
            declaration.default = Some(default);
            declaration.is_required = Some(false);
        }
    }
    said.into_values().collect()
}

impl<'t> File<'t> {
    /// What an expression makes of a string.
    pub(super) fn conversion(&self, node: &Node<'t>) -> Option<Conversion<'t>> {
        match node.kind() {
            "call_expression" => self.converting_call(node),
            "binary_expression" => {
                let field = |name| node.child_by_field_name(name);
                let (of, right) = (field("left")?, field("right")?);
                match self.text_of(&field("operator")?) {
                    "??" | "||" => {
                        let default = self.default_value(&right);
                        let is_read = matches!(default, Some(DefaultValue::Computed(_)));
                        // What another variable or a computation gives is no default of this one.
                        let default = default.filter(|_| !is_read)?;
                        Some(Conversion { of, to: None, default: Some(default) })
                    }
                    "===" | "==" | "!==" | "!=" => {
                        let is_bool = matches!(self.constant(&right)?.as_str(), "true" | "false");
                        let to = is_bool.then_some(ValueType::Bool)?;
                        Some(Conversion { of, to: Some(to), default: None })
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn converting_call(&self, node: &Node<'t>) -> Option<Conversion<'t>> {
        let function = node.child_by_field_name("function")?;
        let arguments = node.child_by_field_name("arguments")?;
        let to = |of, to| Some(Conversion { of, to: Some(to), default: None });
        let first = arguments.named_child(0);
        if function.kind() == "identifier" {
            let name = self.text_of(&function);
            let (_, kind) = FUNCTIONS.iter().find(|(known, _)| *known == name)?;
            return to(first?, kind.clone());
        }
        let object = function.child_by_field_name("object")?;
        match (self.text_of(&object), self.text_of(&function.child_by_field_name("property")?)) {
            ("JSON", "parse") => to(first?, ValueType::Json),
            ("Number", "parseInt") => to(first?, ValueType::Int),
            ("Number", "parseFloat") => to(first?, ValueType::Float),
            (_, "split") if self.constant(&first?)? == "," => {
                to(object, ValueType::List(Box::new(ValueType::String)))
            }
            _ => None,
        }
    }

    /// The node that an expression hands on as it is, or with a default.
    fn operand(&self, node: &Node<'t>, steps: &mut Steps) -> Option<usize> {
        steps.take()?;
        match node.kind() {
            "member_expression" | "subscript_expression" => Some(node.id()),
            "parenthesized_expression"
            | "as_expression"
            | "satisfies_expression"
            | "non_null_expression" => self.operand(&node.named_child(0)?, steps),
            "binary_expression" => {
                let operator = self.text_of(&node.child_by_field_name("operator")?);
                let left = node.child_by_field_name("left")?;
                matches!(operator, "??" | "||").then(|| self.operand(&left, steps))?
            }
            "call_expression" => {
                let function = node.child_by_field_name("function")?;
                let property = function.child_by_field_name("property")?;
                if matches!(self.text_of(&property), "trim" | "toLowerCase" | "toString") {
                    self.operand(&function.child_by_field_name("object")?, steps)
                } else {
                    Some(node.id())
                }
            }
            _ => None,
        }
    }
}
