//! The variable that an expression names, as far as that is known without running the program.

use tree_sitter::Node;

use super::file::File;
use super::grammar::children;
use super::names::Bound;
use super::path::STEPS;
use super::string::{append, either, is_short};
use crate::uses::Name;

/// How many names one expression may stand for.
pub(super) const NAMES: usize = 256;

/// What is known of an expression that should be a string.
#[derive(Debug)]
pub(super) enum Value<'t> {
    /// It is one of these.
    Known(Vec<String>),
    /// It is a constant of another file.
    Imported {
        module: String,
        constant: String,
    },
    /// It is a parameter: the first one of the function with this name, with these defaults.
    Parameter {
        function: Option<Node<'t>>,
        defaults: Vec<String>,
    },
    Unknown,
}

impl Value<'_> {
    /// The variables that it names: at least one.
    pub(super) fn names(self) -> Vec<Name> {
        match self {
            Self::Known(strings) if !strings.is_empty() => {
                strings.into_iter().map(Name::Literal).collect()
            }
            Self::Imported { module, constant } => vec![Name::Imported { module, constant }],
            Self::Parameter { defaults, .. } => {
                let defaults = defaults.into_iter().map(Name::Literal);
                defaults.chain([Name::Dynamic]).collect()
            }
            _ => vec![Name::Dynamic],
        }
    }
}

impl<'t> File<'t> {
    /// The one string that an expression is.
    pub(super) fn constant(&self, node: &Node<'t>) -> Option<String> {
        <[String; 1]>::try_from(self.strings(node)?).ok().map(|[string]| string)
    }

    /// The strings that an expression may be; constants of other files are looked up.
    pub(super) fn strings(&self, node: &Node<'t>) -> Option<Vec<String>> {
        self.known(node, &mut { STEPS })
    }

    /// What is known of an expression.
    pub(super) fn value(&self, node: &Node<'t>) -> Value<'t> {
        self.value_within(node, &mut { STEPS })
    }

    pub(super) fn known(&self, node: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
        match self.value_within(node, steps) {
            Value::Known(strings) => Some(strings),
            Value::Imported { module, constant } => {
                let string = self.modules.ask(&module, |file| file.exported(&constant))?;
                Some(vec![string])
            }
            Value::Parameter { defaults, .. } => Some(defaults).filter(|known| !known.is_empty()),
            Value::Unknown => None,
        }
    }

    /// The string that the file exports under a name.
    pub(super) fn exported(&self, name: &str) -> Option<String> {
        // Only what holds everywhere: the first assignment.
        match self.names.at(name, 0).first()? {
            Bound::Value(node) => self.constant(node),
            Bound::Import { module, name: Some(name) } => {
                self.modules.ask(module, |file| file.exported(name))
            }
            _ => None,
        }
    }

    fn value_within(&self, node: &Node<'t>, steps: &mut usize) -> Value<'t> {
        let Some(left) = steps.checked_sub(1) else { return Value::Unknown };
        *steps = left;
        let field = |name| node.child_by_field_name(name);
        let known = match node.kind() {
            "identifier" => return self.named_value(node, steps),
            "attribute" => return self.attribute_value(node, steps),
            "parenthesized_expression" | "named_expression" => {
                let inner = field("value").or_else(|| node.named_child(0));
                return inner.map_or(Value::Unknown, |inner| self.value_within(&inner, steps));
            }
            "string" => self.string(node, steps),
            "concatenated_string" => {
                let mut strings = vec![String::new()];
                let is_known = children(node)
                    .into_iter()
                    .filter(|part| part.kind() == "string")
                    .all(|part| append(&mut strings, self.string(&part, steps)));
                is_known.then_some(strings)
            }
            "binary_operator" => self.operation(node, steps),
            "conditional_expression" => {
                if let Some(branch) = self.decided(node) {
                    return self.value_within(&branch, steps);
                }
                let yes = node.named_child(0).and_then(|value| self.known(&value, steps));
                let no = node.named_child(2).and_then(|value| self.known(&value, steps));
                either(yes, no)
            }
            "boolean_operator" => {
                let left = field("left").and_then(|left| self.known(&left, steps));
                let right = field("right").and_then(|right| self.known(&right, steps));
                either(left, right)
            }
            "call" => self.called_value(node, steps),
            "subscript" => field("value")
                .zip(field("subscript"))
                .and_then(|(value, key)| self.item(&value, &key, steps)),
            _ => None,
        };
        known.filter(|known| is_short(known)).map_or(Value::Unknown, Value::Known)
    }

    fn named_value(&self, node: &Node<'t>, steps: &mut usize) -> Value<'t> {
        let name = self.text_of(node);
        let bounds = self.names.at(name, node.start_byte());
        if bounds.is_empty() {
            let module = self.globs.iter().find(|module| **module != "os");
            return match module.filter(|_| is_constant(name)) {
                Some(module) => imported((*module).to_owned(), name),
                None => Value::Unknown,
            };
        }
        let mut values = bounds.into_iter().map(|bound| self.bound_value(bound, steps));
        let first = values.next().unwrap_or(Value::Unknown);
        let Value::Known(mut strings) = first else { return first };
        for value in values {
            // The name may stand for something else as well, which then is not known.
            let Value::Known(more) = value else { break };
            strings.extend(more);
        }
        strings.dedup();
        Value::Known(strings)
    }

    fn bound_value(&self, bound: &Bound<'t>, steps: &mut usize) -> Value<'t> {
        match bound {
            Bound::Import { module, name: Some(name) } => imported((*module).to_owned(), name),
            Bound::Value(value) => self.value_within(value, steps),
            Bound::Each { iterated, part } => {
                self.each(iterated, *part, steps).map_or(Value::Unknown, Value::Known)
            }
            Bound::Parameter(parameter) => {
                if let Some(string) = self.given_string(parameter.name) {
                    return Value::Known(vec![string]);
                }
                let default = parameter.default.and_then(|default| self.known(&default, steps));
                let mut defaults = default.unwrap_or_default();
                defaults.retain(|default| !default.is_empty());
                Value::Parameter { function: parameter.function, defaults }
            }
            Bound::Import { name: None, .. }
            | Bound::Class(_)
            | Bound::Function(_)
            | Bound::Other => Value::Unknown,
        }
    }

    fn attribute_value(&self, node: &Node<'t>, steps: &mut usize) -> Value<'t> {
        let Some(object) = node.child_by_field_name("object") else { return Value::Unknown };
        let Some(name) = node.child_by_field_name("attribute") else { return Value::Unknown };
        let name = self.text_of(&name);
        if object.kind() == "identifier"
            && let Some(bound) = self.member(&object, name)
        {
            return self.bound_value(bound, steps);
        }
        // The string of a member of an enumeration.
        if name == "value" && object.kind() == "attribute" {
            return self.value_within(&object, steps);
        }
        match self.path_within(&object, steps) {
            Some(path) if !path.is_undeclared && path.made.is_none() && is_constant(name) => {
                imported(path.text, name)
            }
            _ => Value::Unknown,
        }
    }
}

fn imported<'t>(module: String, constant: &str) -> Value<'t> {
    Value::Imported { module, constant: constant.to_owned() }
}

/// Whether a name is written as constants are.
fn is_constant(name: &str) -> bool {
    name.contains(|letter: char| letter.is_ascii_uppercase()) && !name.contains(char::is_lowercase)
}
