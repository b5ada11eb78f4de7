//! What an expression is, as far as that is known without running the program.

use tree_sitter::Node;

use super::arithmetic::{integer, operation};
use super::file::File;
use super::library::split;
use super::names::Bound;
use super::plain::Plain;

/// How many expressions one value is made of.
const STEPS: usize = 1_024;
/// How deep they are put into each other.
const DEPTH: usize = 32;
/// How much may still be looked at for one value.
#[derive(Debug)]
pub(super) struct Budget {
    steps: usize,
    depth: usize,
}

impl<'t> File<'t> {
    /// The value of an expression.
    pub(super) fn plain(&self, node: &Node<'t>) -> Option<Plain> {
        self.evaluate(node, &mut Budget { steps: STEPS, depth: DEPTH })
    }

    /// The value that the file exports under a name.
    fn exported_plain(&self, name: &str) -> Option<Plain> {
        let budget = &mut Budget { steps: STEPS, depth: DEPTH };
        self.bound_plain(self.names.at(name, 0).first()?, budget)
    }

    pub(super) fn evaluate(&self, node: &Node<'t>, budget: &mut Budget) -> Option<Plain> {
        budget.steps = budget.steps.checked_sub(1)?;
        budget.depth = budget.depth.checked_sub(1)?;
        let value = self.evaluated(node, budget);
        budget.depth += 1;
        value
    }

    fn evaluated(&self, node: &Node<'t>, budget: &mut Budget) -> Option<Plain> {
        let field = |name| node.child_by_field_name(name);
        Some(match node.kind() {
            "none" => Plain::None,
            "true" => Plain::Bool(true),
            "false" => Plain::Bool(false),
            "integer" => Plain::Int(integer(self.text_of(node))?),
            "float" => Plain::Float(self.text_of(node).replace('_', "").parse().ok()?),
            "string" | "concatenated_string" => Plain::String(match self.literal(node) {
                Some(string) => string,
                None => self.constant(node)?,
            }),
            "parenthesized_expression" => self.evaluate(&node.named_child(0)?, budget)?,
            "unary_operator" => {
                let value = self.evaluate(&field("argument")?, budget)?;
                match (self.text_of(&field("operator")?), value) {
                    ("-", Plain::Int(value)) => Plain::Int(value.checked_neg()?),
                    ("-", Plain::Float(value)) => Plain::Float(-value),
                    ("+", value) => value,
                    _ => return None,
                }
            }
            "binary_operator" => {
                let left = self.evaluate(&field("left")?, budget)?;
                let right = self.evaluate(&field("right")?, budget)?;
                let is_path = field("left").is_some_and(|left| left.kind() != "integer");
                operation(self.text_of(&field("operator")?), left, right, is_path)?
            }
            "list" | "tuple" | "set" | "expression_list" => {
                let items = self.elements(node)?;
                let items = items.iter().map(|item| self.evaluate(item, budget));
                Plain::List(items.collect::<Option<_>>()?)
            }
            "dictionary" => {
                let pairs = self.elements(node)?;
                let pairs = pairs.iter().map(|pair| {
                    let key = self.evaluate(&pair.child_by_field_name("key")?, budget)?;
                    Some((key, self.evaluate(&pair.child_by_field_name("value")?, budget)?))
                });
                Plain::Dictionary(pairs.collect::<Option<_>>()?)
            }
            "identifier" => {
                let bounds = self.names.at(self.text_of(node), node.start_byte());
                // Of a name that may stand for several things none is certain.
                let [bound] = bounds[..] else { return None };
                self.bound_plain(bound, budget)?
            }
            "attribute" => self.attribute_plain(node, budget)?,
            "call" => self.called_plain(node, budget)?,
            _ => return None,
        })
    }

    fn bound_plain(&self, bound: &Bound<'t>, budget: &mut Budget) -> Option<Plain> {
        match bound {
            Bound::Value(value) => self.evaluate(value, budget),
            Bound::Import { module, name: Some(name) } => self.imported_plain(module, name),
            _ => None,
        }
    }

    /// The value that another file gives a name.
    fn imported_plain(&self, module: &str, name: &str) -> Option<Plain> {
        let key = (module.to_owned(), name.to_owned());
        let known = self.facts.plains.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let plain = self.modules.ask(module, |file| file.exported_plain(name));
            self.facts.plains.borrow_mut().insert(key, plain.clone());
            plain
        })
    }

    /// `Class.MEMBER`, `Class.MEMBER.value`, `module.CONSTANT`
    fn attribute_plain(&self, node: &Node<'t>, budget: &mut Budget) -> Option<Plain> {
        let object = node.child_by_field_name("object")?;
        let name = self.text_of(&node.child_by_field_name("attribute")?);
        if name == "value" {
            return self.evaluate(&object, budget);
        }
        if object.kind() == "identifier"
            && let Some(bound) = self.member(&object, name)
        {
            let Bound::Value(value) = bound else { return None };
            return match self.enumerated_member(&object, name) {
                None => self.evaluate(value, budget),
                known => known,
            };
        }
        let path = self.path(&object).filter(|path| !path.is_undeclared && path.made.is_none())?;
        self.imported_plain(&path.text, name).or_else(|| {
            let (module, class) = split(&path.text)?;
            self.modules.ask(module, |file| file.exported_member(class, name))
        })
    }

    /// The value of a member of a class that the file exports.
    fn exported_member(&self, class: &str, name: &str) -> Option<Plain> {
        match self.names.at(class, 0).first()? {
            Bound::Class(at) => match self.names.member(*at, name)? {
                Bound::Value(value) => self.member_of(*at, name).or_else(|| self.plain(value)),
                _ => None,
            },
            Bound::Import { module, name: Some(class) } => {
                self.modules.ask(module, |file| file.exported_member(class, name))
            }
            _ => None,
        }
    }

    /// The last part of a dotted name, as the module that defines it has it.
    pub(super) fn last_name(&self, node: &Node<'t>) -> &'t str {
        let text = self.text_of(node);
        if node.kind() == "identifier"
            && let Some(Bound::Import { name: Some(name), .. }) =
                self.names.at(text, node.start_byte()).first()
        {
            return name;
        }
        text.rsplit('.').next().unwrap_or(text).trim()
    }
}
