//! The places of a file that read a variable by its name.

use tree_sitter::Node;

use super::file::File;
use super::found::{Found, span_of};
use super::grammar::children;
use super::key::Value;
use super::library::{Library, Reader};
use super::path::{Path, STEPS};
use super::prefix::Prefixes;
use crate::uses::{Kind, Name};

impl<'t> File<'t> {
    /// Finds all that the file reads; `readers` are functions that read what their first argument
    /// names.
    pub(super) fn reads(&self, readers: &[String], found: &mut Found<'t>) {
        let prefixes = self.prefixes();
        for node in &self.subscripts {
            found.expression = Some(*node);
            self.subscript(node, found);
        }
        for node in &self.comparisons {
            found.expression = Some(*node);
            self.membership(node, found);
        }
        for node in &self.calls {
            found.expression = Some(*node);
            self.call(node, readers, &prefixes, found);
        }
        found.expression = None;
    }

    /// `os.environ["X"]`, unless the file put it into a copy itself.
    fn subscript(&self, node: &Node<'t>, found: &mut Found<'t>) {
        if !self.is_target(node)
            && let Some(object) = node.child_by_field_name("value")
            && let Some(path) = self.path(&object)
            && self.is_environment(&path)
            && !(path.is_copy && self.is_written_before(node))
            && let Some(key) = node.child_by_field_name("subscript")
            && key.kind() != "slice"
            && !self.is_put(&path, &key)
        {
            self.key(&key, Kind::Read, None, found);
        }
    }

    /// Whether what a copy was made from sets a variable.
    fn is_put(&self, path: &Path<'t>, key: &Node<'t>) -> bool {
        let dictionary = path.made.filter(|made| made.kind() == "dictionary");
        dictionary
            .zip(self.constant(key))
            .is_some_and(|(dictionary, key)| self.property(&dictionary, &key).is_some())
    }

    /// `"X" in os.environ`
    fn membership(&self, node: &Node<'t>, found: &mut Found<'t>) {
        let (mut left, mut is_in) = (None, false);
        for child in node.children(&mut node.walk()) {
            if !child.is_named() {
                is_in = matches!(child.kind(), "in" | "not in");
            } else if child.kind() != "comment" {
                if let Some(key) = left.filter(|_| is_in)
                    && self.path(&child).is_some_and(|path| path.is_collection())
                {
                    self.key(&key, Kind::Read, None, found);
                }
                left = Some(child);
            }
        }
    }

    fn call(
        &self,
        node: &Node<'t>,
        readers: &[String],
        prefixes: &Prefixes<'t>,
        found: &mut Found<'t>,
    ) {
        let Some(function) = node.child_by_field_name("function") else { return };
        let Some(arguments) = node.child_by_field_name("arguments") else { return };
        let called = function.child_by_field_name("attribute").unwrap_or(function);
        let path = match function.kind() {
            "identifier" | "call" => self.path(&function),
            "attribute" if Reader::may_be(self.text_of(&called)) => self.path(&function),
            _ => None,
        };
        // A reader of the project may be called like one of the system.
        let is_known = path.as_ref().is_some_and(|path| Reader::of(&path.text).is_some());
        if !is_known && self.is_reader(readers, &function, path.as_ref()) {
            if let Some(key) = self.key_of(&arguments) {
                self.key(&key, Kind::Helper, self.default_of(&arguments, 1).as_ref(), found);
            }
            return;
        }
        self.options(&arguments, found);
        if !matches!(self.text_of(&called), "map" | "filter" | "partial") {
            self.functions(&arguments, found);
        }
        let Some(path) = path else { return };
        if path.is_copy && self.text_of(&called) == "pop" && self.is_removal(node) {
            return;
        }
        // Another file is asked only about a call that names a variable.
        let is_named = self.key_of(&arguments).is_some_and(|key| key.kind() == "string");
        if let Some(reader) = self.reader(&path, is_named) {
            self.read(node, &arguments, reader, &path, prefixes, found);
        } else {
            match path.text.as_str() {
                "map" | "filter" => self.handed_on(&arguments, true, found),
                "functools.partial" => self.handed_on(&arguments, false, found),
                "environ.Env" | "environ.FileAwareEnv" => self.scheme(&arguments, found),
                _ => {}
            }
        }
    }

    fn read(
        &self,
        node: &Node<'t>,
        arguments: &Node<'t>,
        reader: Reader,
        path: &Path<'t>,
        prefixes: &Prefixes<'t>,
        found: &mut Found<'t>,
    ) {
        let default = self.default_of(arguments, reader.default);
        let Some(key) = self.key_of(arguments) else {
            if let Some(name) = reader.fallback {
                let span = node.child_by_field_name("function").unwrap_or(*node).byte_range();
                found.add(Name::Literal(name.to_owned()), Kind::Read, span, default);
            }
            return;
        };
        if self.is_put(path, &key) {
            return;
        }
        let prefix = self.prefix(node, reader.library, path, prefixes);
        match prefix {
            Some(prefix) if prefix.is_empty() => {
                self.key(&key, Kind::Read, default.as_ref(), found);
            }
            Some(prefix) => {
                let names = match self.strings(&key) {
                    Some(keys) => {
                        keys.into_iter().map(|key| Name::Literal(prefix.clone() + &key)).collect()
                    }
                    None => vec![Name::Dynamic],
                };
                for name in names {
                    found.add(name, Kind::Read, span_of(&key), default.clone());
                }
            }
            None => found.add(Name::Dynamic, Kind::Read, key.byte_range(), default),
        }
    }

    /// What a function is given that reads a variable for each call: `map(os.getenv, names)`.
    fn handed_on(&self, arguments: &Node<'t>, is_each: bool, found: &mut Found<'t>) {
        let (Some(reader), Some(argument)) = (arguments.named_child(0), arguments.named_child(1))
        else {
            return;
        };
        let is_reader = self.path(&reader).is_some_and(|path| self.reader(&path, false).is_some());
        if !is_reader {
            return;
        }
        if !is_each {
            return self.key(&argument, Kind::Read, None, found);
        }
        let names = self.each(&argument, None, &mut { STEPS });
        let names = names.map_or_else(|| vec![Name::Dynamic], |names| Value::Known(names).names());
        for name in names {
            found.add(name, Kind::Read, argument.byte_range(), None);
        }
    }

    /// The variables for which `environ.Env(X=(bool, False))` gives a type.
    fn scheme(&self, arguments: &Node<'t>, found: &mut Found<'t>) {
        for argument in children(arguments) {
            if let Some(name) = argument.child_by_field_name("name") {
                let value = argument.child_by_field_name("value");
                let default = value.filter(|value| value.kind() == "tuple");
                let default = default.and_then(|tuple| tuple.named_child(1));
                let literal = Name::Literal(self.text_of(&name).to_owned());
                found.add(
                    literal,
                    Kind::Field,
                    name.byte_range(),
                    default.map(|node| node.byte_range()),
                );
            }
        }
    }

    /// `envvar="X"` and `envvar=["X", "Y"]`, as click and typer have it, and readers that are handed on.
    fn options(&self, arguments: &Node<'t>, found: &mut Found<'t>) {
        for argument in children(arguments) {
            let name = argument.child_by_field_name("name").map(|name| self.text_of(&name));
            let value = match argument.kind() {
                "keyword_argument" => argument.child_by_field_name("value"),
                _ => Some(argument),
            };
            let Some(value) = value else { continue };
            if name == Some("envvar") {
                match self.collection(&value, &mut { STEPS }) {
                    Some(list) => {
                        for item in self.elements(&list).unwrap_or_default() {
                            self.key(&item, Kind::Field, None, found);
                        }
                    }
                    None if value.kind() == "none" => {}
                    None => self.key(&value, Kind::Field, None, found),
                }
            }
        }
    }

    /// The functions that read, where another one is given them.
    fn functions(&self, arguments: &Node<'t>, found: &mut Found<'t>) {
        for argument in children(arguments) {
            let value = match argument.kind() {
                "keyword_argument" => argument.child_by_field_name("value"),
                _ => Some(argument),
            };
            let Some(value) = value else { continue };
            let name = value.child_by_field_name("attribute").unwrap_or(value);
            let is_likely = match value.kind() {
                "attribute" => Reader::may_be(self.text_of(&name)),
                kind => kind == "identifier",
            };
            let is_reader = is_likely
                && self.path(&value).is_some_and(|path| {
                    Reader::of(&path.text).is_some_and(|reader| reader.library == Library::System)
                });
            if is_reader {
                found.add(Name::Dynamic, Kind::Read, value.byte_range(), None);
            }
        }
    }

    /// Whether the caller named a function, by its name or the end of its path.
    fn is_reader(&self, readers: &[String], function: &Node<'t>, path: Option<&Path<'t>>) -> bool {
        let ends_so = |text: &str, reader: &str| {
            text.strip_suffix(reader).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        let text = self.text_of(function);
        readers.iter().any(|reader| {
            ends_so(text, reader) || path.is_some_and(|path| ends_so(&path.text, reader))
        })
    }
}
