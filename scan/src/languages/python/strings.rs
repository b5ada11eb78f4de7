//! The string literals of a file.

use tree_sitter::Node;

use super::grammar::{Grammar, children};
use crate::languages::Context;
use crate::languages::nodes::outermost;
use crate::strings::{self, Role, StringLiteral};

/// How far above a literal its name is looked for.
const REACH: usize = 12;

/// Functions that give back what they are called with, or something made of nothing else.
const SAME: &[&str] = &[
    "str",
    "bytes",
    "Field",
    "SecretStr",
    "AnyUrl",
    "HttpUrl",
    "AnyHttpUrl",
    "URL",
    "PostgresDsn",
    "RedisDsn",
    "encode",
    "strip",
    "cast",
    "field",
    "field_validator",
];

/// The string literals of a file without replacements, in the order of the text.
///
/// Never panics; of a broken file all that can be parsed is read.
#[must_use]
pub fn strings(text: &str, context: &Context<'_>) -> Vec<StringLiteral> {
    let Some(tree) = Grammar::get().parse_for(text, context) else { return Vec::new() };
    let is_string = |node: Node<'_>| node.kind() == "string";
    outermost(&tree, context.wants_literals(), is_string, |node, around| {
        literal(node, around, text)
    })
}

fn literal<'t>(node: Node<'t>, around: &[Node<'t>], text: &str) -> Option<StringLiteral> {
    let parts = children(&node);
    let content: Vec<_> = parts.iter().filter(|part| part.kind() == "string_content").collect();
    let has_hole = parts.iter().any(|part| part.kind() == "interpolation");
    let span = content.first()?.start_byte()..content.last()?.end_byte();
    if has_hole {
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
            | "list"
            | "tuple"
            | "set"
            | "concatenated_string"
            | "expression_list"
            | "conditional_expression"
            | "await" => {}
            "boolean_operator" => role = Role::Fallback,
            "assignment" => return named(field("left").filter(|_| is("right"))),
            "named_expression" => return named(field("name").filter(|_| is("value"))),
            "pair" => return named(field("key").filter(|_| is("value"))),
            "default_parameter" | "typed_default_parameter" => {
                let target = field("name").filter(|_| is("value"))?;
                return Some((name_of(target, text)?, Role::Fallback));
            }
            "attribute" if is("object") => {}
            "call" if is("function") => {}
            "keyword_argument" => {
                let name = name_of(field("name")?, text)?;
                if name != "default" {
                    return is("value").then_some((name, role));
                }
                let (_, call) = (around.next()?, *around.next()?);
                // `os.getenv("X", default="…")`
                let first = call.child_by_field_name("arguments")?.named_child(0)?;
                if first.kind() == "string" {
                    return Some((name_of(first, text)?, Role::Fallback));
                }
                role = Role::Fallback;
                node = call;
                continue;
            }
            "argument_list" => {
                let call = *around.next()?;
                let callee = name_of(call.child_by_field_name("function")?, text)?;
                let first = parent.named_child(0)?;
                if first != node {
                    let is_second = parent.named_child(1) == Some(node);
                    return is_second.then(|| second(&first, &callee, text)).flatten();
                }
                if !SAME.contains(&callee.as_str()) {
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
    let is_read = callee.starts_with("get") || callee.contains("env") || callee == "config";
    Some((name, if is_read { Role::Fallback } else { Role::Assigned }))
}

/// The name of a variable, the last one of a path, or the string that a key is.
fn name_of(node: Node<'_>, text: &str) -> Option<String> {
    let range = match node.kind() {
        "attribute" => node.child_by_field_name("attribute")?.byte_range(),
        "subscript" => return name_of(node.child_by_field_name("subscript")?, text),
        "string" => {
            let content = children(&node).into_iter().find(|part| part.kind() == "string_content");
            content?.byte_range()
        }
        "identifier" => node.byte_range(),
        _ => return None,
    };
    strings::name(text.get(range)?)
}
