//! The places of a file that read a variable by its name.

use std::collections::BTreeMap;
use std::ops::Range;

use tree_sitter::Node;

use super::file::File;
use super::grammar::{children, some_children};
use super::key::{NAMES, Value};
use super::library::{Library, Reader};
use super::path::{Path, STEPS};
use crate::languages::scope::Bindings;
use crate::uses::{Helper, Kind, Name, Use};

/// The names of the parameter that names the variable.
const KEYS: &[&str] = &["key", "k", "var", "name", "option", "varname"];
/// How deep blocks with a prefix are nested.
const DEPTH: usize = 8;

/// What a file reads.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) uses: Vec<Use>,
    /// The functions that hand a parameter on, by where their names begin.
    helpers: BTreeMap<usize, Helper>,
}

impl Found {
    pub(super) fn add(
        &mut self,
        name: Name,
        kind: Kind,
        span: Range<usize>,
        value: Option<Range<usize>>,
    ) {
        self.uses.push(Use { name, kind, span, value, is_test: false });
    }

    pub(super) fn into_parts(self) -> (Vec<Use>, Vec<Helper>) {
        (self.uses, self.helpers.into_values().collect())
    }
}

/// The blocks `with env.prefixed("P_"):`
#[derive(Debug, Default)]
struct Prefixes<'t> {
    blocks: Bindings<'static, usize>,
    /// The prefix of each, and the block around it.
    prefixes: Vec<(Node<'t>, Option<usize>)>,
}

impl<'t> File<'t> {
    /// Finds all that the file reads; `readers` are functions that read what their first argument
    /// names.
    pub(super) fn reads(&self, readers: &[String], found: &mut Found) {
        let prefixes = self.prefixes();
        for node in &self.subscripts {
            self.subscript(node, found);
        }
        for node in &self.comparisons {
            self.membership(node, found);
        }
        for node in &self.calls {
            self.call(node, readers, &prefixes, found);
        }
    }

    /// `os.environ["X"]`, unless the file put it into a copy itself.
    fn subscript(&self, node: &Node<'t>, found: &mut Found) {
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
    fn membership(&self, node: &Node<'t>, found: &mut Found) {
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
        found: &mut Found,
    ) {
        let Some(function) = node.child_by_field_name("function") else { return };
        let Some(arguments) = node.child_by_field_name("arguments") else { return };
        let called = function.child_by_field_name("attribute").unwrap_or(function);
        let path = match function.kind() {
            "identifier" | "call" => self.path(&function),
            "attribute" if Reader::may_be(self.text_of(&called)) => self.path(&function),
            _ => None,
        };
        if self.is_reader(readers, &function, path.as_ref()) {
            if let Some(key) = key_of(self, &arguments) {
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
        let is_named = key_of(self, &arguments).is_some_and(|key| key.kind() == "string");
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
        found: &mut Found,
    ) {
        let default = self.default_of(arguments, reader.default);
        let Some(key) = key_of(self, arguments) else {
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

    /// What is put before the names that a call reads; none if that is not known.
    fn prefix(
        &self,
        node: &Node<'t>,
        library: Library,
        path: &Path<'t>,
        prefixes: &Prefixes<'t>,
    ) -> Option<String> {
        let keyword = match library {
            Library::Starlette => "env_prefix",
            Library::Environs => "prefix",
            _ => return Some(String::new()),
        };
        let made = path.made.and_then(|made| made.child_by_field_name("arguments"));
        let own = made.and_then(|arguments| self.argument(&arguments, &[keyword]));
        let mut prefix = match own {
            Some(own) => self.constant(&own)?,
            None => String::new(),
        };
        if library == Library::Environs {
            let mut blocks = Vec::new();
            let mut block = prefixes.blocks.innermost("", node.start_byte()).copied();
            while let Some((node, outer)) = block.and_then(|block| prefixes.prefixes.get(block)) {
                blocks.push(self.constant(node)?);
                block = *outer;
            }
            prefix.extend(blocks.into_iter().rev());
        }
        Some(prefix)
    }

    fn prefixes(&self) -> Prefixes<'t> {
        let mut prefixes = Prefixes::default();
        let mut open: Vec<(usize, usize)> = Vec::new();
        for node in &self.withs {
            let Some(body) = node.child_by_field_name("body") else { continue };
            let items = node.named_child(0).filter(|clause| clause.kind() == "with_clause");
            let Some(items) = items else { continue };
            for item in children(&items) {
                let call = item.child_by_field_name("value").map(|value| {
                    if value.kind() == "as_pattern" {
                        value.named_child(0).unwrap_or(value)
                    } else {
                        value
                    }
                });
                let Some(prefix) = call.and_then(|call| self.prefixed(&call)) else { continue };
                while open.last().is_some_and(|(_, end)| *end <= body.start_byte()) {
                    open.pop();
                }
                if open.len() < DEPTH {
                    let block = prefixes.prefixes.len();
                    prefixes.blocks.declare("", body.byte_range(), block);
                    prefixes.prefixes.push((prefix, open.last().map(|(block, _)| *block)));
                    open.push((block, body.end_byte()));
                }
            }
        }
        prefixes.blocks.link();
        prefixes
    }

    /// The prefix that `env.prefixed("P_")` sets.
    fn prefixed(&self, call: &Node<'t>) -> Option<Node<'t>> {
        let function = call.child_by_field_name("function")?;
        let method = function.child_by_field_name("attribute")?;
        let prefix = call.child_by_field_name("arguments")?.named_child(0)?;
        Some(prefix).filter(|_| self.text_of(&method) == "prefixed")
    }

    /// What a function is given that reads a variable for each call: `map(os.getenv, names)`.
    fn handed_on(&self, arguments: &Node<'t>, is_each: bool, found: &mut Found) {
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
    fn scheme(&self, arguments: &Node<'t>, found: &mut Found) {
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
    fn options(&self, arguments: &Node<'t>, found: &mut Found) {
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
    fn functions(&self, arguments: &Node<'t>, found: &mut Found) {
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

    /// The default that a call gives.
    fn default_of(&self, arguments: &Node<'t>, position: usize) -> Option<Range<usize>> {
        let named = self.argument(arguments, &["default"]);
        let positional = || {
            let given = some_children(arguments, position + 1);
            let is_plain = |node: &&Node<'_>| {
                !matches!(node.kind(), "keyword_argument" | "dictionary_splat" | "list_splat")
            };
            given.get(position).filter(is_plain).copied()
        };
        named.or_else(positional).map(|node| node.byte_range())
    }

    /// The argument with one of these names.
    pub(super) fn argument(&self, arguments: &Node<'t>, names: &[&str]) -> Option<Node<'t>> {
        some_children(arguments, NAMES).into_iter().find_map(|argument| {
            let name = argument.child_by_field_name("name")?;
            let is_it =
                argument.kind() == "keyword_argument" && names.contains(&self.text_of(&name));
            argument.child_by_field_name("value").filter(|_| is_it)
        })
    }

    /// A key that is an expression.
    pub(super) fn key(
        &self,
        node: &Node<'t>,
        kind: Kind,
        default: Option<&Range<usize>>,
        found: &mut Found,
    ) {
        let value = self.value(node);
        if let Value::Parameter { function: Some(function), .. } = &value
            && kind == Kind::Read
        {
            // What makes an object is called by the name of its class.
            let is_maker = self.text_of(function) == "__init__";
            let class = self.names.class_around(function.start_byte()).filter(|_| is_maker);
            let named = class.and_then(|class| self.classes.get(class)).map(|class| class.name);
            let named = named.unwrap_or(*function);
            let (name, span) = (self.text_of(&named).to_owned(), named.byte_range());
            found.helpers.entry(span.start).or_insert(Helper { name, span });
        }
        for name in value.names() {
            found.add(name, kind, span_of(node), default.cloned());
        }
    }
}

/// The argument that names the variable: the first, or one with such a name.
fn key_of<'t>(file: &File<'t>, arguments: &Node<'t>) -> Option<Node<'t>> {
    let given = some_children(arguments, 1);
    let first = given.first().copied().filter(|node| {
        !matches!(node.kind(), "keyword_argument" | "dictionary_splat" | "list_splat")
    });
    first.or_else(|| file.argument(arguments, KEYS))
}

/// The bytes of an expression; of a literal, what is between its quotes.
fn span_of(node: &Node<'_>) -> Range<usize> {
    let inner = match (node.kind(), node.named_child_count()) {
        ("string", 3) => node.named_child(1).filter(|part| part.kind() == "string_content"),
        _ => None,
    };
    inner.unwrap_or(*node).byte_range()
}
