//! What a field of a class of pydantic says of its variable.

use std::collections::HashMap;
use std::ops::Range;

use tree_sitter::Node;

use super::file::{Class, File};
use super::grammar::children;
use super::model::{Model, Models};
use super::plain::Plain;
use super::types::{STEPS, Typed};
use crate::declarations::{Declaration, DefaultValue, ValueType};

/// A field, as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'t> {
    pub(super) statement: Node<'t>,
    /// The statement below.
    pub(super) next: Option<Node<'t>>,
    pub(super) annotation: Option<Node<'t>>,
    pub(super) value: Option<Node<'t>>,
    /// The arguments of `Field(…)`: of the value, and of one in the type.
    pub(super) arguments: [Option<Node<'t>>; 2],
    pub(super) default: Option<Node<'t>>,
}

/// The functions that check fields, by the names of these; `*` is all of them.
pub(super) type Validators = HashMap<String, Range<usize>>;

impl<'t> File<'t> {
    /// The validators of a class.
    pub(super) fn validators(&self, class: &Class<'t>) -> Validators {
        let mut validators = Validators::new();
        for statement in children(&class.body) {
            let decorators = children(&statement).into_iter();
            for decorator in decorators.filter(|node| node.kind() == "decorator") {
                let call = decorator.named_child(0).filter(|node| node.kind() == "call");
                let function = call.and_then(|call| call.child_by_field_name("function"));
                let is_one = function.is_some_and(|function| {
                    matches!(self.last_name(&function), "validator" | "field_validator")
                });
                let arguments = call.and_then(|call| call.child_by_field_name("arguments"));
                for field in
                    arguments.filter(|_| is_one).map(|all| children(&all)).unwrap_or_default()
                {
                    if let Some(name) = self.literal(&field) {
                        validators.entry(name).or_insert(decorator.byte_range());
                    }
                }
            }
        }
        validators
    }

    /// An argument of `Field(…)`.
    pub(super) fn given_to(&self, written: &Written<'t>, name: &str) -> Option<Node<'t>> {
        let mut calls = written.arguments.iter().flatten();
        calls.find_map(|arguments| self.argument(arguments, &[name]))
    }

    /// What a field says, but for its names.
    pub(super) fn said(
        &self,
        name: &str,
        written: &Written<'t>,
        validators: &Validators,
        model: &Model,
        models: &Models,
    ) -> Declaration {
        let annotation = written.annotation;
        let mut typed = annotation.map_or_else(Typed::default, |annotation| {
            self.typed(&annotation, models, &mut { STEPS })
        });
        if model.config.is_decoded == Some(false) {
            typed.is_not_decoded();
        }
        let Typed { mut said, is_optional, .. } = typed;
        if let Some(arguments) = written.arguments[0] {
            self.constrain(&arguments, &mut said);
        }
        let factory =
            self.given_to(written, "default_factory").filter(|factory| factory.kind() != "none");
        let is_ellipsis = |node: &Node<'t>| node.kind() == "ellipsis";
        let is_said_required = written.value.as_ref().is_some_and(is_ellipsis)
            || written.arguments.iter().flatten().any(|all| children(all).iter().any(is_ellipsis));
        let default = written.default.filter(|default| !is_ellipsis(default));
        // The first version of pydantic takes `None` for the default of what may be that.
        let is_none = model.is_first && is_optional && !is_said_required;
        said.is_required = Some(default.is_none() && factory.is_none() && !is_none);
        said.default = match (default, factory) {
            (Some(default), _) => {
                let plain = self.plain(&default);
                if annotation.is_none() {
                    said.value_type = plain.as_ref().and_then(type_of);
                }
                default_of(said.split(plain), &default)
            }
            (None, Some(factory)) => default_of(self.made_plain(&factory), &factory),
            (None, None) => None,
        };
        if said.description.is_none() {
            said.description = self.described_by(&written.statement, written.next.as_ref());
        }
        if let Some(span) = validators.get(name).or_else(|| validators.get("*")) {
            said.leave_out("a validator", span.clone());
        }
        said.narrow();
        said
    }
}

/// The type of a field that only has a default.
pub(super) fn type_of(plain: &Plain) -> Option<ValueType> {
    Some(match plain {
        Plain::None => return None,
        Plain::Bool(_) => ValueType::Bool,
        Plain::Int(_) => ValueType::Int,
        Plain::Float(_) => ValueType::Float,
        Plain::String(_) => ValueType::String,
        Plain::Duration(_) => ValueType::Duration,
        Plain::List(_) | Plain::Dictionary(_) => ValueType::Json,
    })
}

/// A default, which is `node`; none of `None`.
pub(super) fn default_of(plain: Option<Plain>, node: &Node<'_>) -> Option<DefaultValue> {
    if plain == Some(Plain::None) {
        return None;
    }
    let literal = plain.and_then(|plain| plain.spelled()).map(DefaultValue::Literal);
    literal.or_else(|| Some(DefaultValue::Computed(node.byte_range())))
}

impl Declaration {
    /// A list as a variable spells it that is not read as JSON: with commas.
    pub(super) fn split(&self, plain: Option<Plain>) -> Option<Plain> {
        match (plain, &self.value_type) {
            (Some(Plain::List(items)), Some(ValueType::List(_))) => {
                let spelled = items.iter().map(Plain::spelled).collect::<Option<Vec<_>>>()?;
                Some(Plain::String(spelled.join(",")))
            }
            (plain, _) => plain,
        }
    }

    /// Calls an integer that is not negative by its name.
    pub(super) fn narrow(&mut self) {
        let least = self.min.as_deref().and_then(|min| min.parse::<i128>().ok());
        if self.value_type == Some(ValueType::Int) && least.is_some_and(|least| least >= 0) {
            self.value_type = Some(ValueType::Uint);
            self.min = self.min.take().filter(|_| least != Some(0));
        }
    }
}
