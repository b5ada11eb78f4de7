//! What options of click and typer, and fields of environ-config, say of their variables.

use std::collections::HashMap;

use tree_sitter::Node;

use super::argument::positional;
use super::file::File;
use super::grammar::{children, some_children};
use super::key::NAMES;
use super::model::Models;
use super::said::{default_of, type_of};
use super::types::STEPS;
use crate::declarations::{Declaration, ValueType};

/// A parameter of a function, by the call that describes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Described<'t> {
    annotation: Option<Node<'t>>,
    /// The default, where the call stands in the type.
    default: Option<Node<'t>>,
    is_in_type: bool,
}

/// By the node of the call.
pub(super) type Parameters<'t> = HashMap<usize, Described<'t>>;

impl<'t> File<'t> {
    /// The parameters that a call describes: `x: int = typer.Option(…)`, `x: Annotated[int, …] = 1`.
    pub(super) fn described_parameters(&self) -> Parameters<'t> {
        let mut described = Parameters::new();
        for parameter in self.parameters.iter().flat_map(children) {
            let annotation = parameter.child_by_field_name("type");
            let default = parameter.child_by_field_name("value");
            if let Some(call) = default.filter(|default| default.kind() == "call") {
                let of = Described { annotation, default: None, is_in_type: false };
                described.insert(call.id(), of);
            }
            let generic = annotation.and_then(|annotation| annotation.named_child(0));
            let parts = generic.map(|generic| some_children(&generic, NAMES)).unwrap_or_default();
            let parts = parts.iter().flat_map(|part| match part.kind() {
                "type_parameter" => some_children(part, NAMES),
                _ => vec![*part],
            });
            for part in parts {
                let part = if part.kind() == "type" { part.named_child(0) } else { Some(part) };
                if let Some(call) = part.filter(|part| part.kind() == "call") {
                    described
                        .insert(call.id(), Described { annotation, default, is_in_type: true });
                }
            }
        }
        described
    }

    /// What an option says.
    pub(super) fn said_by_option(
        &self,
        call: &Node<'t>,
        parameters: &Parameters<'t>,
    ) -> Option<Declaration> {
        let function = call.child_by_field_name("function")?;
        let arguments = call.child_by_field_name("arguments")?;
        let argument = |name: &str| self.argument(&arguments, &[name]);
        let is_true = |name: &str| argument(name).is_some_and(|value| value.kind() == "true");
        let mut said = Declaration::default();
        let parameter = parameters.get(&call.id());
        let is_typer = self.last_name(&function).starts_with(char::is_uppercase);
        let mut default = argument("default");
        if is_typer {
            if let Some(annotation) = parameter.and_then(|parameter| parameter.annotation) {
                said = self.typed(&annotation, &Models::default(), &mut { STEPS }).said;
            }
            default = match parameter {
                Some(parameter) if parameter.is_in_type => parameter.default,
                _ => default.or_else(|| positional(&arguments, 0)),
            };
        }
        if let Some(cast) = argument("type").or_else(|| argument("click_type")) {
            self.cast(&cast, &mut said);
        } else if is_true("is_flag") {
            said.value_type = Some(ValueType::Bool);
        }
        let is_ellipsis = default.is_some_and(|default| default.kind() == "ellipsis");
        let default = default.filter(|_| !is_ellipsis);
        let plain = default.and_then(|default| self.plain(&default));
        if said.value_type.is_none() && said.left_out.is_empty() {
            said.value_type = plain.as_ref().and_then(type_of);
        }
        said.is_required = Some(if is_typer {
            default.is_none() && argument("default_factory").is_none()
        } else if self.last_name(&function) == "argument" {
            default.is_none() && argument("required").is_none_or(|value| value.kind() != "false")
        } else {
            is_true("required")
        });
        said.default = default.and_then(|default| default_of(said.split(plain), &default));
        said.description = argument("help").and_then(|help| self.prose(&help));
        for name in ["min", "max"] {
            let bound = argument(name).and_then(|bound| self.plain(&bound)?.spelled());
            let of = if name == "min" { &mut said.min } else { &mut said.max };
            *of = bound.or(of.take());
        }
        for (name, what) in
            [("multiple", "`multiple`"), ("callback", "a callback"), ("parser", "a parser")]
        {
            if let Some(value) = argument(name).filter(|value| value.kind() != "false") {
                said.leave_out(what, value.byte_range());
            }
        }
        said.narrow();
        Some(said)
    }

    /// What `environ.var(…)` says of a field.
    pub(super) fn said_by_environ_config(&self, call: &Node<'t>) -> Option<Declaration> {
        let function = call.child_by_field_name("function")?;
        let arguments = call.child_by_field_name("arguments")?;
        let mut said = Declaration::default();
        if self.last_name(&function) == "bool_var" {
            said.value_type = Some(ValueType::Bool);
        }
        if let Some(converter) = self.argument(&arguments, &["converter"]) {
            self.cast(&converter, &mut said);
        }
        let default = self.default_node(&arguments, 0);
        said.is_required = Some(default.is_none());
        said.default = default.and_then(|default| default_of(self.plain(&default), &default));
        said.description = self.argument(&arguments, &["help"]).and_then(|help| self.prose(&help));
        if let Some(validator) = self.argument(&arguments, &["validator"]) {
            said.leave_out("a validator", validator.byte_range());
        }
        Some(said)
    }
}
