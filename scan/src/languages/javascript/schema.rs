//! Schemas that a script checks its environment with: zod and its like, envalid, t3-env.

use tree_sitter::Node;

use super::declared::Field;
use super::file::File;
use super::object::{Object, Steps};
use super::reads::Found;
use super::scope::Bound;
use crate::uses::{Kind, Name};

/// How deep a schema is followed: through constants, methods, spreads.
const DEPTH: usize = 32;

/// The methods by which a schema takes a value in.
pub(super) const PARSERS: &[&str] = &[
    "parse",
    "safeParse",
    "parseAsync",
    "safeParseAsync",
    "validate",
    "validateSync",
    "validateAsync",
    "cast",
    "assert",
    "check",
    "attempt",
    "decode",
];

/// The functions that take the environment and a record of validators.
pub(super) const CLEANERS: &[&str] = &["cleanEnv", "customCleanEnv", "parseEnv"];

impl<'t> File<'t> {
    /// The keys of a schema, where a call checks the environment with it.
    pub(super) fn schema_call(&self, node: &Node<'t>, found: &mut Found<'t>) {
        let Some(function) = node.child_by_field_name("function") else { return };
        let Some(arguments) = node.child_by_field_name("arguments") else { return };
        let property = function.child_by_field_name("property");
        let called = self.text_of(property.as_ref().unwrap_or(&function));
        let first = found.uses.len();
        if called == "createEnv" {
            if let Some(options) = arguments.named_child(0) {
                self.server_and_client(&options, found);
            }
        } else if CLEANERS.contains(&called) {
            if self.has_environment(&arguments)
                && let Some(record) = arguments.named_child(1)
            {
                self.keys(&record, DEPTH, found);
            }
        } else if PARSERS.contains(&called) && self.has_environment(&arguments) {
            if let Some(schema) = function.child_by_field_name("object") {
                self.keys(&schema, DEPTH, found);
            }
            if found.uses.len() == first {
                // The schema is an argument too: `v.parse(schema, process.env)`.
                for argument in arguments.named_children(&mut arguments.walk()) {
                    if self.object(&argument).is_none() && argument.kind() != "object" {
                        self.keys(&argument, DEPTH, found);
                    }
                }
            }
        }
    }

    /// Whether one of the arguments is the environment, or made of it.
    fn has_environment(&self, arguments: &Node<'t>) -> bool {
        self.some_is_environment(arguments, &mut Steps::new())
    }

    fn some_is_environment(&self, nodes: &Node<'t>, steps: &mut Steps) -> bool {
        nodes
            .named_children(&mut nodes.walk())
            .any(|node| self.is_environment(&node, steps).unwrap_or_default())
    }

    /// Whether a value is the environment, a copy of it, or what a function makes of it:
    /// `{ ...process.env }`, `withoutEmpty(process.env)`.
    fn is_environment(&self, node: &Node<'t>, steps: &mut Steps) -> Option<bool> {
        steps.take()?;
        if self.object(node) == Some(Object::Environment) {
            return Some(true);
        }
        match node.kind() {
            "object" => Some(node.named_children(&mut node.walk()).any(|part| {
                part.kind() == "spread_element" && self.some_is_environment(&part, steps)
            })),
            "call_expression" => {
                let arguments = node.child_by_field_name("arguments")?;
                Some(self.some_is_environment(&arguments, steps))
            }
            "identifier" => match self.bound(self.text_of(node), node.start_byte())? {
                Bound::Value { node, path } if path.is_empty() => self.is_environment(node, steps),
                _ => None,
            },
            "parenthesized_expression"
            | "as_expression"
            | "satisfies_expression"
            | "non_null_expression" => self.is_environment(&node.named_child(0)?, steps),
            _ => None,
        }
    }

    /// The variables of `createEnv({ server: {…}, client: {…} })`.
    fn server_and_client(&self, options: &Node<'t>, found: &mut Found<'t>) {
        for part in options.named_children(&mut options.walk()) {
            if let Some(key) = part.child_by_field_name("key")
                && matches!(self.text_of(&key), "server" | "client" | "shared")
                && let Some(record) = part.child_by_field_name("value")
            {
                let first = found.fields.len();
                self.keys(&record, DEPTH, found);
                let is_public = matches!(self.text_of(&key), "client" | "shared");
                found.fields[first..].iter_mut().for_each(|field| field.is_public = is_public);
            }
        }
    }

    /// The keys of a schema, or of the record of validators that makes it.
    fn keys(&self, node: &Node<'t>, depth: usize, found: &mut Found<'t>) {
        let Some(depth) = depth.checked_sub(1) else { return };
        if !found.schemas.insert(node.id()) {
            return;
        }
        match node.kind() {
            "object" => {
                for part in node.named_children(&mut node.walk()) {
                    self.key_of(&part, depth, found);
                }
            }
            "array" => {
                for part in node.named_children(&mut node.walk()) {
                    self.keys(&part, depth, found);
                }
            }
            "identifier" => {
                let bound = self.bound(self.text_of(node), node.start_byte());
                if let Some(Bound::Value { node, path }) = bound
                    && path.is_empty()
                {
                    self.keys(node, depth, found);
                }
            }
            "member_expression" => {
                // `schema.shape`
                if let Some(object) = node.child_by_field_name("object") {
                    self.keys(&object, depth, found);
                }
            }
            "call_expression" => self.keys_of_call(node, depth, found),
            "parenthesized_expression"
            | "as_expression"
            | "satisfies_expression"
            | "spread_element" => {
                if let Some(inner) = node.named_child(0) {
                    self.keys(&inner, depth, found);
                }
            }
            _ => {}
        }
    }

    /// One part of a record.
    fn key_of(&self, part: &Node<'t>, depth: usize, found: &mut Found<'t>) {
        let key = match part.kind() {
            "spread_element" => return self.keys(part, depth, found),
            "shorthand_property_identifier" => Some(*part),
            _ => part.child_by_field_name("key"),
        };
        let Some(key) = key else { return };
        let (name, span) = match key.kind() {
            "string" => (self.constant(&key), key.start_byte() + 1..key.end_byte() - 1),
            "computed_property_name" => {
                let expression = key.named_child(0);
                (expression.and_then(|node| self.constant(&node)), key.byte_range())
            }
            _ => (Some(self.text_of(&key).to_owned()), key.byte_range()),
        };
        if let Some(name) = name {
            found.fields.push(Field {
                name: name.clone(),
                span: span.clone(),
                part: *part,
                is_public: false,
                is_partial: false,
            });
            found.add(Name::Literal(name), Kind::Field, span);
        }
    }

    /// The keys of a schema that a call makes or changes.
    fn keys_of_call(&self, node: &Node<'t>, depth: usize, found: &mut Found<'t>) {
        let Some(function) = node.child_by_field_name("function") else { return };
        let Some(arguments) = node.child_by_field_name("arguments") else { return };
        let property = function.child_by_field_name("property");
        let called = self.text_of(property.as_ref().unwrap_or(&function));
        let receiver = function.child_by_field_name("object");
        let takes_schemas = matches!(
            called,
            "object"
                | "strictObject"
                | "looseObject"
                | "interface"
                | "type"
                | "keys"
                | "extend"
                | "safeExtend"
                | "augment"
                | "merge"
                | "and"
                | "concat"
                | "intersection"
                | "intersect"
                | "union"
                | "discriminatedUnion"
                | "preprocess"
                | "pipe"
                | "shape"
        );
        if takes_schemas {
            for argument in arguments.named_children(&mut arguments.walk()) {
                self.keys(&argument, depth, found);
            }
        }
        // Other methods return the schema that they are called on: `.strict()`, `.refine(…)`.
        if let Some(receiver) = receiver {
            let first = found.fields.len();
            self.keys(&receiver, depth, found);
            let is_partial = called == "partial" && arguments.named_child_count() == 0;
            let fields = found.fields[first..].iter_mut().filter(|_| is_partial);
            fields.for_each(|field| field.is_partial = true);
        }
    }
}
