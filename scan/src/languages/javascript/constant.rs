//! Expressions whose string is known without running the script.

use tree_sitter::Node;

use super::file::File;
use super::object::Steps;
use super::scope::Bound;

/// How long a string may become.
const LENGTH: usize = 256;

impl<'t> File<'t> {
    /// The string that an expression is: a literal, a constant of the file, or both put together.
    pub(super) fn constant(&self, node: &Node<'t>) -> Option<String> {
        self.constant_within(node, &mut Steps::new()).filter(|string| string.len() <= LENGTH)
    }

    fn constant_within(&self, node: &Node<'t>, steps: &mut Steps) -> Option<String> {
        steps.take()?;
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "string" | "template_string" => self.pieces(node, steps),
            "identifier" => match self.bound(self.text_of(node), node.start_byte())? {
                Bound::Value { node, path } => self.constant_at(node, path, steps),
                _ => None,
            },
            "member_expression" => {
                let property = self.text_of(&field("property")?);
                let object = field("object").filter(|object| object.kind() == "identifier")?;
                match self.bound(self.text_of(&object), object.start_byte())? {
                    Bound::Value { node, path } if path.is_empty() => {
                        self.constant_at(node, &[property], steps)
                    }
                    Bound::Enum(body) => self.member_of_enum(body, property, steps),
                    _ => None,
                }
            }
            "binary_expression" if self.text_of(&field("operator")?) == "+" => {
                let left = self.constant_within(&field("left")?, steps)?;
                let right = self.constant_within(&field("right")?, steps)?;
                Some(left + &right).filter(|string| string.len() <= LENGTH)
            }
            "parenthesized_expression"
            | "as_expression"
            | "satisfies_expression"
            | "non_null_expression" => self.constant_within(&node.named_child(0)?, steps),
            _ => None,
        }
    }

    /// The string of a literal or template, whose parts are literal or constants.
    fn pieces(&self, node: &Node<'t>, steps: &mut Steps) -> Option<String> {
        let mut string = String::new();
        for part in node.named_children(&mut node.walk()) {
            match part.kind() {
                "string_fragment" => string.push_str(self.text_of(&part)),
                "template_substitution" => {
                    string.push_str(&self.constant_within(&part.named_child(0)?, steps)?);
                }
                _ => return None,
            }
            if string.len() > LENGTH {
                return None;
            }
        }
        Some(string)
    }

    /// The string at the end of a path of properties.
    fn constant_at(&self, node: &Node<'t>, path: &[&str], steps: &mut Steps) -> Option<String> {
        let mut node = *node;
        for name in path {
            node = self.property_of(&node, name, steps)?;
        }
        self.constant_within(&node, steps)
    }

    /// The value of a property in an object that is written out.
    fn property_of(&self, node: &Node<'t>, name: &str, steps: &mut Steps) -> Option<Node<'t>> {
        let mut object = *node;
        while object.kind() != "object" {
            steps.take()?;
            object = match object.kind() {
                "as_expression" | "satisfies_expression" | "parenthesized_expression" => {
                    object.named_child(0)?
                }
                "identifier" => match self.bound(self.text_of(&object), object.start_byte())? {
                    Bound::Value { node, path } if path.is_empty() => *node,
                    _ => return None,
                },
                _ => return None,
            };
        }
        object.named_children(&mut object.walk()).find_map(|pair| {
            let key = pair.child_by_field_name("key")?;
            let is_it = self.text_of(&key).trim_matches(['"', '\'']) == name;
            pair.child_by_field_name("value").filter(|_| is_it)
        })
    }

    fn member_of_enum(&self, body: &Node<'t>, name: &str, steps: &mut Steps) -> Option<String> {
        let member = body.named_children(&mut body.walk()).find(|member| {
            member.child_by_field_name("name").is_some_and(|key| self.text_of(&key) == name)
        })?;
        self.constant_within(&member.child_by_field_name("value")?, steps)
    }
}
