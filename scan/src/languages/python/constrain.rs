//! What `Field(…)` and the parts of `Annotated[…]` say of a value.

use tree_sitter::Node;

use super::file::File;
use super::grammar::{children, some_children};
use super::plain::Plain;
use super::types::Typed;
use crate::declarations::{Declaration, ValueType};

impl<'t> File<'t> {
    /// A part of `Annotated[T, …]` behind the type.
    pub(super) fn annotated(&self, meta: &Node<'t>, typed: &mut Typed) {
        let meta = match meta.kind() {
            "type" => meta.named_child(0).unwrap_or(*meta),
            _ => *meta,
        };
        let Some(arguments) = meta.child_by_field_name("arguments") else {
            if self.last_name(&meta) == "NoDecode" {
                typed.is_not_decoded();
            }
            return;
        };
        let Some(function) = meta.child_by_field_name("function") else { return };
        let first = some_children(&arguments, 2);
        let said = &mut typed.said;
        match (self.last_name(&function), &first[..]) {
            ("Field" | "StringConstraints" | "Interval" | "Len", _) => {
                self.constrain(&arguments, said);
            }
            ("Ge", [bound]) => self.bound("ge", bound, &meta, said),
            ("Gt", [bound]) => self.bound("gt", bound, &meta, said),
            ("Le", [bound]) => self.bound("le", bound, &meta, said),
            ("Lt", [bound]) => self.bound("lt", bound, &meta, said),
            ("MinLen", [bound]) => self.bound("min_length", bound, &meta, said),
            ("MaxLen", [bound]) => self.bound("max_length", bound, &meta, said),
            ("Doc", [text]) => said.description = self.prose(text),
            ("deprecated", [why]) => said.deprecated = self.prose(why),
            ("NoDecode", _) => typed.is_not_decoded(),
            (name, _) if name.ends_with("Validator") => {
                said.leave_out("a validator", meta.byte_range());
            }
            _ => {}
        }
    }

    /// The arguments of `Field(…)`, and of what makes a type.
    pub(super) fn constrain(&self, arguments: &Node<'t>, said: &mut Declaration) {
        for argument in children(arguments) {
            if let Some(name) = argument.child_by_field_name("name")
                && let Some(value) = argument.child_by_field_name("value")
                && argument.kind() == "keyword_argument"
                && value.kind() != "none"
            {
                self.say(self.text_of(&name), &value, &argument, said);
            }
        }
    }

    fn say(&self, name: &str, value: &Node<'t>, argument: &Node<'t>, said: &mut Declaration) {
        let spelled = |value: &Node<'t>| self.plain(value).and_then(|value| value.spelled());
        match name {
            "ge" | "gt" | "le" | "lt" | "min_length" | "max_length" | "min_items" | "max_items" => {
                self.bound(name, value, argument, said);
            }
            "pattern" | "regex" => match spelled(value) {
                Some(pattern) => said.pattern = Some(pattern),
                None => said.leave_out("a pattern", argument.byte_range()),
            },
            "description" | "help" => {
                said.description = self.prose(value).or(said.description.take());
            }
            "example" => said.example = spelled(value),
            "examples" => {
                let first = (value.kind() == "list").then(|| value.named_child(0)).flatten();
                said.example = first.as_ref().and_then(spelled);
            }
            "deprecated" => {
                said.deprecated = match value.kind() {
                    "true" => Some("It is marked as deprecated.".to_owned()),
                    "false" => None,
                    "call" => value
                        .child_by_field_name("arguments")
                        .and_then(|arguments| self.prose(&arguments.named_child(0)?)),
                    _ => self.prose(value),
                };
            }
            "multiple_of" | "max_digits" | "decimal_places" => {
                said.leave_out(&format!("the bound `{name}`"), argument.byte_range());
            }
            _ => {}
        }
    }

    /// A bound; of one that is not inclusive, the integer beside it.
    fn bound(&self, name: &str, value: &Node<'t>, place: &Node<'t>, said: &mut Declaration) {
        let is_length = name.ends_with("length") || name.ends_with("items");
        let is_text = matches!(said.value_type, None | Some(ValueType::String));
        let is_int = matches!(said.value_type, Some(ValueType::Int));
        let inclusive = match (name, self.plain(value)) {
            _ if is_length && !is_text => None,
            ("gt", Some(Plain::Int(bound))) if is_int => bound.checked_add(1).map(Plain::Int),
            ("lt", Some(Plain::Int(bound))) if is_int => bound.checked_sub(1).map(Plain::Int),
            ("gt" | "lt", _) => None,
            (_, bound) => bound,
        };
        let Some(spelled) = inclusive.and_then(|bound| bound.spelled()) else {
            said.leave_out(&format!("the bound `{name}`"), place.byte_range());
            return;
        };
        if matches!(name, "ge" | "gt" | "min_length" | "min_items") {
            said.min = Some(spelled);
        } else {
            said.max = Some(spelled);
        }
    }
}

impl Typed {
    /// A list that is not read as JSON: what splits it is a validator of the class.
    pub(super) fn is_not_decoded(&mut self) {
        if let Some(items) = self.items.take() {
            self.said.value_type = Some(ValueType::List(Box::new(items)));
        }
    }
}
