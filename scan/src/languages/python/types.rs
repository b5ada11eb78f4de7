//! The types of fields, as annotations have them.
//!
//! pydantic-settings reads lists, dictionaries and models as JSON, so that is their type here, unless
//! `NoDecode` leaves them to a validator.

use tree_sitter::Node;

use super::file::File;
use super::grammar::{children, some_children};
use super::library::split;
use super::model::{Models, Nature};
use super::names::Bound;
use super::scalar;
use crate::declarations::{Declaration, LeftOut, ValueType};

/// How many types one type is made of.
pub(super) const STEPS: usize = 64;

/// What a type says of its values.
#[derive(Debug, Default, Clone)]
pub(super) struct Typed {
    pub(super) said: Declaration,
    /// Whether `None` is one of them.
    pub(super) is_optional: bool,
    /// The type of the items of a list, if it is one.
    pub(super) items: Option<ValueType>,
}

impl Typed {
    pub(super) fn of(value_type: ValueType) -> Self {
        let said = Declaration { value_type: Some(value_type), ..Declaration::default() };
        Self { said, ..Self::default() }
    }

    fn named(name: &str, node: &Node<'_>) -> Self {
        let mut typed = Self::default();
        scalar::say(name, &mut typed.said);
        if let Some(what) = scalar::beside(name) {
            typed.said.leave_out(what, node.byte_range());
        }
        typed
    }

    /// Points what is left out to a place of the file that asks.
    fn at(mut self, node: &Node<'_>) -> Self {
        for left in &mut self.said.left_out {
            left.span = node.byte_range();
        }
        self
    }
}

impl Declaration {
    /// Takes note of what the text says and this cannot hold.
    pub(super) fn leave_out(&mut self, what: &str, span: std::ops::Range<usize>) {
        self.left_out.push(LeftOut { what: what.to_owned(), span });
    }
}

impl<'t> File<'t> {
    /// What a type says.
    pub(super) fn typed(&self, node: &Node<'t>, models: &Models, steps: &mut usize) -> Typed {
        let Some(left) = steps.checked_sub(1) else { return Typed::default() };
        *steps = left;
        match node.kind() {
            "none" => Typed { is_optional: true, ..Typed::default() },
            "type" | "parenthesized_expression" => match node.named_child(0) {
                Some(inner) => self.typed(&inner, models, steps),
                None => Typed::default(),
            },
            "identifier" | "attribute" | "member_type" => self.named_type(node, models, steps),
            "generic_type" | "subscript" => self.generic(node, models, steps),
            "union_type" | "binary_operator" => self.union(node, &children(node), models, steps),
            "call" => self.called_type(node, models, steps),
            // A name that is declared further down.
            "string" => self.literal(node).map_or_else(Typed::default, |name| {
                self.type_of_name(name.trim(), node, models, steps)
            }),
            _ => Typed::default(),
        }
    }

    fn named_type(&self, node: &Node<'t>, models: &Models, steps: &mut usize) -> Typed {
        if node.kind() == "identifier" {
            return self.type_of_name(self.text_of(node), node, models, steps);
        }
        let text = self.text_of(node);
        let path = self.path(node).filter(|path| !path.is_undeclared && path.made.is_none());
        let path = path.map_or_else(|| text.to_owned(), |path| path.text);
        match split(&path) {
            Some((module, name)) => self.imported_type(module, name, node),
            None => Typed::named(&path, node),
        }
    }

    fn type_of_name(
        &self,
        name: &str,
        node: &Node<'t>,
        models: &Models,
        steps: &mut usize,
    ) -> Typed {
        for bound in self.names.at(name, node.start_byte()) {
            match bound {
                Bound::Class(class) => return self.class_type(*class, node, models),
                Bound::Import { module, name: Some(name) } => {
                    return self.imported_type(module, name, node);
                }
                // In the body of a class, a field may be called like its type.
                Bound::Value(value) if is_type(value) => return self.typed(value, models, steps),
                _ => {}
            }
        }
        let globs = self.globs.iter().filter(|module| !scalar::is_library(module));
        let typed = Typed::named(name, node);
        if typed.said.value_type.is_some() {
            return typed;
        }
        let mut globs = globs.map(|module| self.imported_type(module, name, node));
        globs.find(|typed| typed.said.value_type.is_some()).unwrap_or_default()
    }

    /// What a type of another file says.
    pub(super) fn imported_type(&self, module: &str, name: &str, node: &Node<'t>) -> Typed {
        if scalar::is_library(module) {
            return Typed::named(name, node);
        }
        let key = (module.to_owned(), name.to_owned());
        let known = self.facts.types.borrow().get(&key).cloned();
        let typed = known.unwrap_or_else(|| {
            let typed = self.modules.ask(module, |file| file.exported_type(name));
            self.facts.types.borrow_mut().insert(key, typed.clone());
            typed
        });
        typed.unwrap_or_else(|| Typed::named(name, node)).at(node)
    }

    /// What a type says that the file exports.
    fn exported_type(&self, name: &str) -> Option<Typed> {
        let models = Models::default();
        let typed = match self.names.at(name, 0).first() {
            Some(Bound::Class(class)) => {
                let written = self.classes.get(*class)?;
                self.class_type(*class, &written.name, &models)
            }
            Some(Bound::Value(value)) => self.typed(value, &models, &mut { STEPS }),
            Some(Bound::Import { module, name: Some(name) }) if scalar::is_library(module) => {
                let mut typed = Typed::default();
                scalar::say(name, &mut typed.said)?;
                typed
            }
            Some(Bound::Import { module, name: Some(name) }) => {
                self.modules.ask(module, |file| file.exported_type(name))?
            }
            Some(_) => return None,
            None => self
                .globs
                .iter()
                .find_map(|module| self.modules.ask(module, |file| file.exported_type(name)))?,
        };
        typed.said.value_type.is_some().then_some(typed)
    }

    /// What the values of a class are: one of the members, or JSON.
    fn class_type(&self, class: usize, node: &Node<'t>, models: &Models) -> Typed {
        if let Some(words) = self.words(class) {
            return Typed::of(ValueType::Enum(words));
        }
        let model = self.model(class, models, 1);
        if model.is_some_and(|model| model.nature != Nature::Other) {
            return Typed::of(ValueType::Json);
        }
        let bases = self.classes.get(class).and_then(|class| class.bases);
        let bases = bases.map(|bases| some_children(&bases, 4)).unwrap_or_default();
        let typed = bases.iter().map(|base| Typed::named(self.last_name(base), node));
        typed.into_iter().find(|typed| typed.said.value_type.is_some()).unwrap_or_default()
    }

    /// `conint(ge=1)`, `NewType("X", str)`
    fn called_type(&self, node: &Node<'t>, models: &Models, steps: &mut usize) -> Typed {
        let (Some(function), Some(arguments)) =
            (node.child_by_field_name("function"), node.child_by_field_name("arguments"))
        else {
            return Typed::default();
        };
        let name = self.last_name(&function);
        if name == "NewType" {
            let made = some_children(&arguments, 2).get(1).copied();
            return made.map_or_else(Typed::default, |made| self.typed(&made, models, steps));
        }
        let mut typed = Typed::named(name, node);
        self.constrain(&arguments, &mut typed.said);
        typed
    }
}

/// Whether an expression may be a type.
fn is_type(node: &Node<'_>) -> bool {
    matches!(
        node.kind(),
        "identifier" | "attribute" | "subscript" | "generic_type" | "binary_operator" | "call"
    )
}
