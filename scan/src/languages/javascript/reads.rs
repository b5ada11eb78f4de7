//! The places of a script that read a variable.

use std::collections::HashSet;
use std::ops::Range;

use tree_sitter::Node;

use super::declared::Field;
use super::file::File;
use super::object::Object;
use super::scope::Bound;
use crate::uses::{Helper, Kind, Name, Use};

/// How deep a pattern is taken apart.
const DEPTH: usize = 8;

/// Properties that every object has.
pub(super) const INHERITED: &[&str] =
    &["constructor", "hasOwnProperty", "propertyIsEnumerable", "toString", "valueOf"];

/// What a file reads.
#[derive(Debug, Default)]
pub(super) struct Found<'t> {
    pub(super) uses: Vec<Use>,
    pub(super) helpers: Vec<Helper>,
    /// The nodes of schemas whose keys are found.
    pub(super) schemas: HashSet<usize>,
    /// The keys of those schemas.
    pub(super) fields: Vec<Field<'t>>,
    /// The expressions that read a variable, each with the place of its use.
    pub(super) reads: Vec<(usize, usize)>,
}

impl Found<'_> {
    pub(super) fn add(&mut self, name: Name, kind: Kind, span: Range<usize>) {
        self.uses.push(Use { name, kind, span, value: None, is_test: false });
    }

    /// Notes the expression by which the last use reads.
    fn read_by(&mut self, node: &Node<'_>) {
        if let Some(last) = self.uses.len().checked_sub(1) {
            self.reads.push((node.id(), last));
        }
    }
}

/// What `import.meta.env` has beside the variables (<https://vite.dev/guide/env-and-mode>).
const OF_VITE: &[&str] = &["BASE_URL", "DEV", "LEGACY", "MODE", "PROD", "SSR"];

impl<'t> File<'t> {
    /// Finds all that the file reads; `readers` are functions that read what their first argument
    /// names.
    pub(super) fn reads(&self, readers: &[String]) -> Found<'t> {
        let mut found = Found::default();
        for node in &self.members {
            self.member(node, &mut found);
        }
        for node in &self.subscripts {
            self.subscript(node, &mut found);
        }
        for node in &self.memberships {
            self.membership(node, &mut found);
        }
        for node in &self.imports {
            self.static_imports(node, &mut found);
        }
        for (pattern, source) in &self.destructurings {
            if let Some(object) = self.object(source) {
                self.destructure(pattern, object, DEPTH, &mut found);
            }
        }
        for node in &self.calls {
            self.call(node, readers, &mut found);
            self.schema_call(node, &mut found);
        }
        found
    }

    /// `process.env.X`
    fn member(&self, node: &Node<'t>, found: &mut Found<'_>) {
        let Some(property) = node.child_by_field_name("property") else { return };
        let name = self.text_of(&property);
        if !name.is_empty() && !INHERITED.contains(&name) && self.is_read(node) {
            found.add(Name::Literal(name.to_owned()), Kind::Read, property.byte_range());
            found.read_by(node);
        }
    }

    /// `process.env["X"]`
    fn subscript(&self, node: &Node<'t>, found: &mut Found<'_>) {
        if self.is_read(node)
            && let Some(index) = node.child_by_field_name("index")
        {
            self.key(&index, Kind::Read, found);
            found.read_by(node);
        }
    }

    /// Whether a node reads a property of the environment.
    fn is_read(&self, node: &Node<'t>) -> bool {
        let is_environment = |object: &Node<'t>| self.object(object) == Some(Object::Environment);
        !self.is_target(node)
            && node
                .child_by_field_name("object")
                .is_some_and(|object| is_environment(&object) && !self.is_of_vite(node, &object))
    }

    /// Whether it is Vite itself that gives a property its value: `import.meta.env.DEV`.
    fn is_of_vite(&self, node: &Node<'t>, object: &Node<'t>) -> bool {
        let property = node.child_by_field_name("property");
        self.text_of(object) == "import.meta.env"
            && property.is_some_and(|property| OF_VITE.contains(&self.text_of(&property)))
    }

    /// `"X" in process.env`
    fn membership(&self, node: &Node<'t>, found: &mut Found<'_>) {
        if let Some(right) = node.child_by_field_name("right")
            && self.object(&right) == Some(Object::Environment)
            && let Some(left) = node.child_by_field_name("left")
        {
            self.key(&left, Kind::Read, found);
        }
    }

    /// `import { X } from "$env/static/private"`
    fn static_imports(&self, node: &Node<'t>, found: &mut Found<'_>) {
        let source = node.child_by_field_name("source").map(|source| self.text_of(&source));
        let module = source.unwrap_or_default().trim_matches(['"', '\'']);
        if !matches!(module, "$env/static/private" | "$env/static/public") {
            return;
        }
        for clause in node.named_children(&mut node.walk()) {
            for imports in clause.named_children(&mut clause.walk()) {
                for specifier in imports.named_children(&mut imports.walk()) {
                    if let Some(name) = specifier.child_by_field_name("name") {
                        let literal = Name::Literal(self.text_of(&name).to_owned());
                        found.add(literal, Kind::Read, name.byte_range());
                    }
                }
            }
        }
    }

    /// `const { X, Y: y = "d" } = process.env`
    fn destructure(&self, pattern: &Node<'t>, object: Object, depth: usize, found: &mut Found<'_>) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for part in pattern.named_children(&mut pattern.walk()) {
            let (key, value) = match part.kind() {
                "shorthand_property_identifier_pattern" => (Some(part), None),
                "object_assignment_pattern" => (part.child_by_field_name("left"), None),
                "pair_pattern" => {
                    (part.child_by_field_name("key"), part.child_by_field_name("value"))
                }
                _ => (None, None),
            };
            let Some(key) = key else { continue };
            if object == Object::Environment {
                self.property_key(&key, found);
            } else if let Some(value) = value {
                // `const { env: { X } = {} } = process`
                let inner = value.child_by_field_name("left").unwrap_or(value);
                if inner.kind() == "object_pattern"
                    && let Some(object) = object.property(self.text_of(&key))
                {
                    self.destructure(&inner, object, depth, found);
                }
            }
        }
    }

    /// The key of a pattern: a name, a string, or an expression in brackets.
    fn property_key(&self, key: &Node<'t>, found: &mut Found<'_>) {
        match key.kind() {
            "computed_property_name" => {
                if let Some(expression) = key.named_child(0) {
                    self.key(&expression, Kind::Read, found);
                }
            }
            "string" => self.key(key, Kind::Read, found),
            _ => {
                let name = Name::Literal(self.text_of(key).to_owned());
                found.add(name, Kind::Read, key.byte_range());
            }
        }
    }

    /// `Deno.env.get("X")`, and calls of readers.
    fn call(&self, node: &Node<'t>, readers: &[String], found: &mut Found<'_>) {
        let Some(function) = node.child_by_field_name("function") else { return };
        let Some(arguments) = node.child_by_field_name("arguments") else { return };
        let property = function.child_by_field_name("property");
        let called = self.text_of(property.as_ref().unwrap_or(&function));
        if readers.iter().any(|reader| reader == called) {
            if let Some(argument) = arguments.named_child(0) {
                self.key(&argument, Kind::Helper, found);
                found.read_by(node);
            }
            return;
        }
        let receiver = match called {
            "get" | "has" | "hasOwnProperty" | "hasOwn" => function.child_by_field_name("object"),
            _ => return,
        };
        let Some(receiver) = receiver else { return };
        let (object, index) = if called == "hasOwn" || self.text_of(&receiver) == "Reflect" {
            // The object is the first argument.
            (arguments.named_child(0).and_then(|argument| self.object(&argument)), 1)
        } else {
            let object = self.object(&receiver);
            let has_function =
                (called == "hasOwnProperty") == (object == Some(Object::Environment));
            (object.filter(|_| has_function), 0)
        };
        if matches!(object, Some(Object::Environment | Object::Getter))
            && let Some(argument) = arguments.named_child(index)
        {
            self.key(&argument, Kind::Read, found);
            found.read_by(node);
        }
    }

    /// A key that is an expression.
    fn key(&self, node: &Node<'t>, kind: Kind, found: &mut Found<'_>) {
        let span = node.byte_range();
        if let Some(name) = self.constant(node) {
            // Of a literal, what is between its quotes.
            let inner = span.start + 1..span.end.saturating_sub(1);
            let is_literal = self.text.get(inner.clone()) == Some(name.as_str());
            found.add(Name::Literal(name), kind, if is_literal { inner } else { span });
            return;
        }
        if kind == Kind::Read {
            self.helper(node, found);
        }
        found.add(Name::Dynamic, kind, span);
    }

    /// The function that hands its parameter on as this key.
    fn helper(&self, key: &Node<'t>, found: &mut Found<'_>) {
        let mut key = *key;
        while matches!(key.kind(), "as_expression" | "non_null_expression") {
            let Some(inner) = key.named_child(0) else { return };
            key = inner;
        }
        if key.kind() == "identifier"
            && let Some(Bound::Parameter { function: Some(span) }) =
                self.bound(self.text_of(&key), key.start_byte())
            && found.helpers.iter().all(|helper| helper.span != *span)
        {
            let name = self.text.get(span.clone()).unwrap_or_default().to_owned();
            found.helpers.push(Helper { name, span: span.clone() });
        }
    }
}
