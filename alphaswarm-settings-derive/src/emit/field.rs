//! One field of the generated struct.

use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::value::ValueType;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::types::Parser;
use super::{Member, enums, types};
use crate::arguments::Arguments;
use crate::context::Context;
use crate::names::{self, Taken};

/// A variable and the Rust member it becomes.
pub(super) struct Field<'m> {
    pub(super) variable: &'m Variable<'m>,
    pub(super) ident: Ident,
    /// Its place in the table of variables.
    pub(super) index: usize,
    /// Whether the type is an `Option`.
    pub(super) is_optional: bool,
    /// The name of the enum that is generated for it, if one is.
    pub(super) enum_name: Option<Ident>,
    /// Its path.
    enum_path: Option<TokenStream>,
}

/// The fields of the variables. Each carries the span of the user's struct name, so that rustc's own
/// lints see fields that the user wrote.
///
/// Where a schema has problems, what has no name or a name that is taken is left out.
pub(super) fn fields<'m>(
    variables: &[&'m Variable<'m>],
    arguments: &Arguments,
    own_name: &Ident,
) -> Vec<Field<'m>> {
    let span = own_name.span();
    let module = enums::module(own_name);
    let mut taken = Taken::new();
    let mut fields = Vec::with_capacity(variables.len());
    for &variable in variables {
        let name = names::field_name(variable.key.value, &arguments.prefix);
        let Some(ident) = names::identifier(&name, span) else { continue };
        if taken.insert(name.clone(), None).is_some() {
            continue;
        }
        let enum_name = if names::is_generated_enum(variable) {
            names::identifier(&names::upper_camel(&name), span)
        } else {
            None
        };
        let is_optional = variable.may_lack_value(arguments.targets);
        let enum_path = enum_name.as_ref().map(|name| quote!(#module::#name));
        let index = fields.len();
        fields.push(Field { variable, ident, index, is_optional, enum_name, enum_path });
    }
    fields
}

impl Field<'_> {
    /// The type of the member.
    pub(super) fn tokens_of_type(&self, context: &Context<'_>) -> TokenStream {
        let ty = self.tokens_of_value_type(context);
        let krate = &context.krate;
        if self.is_optional { quote!(#krate::__private::Option<#ty>) } else { ty }
    }

    /// How the member is read.
    pub(super) fn member(&self, context: &Context<'_>) -> Member {
        Member {
            ident: self.ident.clone(),
            slot_type: self.tokens_of_value_type(context),
            read: self.read_call(),
            is_optional: self.is_optional,
            visit: None,
        }
    }

    /// The type of the member without `Option`; it is also what the slot holds.
    fn tokens_of_value_type(&self, context: &Context<'_>) -> TokenStream {
        let krate = &context.krate;
        if self.variable.is_secret() {
            return quote!(#krate::secrecy::SecretString);
        }
        types::of_values(self.variable.value_type, self.enum_path.as_ref(), krate)
    }

    /// The call that reads the variable; gives an `Option`.
    fn read_call(&self) -> TokenStream {
        read_call(self.variable, self.index, self.enum_path.as_ref())
    }
}

/// The call that reads a variable as `parse` makes it, which knows all that the schema's type does.
pub(crate) fn read_by(variable: &Variable<'_>, index: usize, parse: &TokenStream) -> TokenStream {
    match variable.value_type {
        ValueType::Scalar(_) => quote!(reader.read(&VARIABLES[#index], #parse)),
        ValueType::List(_) => quote!(reader.read_list(&VARIABLES[#index], #parse)),
    }
}

/// The call that reads a variable as `parse` makes it, which may know less than the schema.
pub(crate) fn read_checked_by(
    variable: &Variable<'_>,
    index: usize,
    parse: &TokenStream,
) -> TokenStream {
    match variable.value_type {
        ValueType::Scalar(_) => quote!(reader.read_checked(&VARIABLES[#index], #parse)),
        ValueType::List(_) => quote!(reader.read_list_checked(&VARIABLES[#index], #parse)),
    }
}

/// The call that reads a variable as the type that the schema gives it.
pub(crate) fn read_call(
    variable: &Variable<'_>,
    index: usize,
    enum_path: Option<&TokenStream>,
) -> TokenStream {
    if variable.is_secret() {
        return quote!(__p::read::secret(reader, &VARIABLES[#index]));
    }
    let parser = types::parser(variable.value_type.scalar(), enum_path);
    let row = quote!(&VARIABLES[#index]);
    match (variable.value_type, parser) {
        (ValueType::Scalar(_), Parser::Known(name)) if is_simple(variable) => {
            quote!(__p::read::#name(reader, #row))
        }
        (ValueType::Scalar(_), Parser::Own(parse)) if is_simple(variable) => {
            quote!(__p::read::simple(reader, #row, #parse))
        }
        (ValueType::Scalar(_), parser) => {
            let parse = parser.path();
            quote!(reader.read(#row, #parse))
        }
        (ValueType::List(_), parser) => {
            let parse = parser.path();
            quote!(reader.read_list(#row, #parse))
        }
    }
}

/// Whether its value can be nowhere but in the environment, setting it causes no warning, and its
/// type alone decides what a value is. The core reads those without asking again.
fn is_simple(variable: &Variable<'_>) -> bool {
    let more = variable.extension();
    let is_elsewhere = more.file || !more.aliases.is_empty();
    let is_deprecated = more.deprecated.is_some() || more.replaced_by.is_some();
    let has_constraints = more.pattern.is_some() || !more.bounds.is_none();
    !variable.is_secret() && !is_elsewhere && !is_deprecated && !has_constraints
}
