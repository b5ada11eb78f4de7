//! The types that libraries are asked for: `cast=int`, `env.bool`, `type=click.Choice([…])`.

use tree_sitter::Node;

use super::file::File;
use super::grammar::some_children;
use super::names::Bound;
use super::plain::Plain;
use super::scalar;
use crate::declarations::{Declaration, ValueType};

impl<'t> File<'t> {
    /// Says what a function or type says that a value is converted with.
    pub(super) fn cast(&self, cast: &Node<'t>, said: &mut Declaration) {
        let call = (cast.kind() == "call").then_some(*cast);
        let function = call.and_then(|call| call.child_by_field_name("function")).unwrap_or(*cast);
        let arguments = call.and_then(|call| call.child_by_field_name("arguments"));
        let given = arguments.map(|arguments| some_children(&arguments, 2)).unwrap_or_default();
        let list = |items| ValueType::List(Box::new(items));
        let value_type = match (self.last_name(&function), given.first()) {
            ("Csv", Some(items)) if items.kind() == "identifier" => {
                list(self.named_scalar(items).unwrap_or(ValueType::String))
            }
            ("Csv" | "CommaSeparatedStrings" | "list" | "tuple", _) => list(ValueType::String),
            ("Choices" | "Choice" | "OneOf", Some(words)) => match self.plain(words) {
                Some(Plain::List(words)) => {
                    ValueType::Enum(words.iter().filter_map(Plain::spelled).collect())
                }
                _ => match self.enumeration(words) {
                    Some(words) => ValueType::Enum(words),
                    None => return said.leave_out("a choice", cast.byte_range()),
                },
            },
            ("IntRange" | "FloatRange", _) => {
                if let Some(arguments) = arguments {
                    self.range(&arguments, said);
                }
                let is_int = self.last_name(&function) == "IntRange";
                if is_int { ValueType::Int } else { ValueType::Float }
            }
            ("Secret", _) => {
                said.is_secret = Some(true);
                ValueType::String
            }
            ("strtobool" | "BOOL" | "boolean", _) => ValueType::Bool,
            ("INT", _) => ValueType::Int,
            ("FLOAT", _) => ValueType::Float,
            ("STRING", _) => ValueType::String,
            ("File", _) => ValueType::Path,
            ("loads", _) => ValueType::Json,
            ("dict", _) => return said.leave_out("a cast", cast.byte_range()),
            (_, _) => match (self.enumeration(&function), self.named_scalar(&function)) {
                (Some(words), _) => ValueType::Enum(words),
                (None, Some(scalar)) => scalar,
                (None, None) => return said.leave_out("a cast", cast.byte_range()),
            },
        };
        said.value_type = Some(value_type);
    }

    /// `IntRange(1, max=5)`
    fn range(&self, arguments: &Node<'t>, said: &mut Declaration) {
        let given = some_children(arguments, 2);
        let positional = |at: usize| given.get(at).filter(|node| node.kind() != "keyword_argument");
        let bound = |name: &str, at| {
            let node = self.argument(arguments, &[name]).or_else(|| positional(at).copied())?;
            self.plain(&node)?.spelled()
        };
        said.min = bound("min", 0);
        said.max = bound("max", 1);
    }

    fn named_scalar(&self, name: &Node<'t>) -> Option<ValueType> {
        let mut said = Declaration::default();
        scalar::say(self.last_name(name), &mut said)?;
        said.value_type
    }

    /// The words of the enumeration that an expression names.
    pub(super) fn enumeration(&self, name: &Node<'t>) -> Option<Vec<String>> {
        if name.kind() != "identifier" {
            return None;
        }
        let bounds = self.names.at(self.text_of(name), name.start_byte());
        bounds.into_iter().find_map(|bound| match bound {
            Bound::Class(class) => self.words(*class),
            Bound::Import { module, name: Some(own) } if own.starts_with(char::is_uppercase) => {
                match self.imported_type(module, own, name).said.value_type {
                    Some(ValueType::Enum(words)) => Some(words),
                    _ => None,
                }
            }
            _ => None,
        })
    }

    /// Says what a method of an object of environs or django-environ converts to.
    pub(super) fn method_cast(&self, method: &str, arguments: &Node<'t>, said: &mut Declaration) {
        let items = || {
            let items = self.argument(arguments, &["subcast"])?;
            self.named_scalar(&items)
        };
        said.value_type = Some(match method {
            "bool" => ValueType::Bool,
            "int" => ValueType::Int,
            "float" | "decimal" => ValueType::Float,
            "json" => ValueType::Json,
            "path" => ValueType::Path,
            "timedelta" => ValueType::Duration,
            "list" | "tuple" => ValueType::List(Box::new(items().unwrap_or(ValueType::String))),
            "db" | "cache" | "email" | "channels" | "url" => ValueType::Url,
            url if url.ends_with("_url") => ValueType::Url,
            "str" | "unicode" | "bytes" | "log_level" | "uuid" | "date" | "datetime" | "time"
            | "timezone" => ValueType::String,
            "enum" => {
                let class = self.argument(arguments, &["enum", "type"]);
                match class.and_then(|class| self.enumeration(&class)) {
                    Some(words) => ValueType::Enum(words),
                    None => return,
                }
            }
            "dict" => return said.leave_out("a cast", arguments.byte_range()),
            _ => return,
        });
    }
}
