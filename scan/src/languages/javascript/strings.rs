//! The string literals of a script.

use tree_sitter::Node;

use super::Dialect;
use super::grammar::Grammar;
use crate::languages::Context;
use crate::languages::nodes::outermost;
use crate::strings::{self, Role, StringLiteral};

/// How far above a literal its name is looked for.
const REACH: usize = 12;

/// Methods whose argument is what their object is where nothing else says so.
const DEFAULTS: &[&str] = &["default", "catch", "withDefault"];
/// Functions that give back what they are called with.
const SAME: &[&str] = &["String", "URL", "freeze", "trim", "from", "asConst"];

/// The string literals of a script without substitutions, in the order of the text.
///
/// Never panics; of a broken script all that can be parsed is read.
#[must_use]
pub fn strings(text: &str, dialect: Dialect, context: &Context<'_>) -> Vec<StringLiteral> {
    let Some((tree, _)) = Grammar::of(dialect).parse_for(text, context) else { return Vec::new() };
    let is_string =
        |node: Node<'_>| node.is_named() && matches!(node.kind(), "string" | "template_string");
    outermost(&tree, context.wants_literals(), is_string, |node, around| {
        literal(node, around, text)
    })
}

fn literal<'t>(node: Node<'t>, around: &[Node<'t>], text: &str) -> Option<StringLiteral> {
    let mut children = node.walk();
    let has_hole =
        node.named_children(&mut children).any(|child| child.kind() == "template_substitution");
    let span = node.start_byte() + 1..node.end_byte().checked_sub(1)?;
    if has_hole || span.is_empty() || span.start > span.end {
        return None;
    }
    let (name, role) = given(node, around, text).unwrap_or((String::new(), Role::Other));
    Some(StringLiteral { name, span, role, is_test: false })
}

/// What a literal is given to, by what is around it; none where that has no name.
fn given<'t>(literal: Node<'t>, around: &[Node<'t>], text: &str) -> Option<(String, Role)> {
    let (mut node, mut role) = (literal, Role::Assigned);
    let mut around = around.iter().rev().take(REACH);
    loop {
        let parent = *around.next()?;
        let field = |name| parent.child_by_field_name(name);
        let is = |name| field(name) == Some(node);
        let named = |target: Option<Node<'_>>| Some((name_of(target?, text)?, role));
        match parent.kind() {
            "parenthesized_expression"
            | "as_expression"
            | "satisfies_expression"
            | "non_null_expression"
            | "await_expression"
            | "array" => {}
            "binary_expression" => match text.get(field("operator")?.byte_range())? {
                "||" | "??" if is("right") => role = Role::Fallback,
                "||" | "??" => {}
                _ => return None,
            },
            "ternary_expression" if !is("condition") => {}
            "variable_declarator" => return named(field("name").filter(|_| is("value"))),
            "assignment_expression" => return named(field("left").filter(|_| is("right"))),
            "pair" => return named(field("key").filter(|_| is("value"))),
            "public_field_definition" => return named(field("name").filter(|_| is("value"))),
            "assignment_pattern" | "object_assignment_pattern" => {
                role = Role::Fallback;
                let target = field("left").filter(|_| is("right"))?;
                return Some((name_of(target, text)?, role));
            }
            "required_parameter" | "optional_parameter" => {
                let target = field("pattern").filter(|_| is("value"))?;
                return Some((name_of(target, text)?, Role::Fallback));
            }
            // `z.string().default("…").optional()`
            "member_expression" if is("object") => {}
            "call_expression" if is("function") => {}
            "arguments" => {
                let call = *around.next()?;
                let function = call
                    .child_by_field_name("function")
                    .or_else(|| call.child_by_field_name("constructor"))?;
                let callee = name_of(function, text)?;
                let first = parent.named_child(0)?;
                if first != node {
                    let is_second = parent.named_child(1) == Some(node);
                    return is_second.then(|| second(&first, &callee, text)).flatten();
                }
                if DEFAULTS.contains(&callee.as_str()) {
                    role = Role::Fallback;
                } else if !SAME.contains(&callee.as_str()) {
                    return Some((callee, Role::Argument));
                }
                node = call;
                continue;
            }
            _ => return None,
        }
        node = parent;
    }
}

/// What a literal behind the first argument is given to: the name that the first one says.
fn second(first: &Node<'_>, callee: &str, text: &str) -> Option<(String, Role)> {
    let name = name_of(*first, text).filter(|_| first.kind() == "string")?;
    let lower = callee.to_ascii_lowercase();
    let is_read = lower.starts_with("get") || lower.contains("env");
    Some((name, if is_read { Role::Fallback } else { Role::Assigned }))
}

/// The name of a variable, the last one of a path, or the string that a key is.
fn name_of(node: Node<'_>, text: &str) -> Option<String> {
    let node = match node.kind() {
        "member_expression" => node.child_by_field_name("property")?,
        "subscript_expression" => return name_of(node.child_by_field_name("index")?, text),
        "computed_property_name" => return name_of(node.named_child(0)?, text),
        "string" => {
            let inside = node.start_byte() + 1..node.end_byte().checked_sub(1)?;
            return strings::name(text.get(inside)?);
        }
        "identifier"
        | "property_identifier"
        | "private_property_identifier"
        | "shorthand_property_identifier_pattern" => node,
        _ => return None,
    };
    strings::name(text.get(node.byte_range())?.trim_start_matches('#'))
}
