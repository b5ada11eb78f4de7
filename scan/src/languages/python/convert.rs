//! What code makes of the strings that it reads: `int(os.environ["X"])`, `os.getenv("X") == "1"`.

use std::collections::HashMap;

use tree_sitter::Node;

use super::file::File;
use super::grammar::{children, some_children};
use super::scalar;
use crate::declarations::{Declaration, ValueType};

/// How many calls and operators stand around a read.
const DEPTH: usize = 8;
/// Methods of strings that leave a value what it is.
const SAME: &[&str] = &["strip", "rstrip", "lstrip", "lower", "upper", "casefold"];
/// How many bytes of an expression are searched for what makes it a read.
const READ: usize = 256;
/// The words for truth values, as code compares with them.
const TRUE: &[&str] = &["true", "1", "yes", "on", "y", "t"];
const FALSE: &[&str] = &["false", "0", "no", "off", "n", "f", ""];

/// What is done with a string that is read.
#[derive(Debug, Default, Clone)]
pub(super) struct Conversion<'t> {
    pub(super) value_type: Option<ValueType>,
    /// What stands for it where it is unset, or empty: `… or default`.
    pub(super) default: Option<Node<'t>>,
    /// What it is compared with, as words for one truth value.
    words: Vec<String>,
}

/// By the node of the expression that reads.
pub(super) type Conversions<'t> = HashMap<usize, Conversion<'t>>;

impl<'t> File<'t> {
    /// The conversions of the file.
    pub(super) fn conversions(&self) -> Conversions<'t> {
        let mut conversions = Conversions::new();
        // An outer expression comes before those in it.
        for call in &self.calls {
            if let Some((converted, value_type)) = self.conversion(call) {
                self.mark(&converted, Some(value_type), &mut conversions);
            }
        }
        for comparison in &self.comparisons {
            if let Some((compared, words)) = self.compared(comparison)
                && let Some(read) = self.mark(&compared, Some(ValueType::Bool), &mut conversions)
                && read.words.is_empty()
            {
                read.words = words;
            }
        }
        for alternative in &self.alternatives {
            self.mark(alternative, None, &mut conversions);
        }
        conversions
    }

    /// What a call converts, and to what.
    fn conversion(&self, call: &Node<'t>) -> Option<(Node<'t>, ValueType)> {
        let function = call.child_by_field_name("function")?;
        let arguments = call.child_by_field_name("arguments")?;
        let given = some_children(&arguments, 2);
        let method = function.child_by_field_name("attribute").map(|name| self.text_of(&name));
        if method == Some("split") {
            let is_comma = given.first().is_some_and(|by| self.literal(by).as_deref() == Some(","));
            let object = function.child_by_field_name("object").filter(|_| is_comma)?;
            return Some((object, ValueType::List(Box::new(ValueType::String))));
        }
        let [value] = given[..] else { return None };
        if value.kind() == "keyword_argument" {
            return None;
        }
        let value_type = match (method, self.last_name(&function)) {
            (Some("loads"), _) if self.text_of(&function).ends_with("json.loads") => {
                ValueType::Json
            }
            (_, "loads") if method.is_none() => ValueType::Json,
            (_, "strtobool" | "str_to_bool" | "str2bool") => ValueType::Bool,
            (_, "urlparse" | "urlsplit") => ValueType::Url,
            (_, "ip_address") => ValueType::Ip,
            // `bool("false")` is true, and `str` and lists say nothing.
            (_, "bool" | "str" | "bytes") => return None,
            (_, name) => {
                // Another file is asked only about what is made of a variable.
                let is_read = self.text_of(&value).bytes().take(READ).collect::<Vec<_>>();
                let is_read = memchr::memmem::find(&is_read, b"env").is_some();
                let words = is_read.then(|| self.enumeration(&function)).flatten();
                let words = words.map(ValueType::Enum);
                let scalar = || {
                    let mut said = Declaration::default();
                    scalar::say(name, &mut said)?;
                    // A span of time is made of a number, and a list of letters.
                    let is_made =
                        |of: &ValueType| !matches!(of, ValueType::Json | ValueType::Duration);
                    said.value_type.filter(is_made)
                };
                words.or_else(scalar)?
            }
        };
        Some((value, value_type))
    }

    /// The operand that a comparison asks for a truth value, and the words for it.
    fn compared(&self, comparison: &Node<'t>) -> Option<(Node<'t>, Vec<String>)> {
        let operands = children(comparison);
        let [read, with] = operands[..] else { return None };
        let words = match with.kind() {
            "string" => vec![with],
            "tuple" | "list" | "set" => self.elements(&with)?,
            _ => return None,
        };
        let words: Option<Vec<_>> = words.iter().map(|word| self.literal(word)).collect();
        let is_truth =
            |word: &String| TRUE.contains(&word.as_str()) || FALSE.contains(&word.as_str());
        let words = words.filter(|words| words.iter().all(is_truth))?;
        words.iter().any(|word| !word.is_empty()).then_some((read, words))
    }

    /// Takes note of what is done with what an expression reads.
    fn mark<'c>(
        &self,
        node: &Node<'t>,
        value_type: Option<ValueType>,
        conversions: &'c mut Conversions<'t>,
    ) -> Option<&'c mut Conversion<'t>> {
        let (mut node, mut default) = (*node, None);
        for _ in 0..DEPTH {
            let inner = match node.kind() {
                "parenthesized_expression" => node.named_child(0),
                "boolean_operator" => {
                    let operator = node.child_by_field_name("operator");
                    if operator.is_none_or(|operator| operator.kind() != "or") {
                        return None;
                    }
                    default = node.child_by_field_name("right").or(default);
                    node.child_by_field_name("left")
                }
                "call" => node.child_by_field_name("function").and_then(|function| {
                    let method = function.child_by_field_name("attribute")?;
                    let is_same = SAME.contains(&self.text_of(&method));
                    function.child_by_field_name("object").filter(|_| is_same)
                }),
                _ => None,
            };
            let Some(inner) = inner else { break };
            node = inner;
        }
        if !matches!(node.kind(), "call" | "subscript") {
            return None;
        }
        let conversion = conversions.entry(node.id()).or_default();
        if conversion.value_type.is_none() {
            conversion.value_type = value_type;
        }
        conversion.default = conversion.default.or(default);
        Some(conversion)
    }
}

impl Conversion<'_> {
    /// The truth value that code takes a string for: one of the words that it compares with, or any
    /// other.
    pub(super) fn truth(&self, value: &str) -> Option<bool> {
        let value = value.to_lowercase();
        let all = |of: &[&str]| self.words.iter().all(|word| of.contains(&word.as_str()));
        let is_one = self.words.contains(&value);
        match (self.words.is_empty(), all(TRUE), all(FALSE)) {
            (false, true, _) => Some(is_one),
            (false, _, true) => Some(!is_one),
            _ => None,
        }
    }
}
