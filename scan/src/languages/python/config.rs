//! How a settings class is configured: `model_config`, `class Config`, arguments of the class.

use std::ops::Range;

use tree_sitter::Node;

use super::file::{Class, File};
use super::grammar::children;
use super::path::STEPS;

/// What a class says of its fields.
#[derive(Debug, Default, Clone)]
pub(super) struct Config {
    pub(super) prefix: Option<Prefix>,
    pub(super) delimiter: Option<String>,
    pub(super) is_case_sensitive: Option<bool>,
    /// Whether a field with an alias is read by its own name as well.
    pub(super) is_by_name: Option<bool>,
    /// What the prefix stands before: `variable`, `alias` or `all`.
    pub(super) prefix_target: Option<String>,
    /// Whether lists are read as JSON, and not left to a validator.
    pub(super) is_decoded: Option<bool>,
    /// Whether only settings are configured so.
    pub(super) is_of_settings: bool,
    /// `fields = {"name": {"env": …}}`
    pub(super) fields: Vec<(String, Vec<Option<String>>)>,
}

/// What stands before the name of each field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Prefix {
    Known(Vec<String>),
    /// What makes it when the program runs.
    Unknown(Range<usize>),
}

impl Config {
    /// Whether anything is set that only settings have.
    pub(super) fn is_set(&self) -> bool {
        self.is_of_settings || self.prefix.is_some() || self.delimiter.is_some()
    }

    /// Whether the class has to be one of settings, no matter what it extends.
    pub(super) fn is_certain(&self) -> bool {
        self.is_of_settings || matches!(self.prefix, Some(Prefix::Known(_)))
    }

    /// Sets what another sets.
    pub(super) fn update(&mut self, other: &Self) {
        if other.prefix.is_some() {
            self.prefix.clone_from(&other.prefix);
        }
        if other.delimiter.is_some() {
            self.delimiter.clone_from(&other.delimiter);
        }
        if other.prefix_target.is_some() {
            self.prefix_target.clone_from(&other.prefix_target);
        }
        self.is_case_sensitive = other.is_case_sensitive.or(self.is_case_sensitive);
        self.is_by_name = other.is_by_name.or(self.is_by_name);
        self.is_decoded = other.is_decoded.or(self.is_decoded);
        self.is_of_settings |= other.is_of_settings;
        self.fields.extend(other.fields.iter().cloned());
    }
}

impl<'t> File<'t> {
    /// What a class sets itself.
    pub(super) fn config_of(&self, class: &Class<'t>) -> Config {
        let mut config = Config::default();
        for statement in children(&class.body) {
            if statement.kind() == "class_definition" {
                let name = statement.child_by_field_name("name");
                if name.is_some_and(|name| self.text_of(&name) == "Config")
                    && let Some(body) = statement.child_by_field_name("body")
                {
                    for (name, value) in assignments(&body) {
                        self.set(self.text_of(&name), &value, &mut config);
                    }
                }
            }
        }
        for (name, value) in assignments(&class.body) {
            if self.text_of(&name) == "model_config" {
                self.settings_of(&value, &mut { STEPS }, &mut config);
            }
        }
        if let Some(bases) = class.bases {
            self.arguments_of(&bases, &mut { STEPS }, &mut config);
        }
        config
    }

    /// `SettingsConfigDict(env_prefix="X_")`, or a dictionary.
    pub(super) fn settings_of(&self, node: &Node<'t>, steps: &mut usize, config: &mut Config) {
        let Some(left) = steps.checked_sub(1) else { return };
        *steps = left;
        match node.kind() {
            "call" => {
                let function = node.child_by_field_name("function");
                let Some(arguments) = node.child_by_field_name("arguments") else { return };
                let called = function.map(|function| self.text_of(&function)).unwrap_or_default();
                let called = called.rsplit('.').next().unwrap_or_default();
                config.is_of_settings |= called.ends_with("SettingsConfigDict");
                // Or a class that extends that of pydantic, or a function of the project.
                if called != "dict" && !called.ends_with("ConfigDict") {
                    match self.config_by(node) {
                        Some(made) => config.update(&made),
                        None => config.prefix = Some(Prefix::Unknown(node.byte_range())),
                    }
                }
                self.arguments_of(&arguments, steps, config);
            }
            "dictionary" => {
                for pair in children(node) {
                    if pair.kind() == "dictionary_splat" {
                        if let Some(inner) = pair.named_child(0) {
                            self.settings_of(&inner, steps, config);
                        }
                    } else if let Some(key) = pair.child_by_field_name("key")
                        && let Some(name) = self.constant(&key)
                        && let Some(value) = pair.child_by_field_name("value")
                    {
                        self.set(&name, &value, config);
                    }
                }
            }
            "binary_operator" => {
                for side in ["left", "right"] {
                    if let Some(side) = node.child_by_field_name(side) {
                        self.settings_of(&side, steps, config);
                    }
                }
            }
            "identifier" => {
                if let Some(value) = self.value_of_name(node) {
                    self.settings_of(&value, steps, config);
                }
            }
            _ => {}
        }
    }

    fn arguments_of(&self, arguments: &Node<'t>, steps: &mut usize, config: &mut Config) {
        for argument in children(arguments) {
            match argument.kind() {
                "keyword_argument" => {
                    if let Some(name) = argument.child_by_field_name("name")
                        && let Some(value) = argument.child_by_field_name("value")
                    {
                        self.set(self.text_of(&name), &value, config);
                    }
                }
                "dictionary_splat" => {
                    if let Some(inner) = argument.named_child(0) {
                        self.settings_of(&inner, steps, config);
                    }
                }
                _ => {}
            }
        }
    }

    fn set(&self, name: &str, value: &Node<'t>, config: &mut Config) {
        let flag = || match value.kind() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        match name {
            "env_prefix" => {
                let known = match value.kind() {
                    "none" => Some(vec![String::new()]),
                    _ => self.strings(value),
                };
                let unknown = || Prefix::Unknown(value.byte_range());
                config.prefix = Some(known.map_or_else(unknown, Prefix::Known));
            }
            "env_nested_delimiter" => config.delimiter = self.constant(value),
            "env_prefix_target" => config.prefix_target = self.constant(value),
            "enable_decoding" => config.is_decoded = flag(),
            "case_sensitive" => config.is_case_sensitive = flag(),
            "populate_by_name" | "allow_population_by_field_name" | "validate_by_name" => {
                config.is_by_name = flag();
            }
            "alias_generator" if value.kind() != "none" => {
                config.prefix = Some(Prefix::Unknown(value.byte_range()));
            }
            "fields" if value.kind() == "dictionary" => {
                for pair in self.elements(value).unwrap_or_default() {
                    if let Some(key) = pair.child_by_field_name("key")
                        && let Some(field) = self.constant(&key)
                        && let Some(given) = pair.child_by_field_name("value")
                        && let Some(env) = self.property(&given, "env")
                    {
                        config.fields.push((field, self.each_name(&env)));
                    }
                }
            }
            _ => {}
        }
    }

    /// The names in a list, or the only one; none inside, if one is not known.
    pub(super) fn each_name(&self, node: &Node<'t>) -> Vec<Option<String>> {
        match self.collection(node, &mut { STEPS }) {
            Some(list) => {
                let items = self.elements(&list).unwrap_or_default();
                items.iter().map(|item| self.constant(item)).collect()
            }
            None => vec![self.constant(node)],
        }
    }
}

/// The assignments of a body to a name.
pub(super) fn assignments<'t>(body: &Node<'t>) -> Vec<(Node<'t>, Node<'t>)> {
    let assignment = |statement: Node<'t>| {
        let assignment = statement.named_child(0).filter(|node| node.kind() == "assignment")?;
        let left = assignment.child_by_field_name("left")?;
        let right = assignment.child_by_field_name("right")?;
        (left.kind() == "identifier").then_some((left, right))
    };
    children(body).into_iter().filter_map(assignment).collect()
}
