//! What a read of a variable says of it: by its place, its default, and what its value is converted to.

use tree_sitter::Node;

use super::argument::positional;
use super::convert::Conversions;
use super::file::File;
use super::library::{Library, Reader};
use super::path::Path;
use super::plain::Plain;
use super::said::{default_of, type_of};
use crate::declarations::{Declaration, DefaultValue, ValueType};
use crate::uses::Kind;

impl<'t> File<'t> {
    /// What an expression says that reads a variable, but for the name; none of one that only asks
    /// whether it is set.
    pub(super) fn said_by_read(
        &self,
        node: &Node<'t>,
        key: &str,
        kind: Kind,
        conversions: &Conversions<'t>,
    ) -> Option<Declaration> {
        let mut said = match node.kind() {
            "subscript" => Declaration { is_required: Some(true), ..Declaration::default() },
            "call" if kind == Kind::Helper => {
                self.said_by_helper(&node.child_by_field_name("arguments")?)
            }
            "call" => self.said_by_call(node, key)?,
            _ => return None,
        };
        if let Some(conversion) = conversions.get(&node.id()) {
            if conversion.value_type.is_some() {
                said.value_type.clone_from(&conversion.value_type);
            }
            if let Some(default) = conversion.default.filter(|_| said.default.is_none()) {
                said.default = default_of(self.plain(&default), &default);
            }
        }
        said.narrow();
        if said.value_type == Some(ValueType::Bool)
            && let Some(DefaultValue::Literal(value)) = &mut said.default
        {
            let truth = conversions.get(&node.id()).and_then(|conversion| conversion.truth(value));
            *value = truth.map_or_else(|| value.to_lowercase(), |truth| truth.to_string());
        }
        Some(said)
    }

    fn said_by_call(&self, node: &Node<'t>, key: &str) -> Option<Declaration> {
        let function = node.child_by_field_name("function")?;
        let arguments = node.child_by_field_name("arguments")?;
        let path = self.path(&function)?;
        let reader = self.reader(&path, true)?;
        let method = function.child_by_field_name("attribute");
        let method = method.map(|method| self.text_of(&method)).unwrap_or_default();
        match reader.library {
            Library::System => match method {
                "has_key" | "__contains__" => None,
                "__getitem__" => {
                    Some(Declaration { is_required: Some(true), ..Declaration::default() })
                }
                _ => {
                    let mut said = self.said_by_helper(&arguments);
                    said.is_required = Some(false);
                    Some(said)
                }
            },
            _ => Some(self.said_by_library(&arguments, method, reader, &path, key)),
        }
    }

    /// A function of the project says no more than its default.
    fn said_by_helper(&self, arguments: &Node<'t>) -> Declaration {
        let default = self.default_node(arguments, 1);
        Declaration {
            default: default.and_then(|default| default_of(self.plain(&default), &default)),
            is_required: default.map(|_| false),
            ..Declaration::default()
        }
    }

    fn said_by_library(
        &self,
        arguments: &Node<'t>,
        method: &str,
        reader: Reader,
        path: &Path<'t>,
        key: &str,
    ) -> Declaration {
        let mut said = Declaration::default();
        let position = match reader.library {
            Library::Decouple => 2,
            Library::Starlette | Library::DjangoEnviron => 1,
            _ => usize::MAX,
        };
        let is_object = path.text.ends_with("()") || !matches!(method, "get" | "get_value");
        let cast = self.argument(arguments, &["cast"]).or_else(|| {
            let is_plain = position != usize::MAX && method.is_empty() || method == "get";
            positional(arguments, position).filter(|_| is_plain)
        });
        let mut default = self.default_node(arguments, reader.default);
        match cast {
            Some(cast) => self.cast(&cast, &mut said),
            None if matches!(reader.library, Library::Environs | Library::DjangoEnviron) => {
                self.method_cast(method, arguments, &mut said);
            }
            None => {}
        }
        let scheme = path.made.and_then(|made| made.child_by_field_name("arguments"));
        let scheme = scheme.filter(|_| reader.library == Library::DjangoEnviron && is_object);
        if let Some(scheme) = scheme.and_then(|scheme| self.argument(&scheme, &[key])) {
            default = default.or_else(|| scheme_default(&scheme));
            if said.value_type.is_none() {
                self.said_by_scheme(&scheme, &mut said);
            }
        }
        said.is_required = Some(default.is_none());
        let plain = default.and_then(|default| self.plain(&default));
        // django-environ converts to the type of the default.
        if said.value_type.is_none()
            && said.left_out.is_empty()
            && reader.library == Library::DjangoEnviron
        {
            said.value_type = plain.as_ref().and_then(type_of).map(|of| match of {
                ValueType::Json => ValueType::List(Box::new(ValueType::String)),
                of => of,
            });
        }
        said.default = default.and_then(|default| default_of(said.split(plain), &default));
        for name in ["validate", "validators", "validator"] {
            if let Some(validator) = self.argument(arguments, &[name]) {
                let arguments = validator.child_by_field_name("arguments");
                let words = arguments.and_then(|arguments| self.plain(&arguments.named_child(0)?));
                let function = validator.child_by_field_name("function");
                match words {
                    Some(Plain::List(words))
                        if function.is_some_and(|of| self.last_name(&of) == "OneOf") =>
                    {
                        let words = words.iter().filter_map(Plain::spelled).collect();
                        said.value_type = Some(ValueType::Enum(words));
                    }
                    _ => said.leave_out("a validator", validator.byte_range()),
                }
            }
        }
        said
    }

    /// What `environ.Env(X=(bool, False))` says of a variable.
    pub(super) fn said_by_scheme(&self, scheme: &Node<'t>, said: &mut Declaration) {
        let cast = if scheme.kind() == "tuple" { scheme.named_child(0) } else { Some(*scheme) };
        if let Some(cast) = cast {
            self.cast(&cast, said);
        }
        if let Some(default) = scheme_default(scheme) {
            said.is_required = Some(false);
            said.default = default_of(said.split(self.plain(&default)), &default);
        }
    }
}

/// The default in `(bool, False)`.
fn scheme_default<'t>(scheme: &Node<'t>) -> Option<Node<'t>> {
    scheme.named_child(1).filter(|_| scheme.kind() == "tuple")
}
