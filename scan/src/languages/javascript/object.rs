//! Which expressions are the environment, or lead to it.

use tree_sitter::Node;

use super::file::File;
use super::scope::{Binding, Bound};

/// How far an expression is still followed: through aliases, properties, parentheses. One count for
/// all its branches, so that no expression costs more.
#[derive(Debug)]
pub(super) struct Steps(usize);

impl Steps {
    pub(super) fn new() -> Self {
        Self(48)
    }

    /// Takes one step; none where none is left.
    pub(super) fn take(&mut self) -> Option<()> {
        self.0 = self.0.checked_sub(1)?;
        Some(())
    }
}

/// Something by which the environment is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Object {
    /// An object with a property for each variable.
    Environment,
    /// `Deno.env`, which is asked by functions.
    Getter,
    Process,
    ImportMeta,
    Bun,
    Deno,
    Global,
}

impl Object {
    /// What a property of it is, as far as it leads to the environment.
    pub(super) fn property(self, name: &str) -> Option<Self> {
        Some(match (self, name) {
            (Self::Process | Self::ImportMeta | Self::Bun, "env") => Self::Environment,
            (Self::Deno, "env") => Self::Getter,
            (Self::Process, "default") => Self::Process,
            (Self::Global, name) => Self::global(name)?,
            _ => return None,
        })
    }

    /// Whether a property with this name may lead to the environment at all, which is quicker to ask.
    fn may_lead_by(name: &str) -> bool {
        matches!(name, "env" | "default") || Self::global(name).is_some()
    }

    /// What a name stands for that nothing declares.
    fn global(name: &str) -> Option<Self> {
        Some(match name {
            "process" => Self::Process,
            "Bun" => Self::Bun,
            "Deno" => Self::Deno,
            "globalThis" | "global" | "window" | "self" => Self::Global,
            _ => return None,
        })
    }

    /// What a module exports under a name.
    fn imported(module: &str, name: &str) -> Option<Self> {
        match (module, name) {
            ("process" | "node:process", "*" | "default") => Some(Self::Process),
            (
                "process" | "node:process" | "bun" | "$env/dynamic/private" | "$env/dynamic/public",
                "env",
            )
            | ("$env/static/private" | "$env/static/public", "*") => Some(Self::Environment),
            _ => None,
        }
    }
}

impl<'t> File<'t> {
    /// What an expression is.
    pub(super) fn object(&self, node: &Node<'t>) -> Option<Object> {
        self.object_within(node, &mut Steps::new())
    }

    fn object_within(&self, node: &Node<'t>, steps: &mut Steps) -> Option<Object> {
        steps.take()?;
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "identifier" => self.named_object(node, steps),
            "meta_property" => {
                self.text_of(node).starts_with("import").then_some(Object::ImportMeta)
            }
            "member_expression" => {
                let property = self.text_of(&field("property")?);
                let object = field("object").filter(|_| Object::may_lead_by(property))?;
                self.object_within(&object, steps)?.property(property)
            }
            "subscript_expression" => {
                let property = self.constant(&field("index")?)?;
                let object = field("object").filter(|_| Object::may_lead_by(&property))?;
                self.object_within(&object, steps)?.property(&property)
            }
            // Only the kinds of `process.env || {}` and `has ? process.env : {}`.
            "binary_expression" => {
                let operator = self.text_of(&field("operator")?);
                let side = if operator == "&&" { "right" } else { "left" };
                let is_choice = matches!(operator, "||" | "??" | "&&");
                self.object_within(&field(side).filter(|_| is_choice)?, steps)
            }
            "ternary_expression" => self
                .object_within(&field("consequence")?, steps)
                .or_else(|| self.object_within(&field("alternative")?, steps)),
            "call_expression" => self.called_object(node, steps),
            "parenthesized_expression"
            | "as_expression"
            | "satisfies_expression"
            | "non_null_expression" => self.object_within(&node.named_child(0)?, steps),
            "type_assertion" => self.object_within(&node.named_child(1)?, steps),
            _ => None,
        }
    }

    fn named_object(&self, node: &Node<'t>, steps: &mut Steps) -> Option<Object> {
        let name = self.text_of(node);
        match self.bound(name, node.start_byte()) {
            None => Object::global(name),
            Some(Bound::Value { node, path }) => {
                let object = self.object_within(node, steps)?;
                path.iter().try_fold(object, |object, name| object.property(name))
            }
            Some(Bound::Import { module, name }) => Object::imported(module, name),
            Some(_) => None,
        }
    }

    /// The calls that give the environment: `require("process")`, `Deno.env.toObject()`, and the
    /// function by which Vite reads its files.
    fn called_object(&self, node: &Node<'t>, steps: &mut Steps) -> Option<Object> {
        let function = node.child_by_field_name("function")?;
        match function.kind() {
            "identifier" => match self.text_of(&function) {
                "require" => {
                    let argument = node.child_by_field_name("arguments")?.named_child(0)?;
                    Object::imported(&self.constant(&argument)?, "*")
                }
                "loadEnv" => {
                    let bound = self.bound("loadEnv", function.start_byte());
                    let is_vite = matches!(bound, Some(Bound::Import { module: "vite", .. }));
                    is_vite.then_some(Object::Environment)
                }
                _ => None,
            },
            "member_expression" => {
                let property = function.child_by_field_name("property")?;
                let object = function.child_by_field_name("object")?;
                let is_copy = self.text_of(&property) == "toObject"
                    && self.object_within(&object, steps)? == Object::Getter;
                is_copy.then_some(Object::Environment)
            }
            _ => None,
        }
    }

    /// What a name stands for at a place; none where nothing in the file declares it.
    pub(super) fn bound(&self, name: &str, at: usize) -> Option<&Bound<'t>> {
        Binding::innermost(self.bindings.get(name)?, at)
    }
}
