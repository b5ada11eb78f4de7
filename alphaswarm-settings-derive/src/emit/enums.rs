//! An enum for each variable of type `enum`.
//!
//! They are in a module of their own, from which the user's module imports them: where it has a type of
//! such a name already, that is one error, and not one more for each trait that both implement.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::field::Field;
use crate::context::Context;
use crate::item::Item;
use crate::names::{self, Taken};

/// The module of the enums.
pub(super) fn module(name: &Ident) -> Ident {
    format_ident!("__enums_of_{}", name, span = Span::call_site())
}

pub(super) fn all(item: &Item, fields: &[Field<'_>], context: &Context<'_>) -> Option<TokenStream> {
    let mut taken = Taken::new();
    let mut names = Vec::new();
    let mut enums = Vec::new();
    for field in fields {
        if let Some(name) = &field.enum_name
            && taken.insert(name.to_string(), None).is_none()
        {
            // At the attribute: at the struct, rustc would offer to rename it where a name is taken.
            names.push(Ident::new(&name.to_string(), Span::call_site()));
            enums.push(one(field, name, context));
        }
    }
    let module = module(&item.name);
    let visibility = &item.visibility;
    (!names.is_empty()).then(|| {
        quote! {
            #[allow(nonstandard_style)]
            mod #module {
                #(#enums)*
            }
            #[allow(unused_imports)]
            #visibility use #module::{#(#names),*};
        }
    })
}

fn one(field: &Field<'_>, name: &Ident, context: &Context<'_>) -> TokenStream {
    let key = field.variable.key.value;
    let doc = format!("A value of `{key}`.");
    let (variants, strings) = choices(field, name);
    let docs = strings.iter().map(|string| format!("`{string}`"));
    let krate = &context.krate;
    quote! {
        #krate::__private::settings_enum! {
            enum #name #doc { #(#strings #docs #variants,)* }
        }
    }
}

/// The variants and their strings; none twice, so that a broken schema still gives a whole enum.
fn choices<'m>(field: &Field<'m>, name: &Ident) -> (Vec<Ident>, Vec<&'m str>) {
    let mut taken = Taken::new();
    let mut variants = Vec::new();
    let mut strings = Vec::new();
    for string in &field.variable.values.strings {
        if let Some(variant) = names::identifier(&names::upper_camel(string), name.span())
            && taken.insert(variant.to_string(), None).is_none()
        {
            variants.push(variant);
            strings.push(*string);
        }
    }
    (variants, strings)
}
