//! An enum for each variable of type `enum`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::field::Field;
use crate::context::Context;
use crate::item::Visibility;
use crate::names::{self, Taken};

pub(super) fn all(
    fields: &[Field<'_>],
    visibility: &Visibility,
    context: &Context<'_>,
) -> TokenStream {
    let mut taken = Taken::new();
    let mut enums = TokenStream::new();
    for field in fields {
        if let Some(name) = &field.enum_name
            && taken.insert(name.to_string(), None).is_none()
        {
            one(field, name, visibility, context).to_tokens(&mut enums);
        }
    }
    enums
}

fn one(
    field: &Field<'_>,
    name: &Ident,
    visibility: &Visibility,
    context: &Context<'_>,
) -> TokenStream {
    let key = field.variable.key.value;
    let doc = format!("A value of `{key}`.");
    let (variants, strings) = choices(field, name);
    let docs = strings.iter().map(|text| format!("`{text}`"));
    let krate = &context.krate;
    quote! {
        #krate::__private::settings_enum! {
            #visibility enum #name #doc { #(#strings #docs #variants,)* }
        }
    }
}

/// The variants and their strings; none twice, so that a broken schema still gives a whole enum.
fn choices<'m>(field: &Field<'m>, name: &Ident) -> (Vec<Ident>, Vec<&'m str>) {
    let mut taken = Taken::new();
    let mut variants = Vec::new();
    let mut strings = Vec::new();
    for text in &field.variable.values.strings {
        if let Some(variant) = names::identifier(&names::upper_camel(text), name.span())
            && taken.insert(variant.to_string(), None).is_none()
        {
            variants.push(variant);
            strings.push(*text);
        }
    }
    (variants, strings)
}
