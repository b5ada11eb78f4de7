//! Functions of the project that make the configuration of a settings class: their calls are followed
//! with the arguments that are written out.

use std::collections::HashMap;

use tree_sitter::Node;

use super::config::{Config, Prefix};
use super::file::File;
use super::grammar::{children, some_children};
use super::library::split;
use super::names::Bound;
use super::path::STEPS;

/// How many arguments of a call are followed.
const ARGUMENTS: usize = 8;

/// An argument that is known.
#[derive(Debug, Clone)]
pub(super) enum Given {
    String(String),
    List(Vec<String>),
}

impl<'t> File<'t> {
    /// What a function of the project returns, as the configuration of a class.
    pub(super) fn config_by(&self, call: &Node<'t>) -> Option<Config> {
        let function = call.child_by_field_name("function")?;
        let arguments = self.given_by(&call.child_by_field_name("arguments")?)?;
        let mut config = if let Some(own) = self.function_named(&function) {
            self.returned(&own, &arguments)?
        } else {
            let path = self.path(&function).filter(|path| !path.is_undeclared)?;
            let (module, name) = split(&path.text)?;
            self.modules.ask(module, |file| match file.names.at(name, 0).first()? {
                Bound::Function(function) => file.returned(function, &arguments),
                _ => None,
            })?
        };
        // What is not known is so because of this call, wherever its function is.
        if let Some(Prefix::Unknown(span)) = &mut config.prefix {
            *span = call.byte_range();
        }
        Some(config)
    }

    fn function_named(&self, name: &Node<'t>) -> Option<Node<'t>> {
        let bounds = self.names.at(self.text_of(name), name.start_byte());
        bounds.into_iter().find_map(|bound| match bound {
            Bound::Function(function) => Some(*function),
            _ => None,
        })
    }

    /// The arguments of a call, each with its name if it has one; none if one is not known.
    fn given_by(&self, arguments: &Node<'t>) -> Option<Vec<(Option<String>, Given)>> {
        let given = some_children(arguments, ARGUMENTS).into_iter();
        let known = given.filter(|argument| !is_flag(argument)).map(|argument| {
            let name =
                argument.child_by_field_name("name").map(|name| self.text_of(&name).to_owned());
            let value = argument.child_by_field_name("value").filter(|_| name.is_some());
            Some((name, self.given(&value.unwrap_or(argument))?))
        });
        known.collect()
    }

    fn given(&self, value: &Node<'t>) -> Option<Given> {
        if matches!(value.kind(), "tuple" | "list") {
            return self.each(value, None, &mut { STEPS }).map(Given::List);
        }
        self.constant(value).map(Given::String)
    }

    /// What a function returns when it is called with these arguments.
    fn returned(&self, function: &Node<'t>, given: &[(Option<String>, Given)]) -> Option<Config> {
        if !self.given.borrow().is_empty() {
            // One call at a time.
            return None;
        }
        let parameters = children(&function.child_by_field_name("parameters")?);
        let mut known = HashMap::new();
        for (at, (name, value)) in given.iter().enumerate() {
            let name = match name {
                Some(name) => name.clone(),
                None => self.text_of(&parameter_name(parameters.get(at)?)?).to_owned(),
            };
            known.insert(name, value.clone());
        }
        for parameter in &parameters {
            // `path: tuple = ()`
            let default = parameter.child_by_field_name("value");
            let is_list = default.is_some_and(|default| {
                matches!(self.text_of(&default), "()" | "tuple()" | "[]" | "list()")
            });
            if let Some(name) = parameter_name(parameter).filter(|_| is_list) {
                let name = self.text_of(&name).to_owned();
                known.entry(name).or_insert_with(|| Given::List(Vec::new()));
            }
        }
        let body = function.child_by_field_name("body")?;
        let is_return =
            |line: &&str| line.trim_start().starts_with("return") || line.contains(": return");
        let is_only = self.text_of(&body).lines().filter(is_return).count() == 1;
        let mut statements = children(&body).into_iter();
        let returned = statements.find(|node| node.kind() == "return_statement");
        let value = returned.filter(|_| is_only)?.named_child(0)?;
        known.entry(String::new()).or_insert_with(|| Given::String(String::new()));
        *self.given.borrow_mut() = known;
        let mut config = Config::default();
        self.settings_of(&value, &mut { STEPS }, &mut config);
        self.given.borrow_mut().clear();
        Some(config)
    }

    /// The string that a parameter is while a call is followed.
    pub(super) fn given_string(&self, name: &str) -> Option<String> {
        match self.given.borrow().get(name)? {
            Given::String(string) => Some(string.clone()),
            Given::List(_) => None,
        }
    }

    /// The list that an expression is: a parameter while a call is followed, or written out.
    pub(super) fn given_list(&self, node: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
        if let Some(Given::List(list)) = self.given.borrow().get(self.text_of(node)) {
            return Some(list.clone());
        }
        self.each(node, None, steps)
    }

    /// The branch that a condition takes which asks whether a parameter is empty.
    pub(super) fn decided(&self, conditional: &Node<'t>) -> Option<Node<'t>> {
        let condition = conditional.named_child(1)?;
        let is_empty = match self.given.borrow().get(self.text_of(&condition))? {
            Given::String(string) => string.is_empty(),
            Given::List(list) => list.is_empty(),
        };
        conditional.named_child(if is_empty { 2 } else { 0 })
    }
}

/// The name of a parameter.
fn parameter_name<'t>(parameter: &Node<'t>) -> Option<Node<'t>> {
    match parameter.kind() {
        "identifier" => Some(*parameter),
        "typed_parameter" => parameter.named_child(0),
        _ => parameter.child_by_field_name("name"),
    }
}

/// Whether an argument is `name=True` or the like, which no name is made of.
fn is_flag(argument: &Node<'_>) -> bool {
    let value = argument.child_by_field_name("value");
    value.is_some_and(|value| matches!(value.kind(), "true" | "false" | "none" | "integer"))
}
