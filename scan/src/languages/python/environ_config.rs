//! The variables of classes that environ-config fills: `@environ.config`.

use std::collections::HashSet;

use tree_sitter::Node;

use super::config::assignments;
use super::file::{Class, File};
use super::found::Found;
use super::names::Bound;
use crate::uses::{Kind, Name};

/// How deep classes are put into each other.
const DEPTH: usize = 4;
/// How many fields of one file are looked at.
const FIELDS: usize = 4_096;
/// The prefix of a class that has none of its own.
const PREFIX: &str = "APP";

impl<'t> File<'t> {
    /// Finds the fields of all classes that environ-config fills.
    pub(super) fn environ_configs(&self, found: &mut Found<'t>) {
        let configs: Vec<usize> =
            (0..self.classes.len()).filter(|class| self.environ_config(*class).is_some()).collect();
        // A class that is part of another has the prefix of that one.
        let parts: HashSet<usize> =
            configs.iter().flat_map(|class| self.parts_of(&self.classes[*class])).collect();
        let mut left = FIELDS;
        for class in configs.into_iter().filter(|class| !parts.contains(class)) {
            let prefix = self.environ_config(class).and_then(|own| self.own_prefix(&own, PREFIX));
            self.environ_fields(class, prefix.as_deref(), DEPTH, &mut left, found);
        }
    }

    /// The decorator of a class that environ-config fills.
    fn environ_config(&self, class: usize) -> Option<Node<'t>> {
        let decorated = self.classes.get(class)?.decorated?;
        let mut cursor = decorated.walk();
        let decorators = decorated.named_children(&mut cursor);
        decorators.filter(|node| node.kind() == "decorator").find_map(|decorator| {
            let expression = decorator.named_child(0)?;
            let path = self.path(&expression)?;
            matches!(path.text.as_str(), "environ.config" | "environ.config()")
                .then_some(expression)
        })
    }

    /// The prefix that a decorator sets; none if it is not known.
    fn own_prefix(&self, decorator: &Node<'t>, default: &str) -> Option<String> {
        let arguments = decorator.child_by_field_name("arguments");
        match arguments.and_then(|arguments| self.argument(&arguments, &["prefix"])) {
            Some(prefix) if prefix.kind() == "none" => Some(String::new()),
            Some(prefix) => self.constant(&prefix),
            None => Some(default.to_owned()),
        }
    }

    /// The classes that fields of a class hold.
    fn parts_of(&self, class: &Class<'t>) -> Vec<usize> {
        let parts = assignments(&class.body);
        parts.iter().filter_map(|(_, value)| self.part(value)).collect()
    }

    /// The class of `environ.group(Class)`.
    fn part(&self, value: &Node<'t>) -> Option<usize> {
        let is_group = self.made_by(value)? == "group";
        let class = value.child_by_field_name("arguments")?.named_child(0).filter(|_| is_group)?;
        let bounds = self.names.at(self.text_of(&class), class.start_byte());
        bounds.into_iter().find_map(|bound| match bound {
            Bound::Class(class) => Some(*class),
            _ => None,
        })
    }

    /// The function of environ-config that makes a field.
    fn made_by(&self, value: &Node<'t>) -> Option<String> {
        let path = self.path(value).filter(|_| value.kind() == "call")?;
        Some(path.text.strip_prefix("environ.")?.strip_suffix("()")?.to_owned())
    }

    fn environ_fields(
        &self,
        class: usize,
        prefix: Option<&str>,
        depth: usize,
        left: &mut usize,
        found: &mut Found<'t>,
    ) {
        let (Some(written), Some(depth)) = (self.classes.get(class), depth.checked_sub(1)) else {
            return;
        };
        for (name, value) in assignments(&written.body) {
            let Some(fewer) = left.checked_sub(1) else { return };
            *left = fewer;
            let own = self.text_of(&name);
            if let Some(part) = self.part(&value) {
                let decorator = self.environ_config(part);
                let part_prefix = decorator.and_then(|decorator| self.own_prefix(&decorator, own));
                let inner = prefix
                    .zip(part_prefix)
                    .map(|(prefix, part)| join(prefix, if part.is_empty() { own } else { &part }));
                self.environ_fields(part, inner.as_deref(), depth, left, found);
            } else if matches!(self.made_by(&value).as_deref(), Some("var" | "bool_var")) {
                let arguments = value.child_by_field_name("arguments");
                let given = arguments.and_then(|arguments| self.argument(&arguments, &["name"]));
                let variable = match given {
                    Some(given) => self.constant(&given),
                    None => prefix.map(|prefix| join(prefix, own).to_uppercase()),
                };
                let default = arguments.and_then(|arguments| self.default_of(&arguments, 0));
                let variable = variable.map_or(Name::Dynamic, Name::Literal);
                found.expression = Some(value);
                found.add(variable, Kind::Field, name.byte_range(), default);
                found.expression = None;
            }
        }
    }
}

fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}_{name}") }
}
