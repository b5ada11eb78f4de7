//! One field of the generated struct.

use std::collections::HashSet;

use alphaswarm_settings_schema::model::{Schema, TargetSet, Variable};
use alphaswarm_settings_schema::value::{Scalar, ValueType};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::arguments::Arguments;
use crate::names;

/// A variable and the Rust member it becomes.
pub(crate) struct Field<'m> {
    pub(super) variable: &'m Variable<'m>,
    pub(super) ident: Ident,
    /// Its place in the table of variables.
    pub(super) index: usize,
    /// Whether the type is an `Option`.
    pub(super) is_optional: bool,
    /// The name of the enum that is generated for it, if one is.
    pub(super) enum_name: Option<Ident>,
}

/// The fields of a schema. Each carries the span of the user's struct name, so that rustc's own
/// lints see fields that the user wrote.
///
/// Where a schema has problems, what has no name or a name that is taken is left out.
pub(super) fn fields<'m>(
    schema: &'m Schema<'m>,
    arguments: &Arguments,
    span: Span,
) -> Vec<Field<'m>> {
    let mut taken = HashSet::new();
    let mut fields = Vec::with_capacity(schema.variables.len());
    for variable in &schema.variables {
        let name = names::field_name(variable.key.value, &arguments.prefix);
        let Some(ident) = names::identifier(&name, span) else { continue };
        if !taken.insert(name.clone()) {
            continue;
        }
        let enum_name = names::is_generated_enum(variable)
            .then(|| names::identifier(&names::upper_camel(&name), span))
            .flatten();
        let is_optional = is_optional(variable, arguments.targets);
        fields.push(Field { variable, ident, index: fields.len(), is_optional, enum_name });
    }
    fields
}

/// Whether there can be no value in one of the served targets.
fn is_optional(variable: &Variable<'_>, served: TargetSet) -> bool {
    let has_default = variable.default.is_some()
        || served.iter().all(|target| variable.default_in(target).is_some());
    let is_required = served.iter().all(|target| variable.is_required_in(target));
    !has_default && !is_required
}

impl Field<'_> {
    /// The type of the member.
    pub(super) fn tokens_of_type(&self) -> TokenStream {
        let ty = self.tokens_of_value_type();
        if self.is_optional { quote!(::core::option::Option<#ty>) } else { ty }
    }

    /// The type of the member without `Option`; it is also what the slot holds.
    pub(super) fn tokens_of_value_type(&self) -> TokenStream {
        if self.variable.is_secret() {
            return quote!(::alphaswarm_settings::secrecy::SecretString);
        }
        let single = match self.variable.value_type.scalar() {
            Scalar::Bool => quote!(::core::primitive::bool),
            Scalar::Int => quote!(::core::primitive::i64),
            Scalar::Uint | Scalar::Bytes => quote!(::core::primitive::u64),
            Scalar::Float => quote!(::core::primitive::f64),
            Scalar::Port => quote!(::core::primitive::u16),
            Scalar::Url if cfg!(feature = "url") => quote!(::alphaswarm_settings::url::Url),
            Scalar::Duration => quote!(::core::time::Duration),
            Scalar::Ip => quote!(::core::net::IpAddr),
            Scalar::SocketAddr => quote!(::core::net::SocketAddr),
            Scalar::Path => quote!(::std::path::PathBuf),
            _ => self
                .enum_name
                .as_ref()
                .map_or_else(|| quote!(::std::string::String), |name| quote!(#name)),
        };
        match self.variable.value_type {
            ValueType::Scalar(_) => single,
            ValueType::List(_) => quote!(::std::vec::Vec<#single>),
        }
    }

    /// The call that reads the variable; gives an `Option`.
    pub(super) fn read_call(&self) -> TokenStream {
        let index = self.index;
        if self.variable.is_secret() {
            return quote!(reader.secret(&VARIABLES[#index]));
        }
        let parse = self.parse_function();
        match self.variable.value_type {
            ValueType::Scalar(_) => quote!(reader.read(&VARIABLES[#index], #parse)),
            ValueType::List(_) => quote!(reader.read_list(&VARIABLES[#index], #parse)),
        }
    }

    fn parse_function(&self) -> TokenStream {
        let name = match self.variable.value_type.scalar() {
            Scalar::Bool => "boolean",
            Scalar::Int => "int",
            Scalar::Uint => "uint",
            Scalar::Float => "float",
            Scalar::Port => "port",
            Scalar::Url if cfg!(feature = "url") => "url",
            Scalar::Duration => "duration",
            Scalar::Bytes => "bytes",
            Scalar::Ip => "ip",
            Scalar::SocketAddr => "socket_addr",
            Scalar::Path => "path",
            _ => match &self.enum_name {
                Some(name) => return quote!(p::parse::choice::<#name>),
                None => "string",
            },
        };
        let name = format_ident!("{name}");
        quote!(p::parse::#name)
    }
}
