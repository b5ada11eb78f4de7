//! The generated code. It is short and calls into the runtime; no logic is written here.
//!
//! Its shape is chosen for compile time: a boxed struct of optional slots, filled by functions of
//! at most 64 fields each, and one literal at the end. A local for each field, or a `?` in the
//! literal, takes rustc minutes where there are hundreds of fields.

mod docs;
mod enums;
mod field;
mod fill;
mod show;
mod table;

use std::path::Path;

use alphaswarm_settings_schema::model::Schema;
use proc_macro2::TokenStream;
use quote::quote;

use crate::arguments::Arguments;
use crate::expand::Item;
use crate::find::SCHEMA_VARIABLE;
use field::Field;

/// How many fields one generated function handles.
const CHUNK: usize = 64;

/// Where the schema came from.
#[derive(Default)]
pub(crate) struct Origin<'a> {
    /// Absolute; none where no schema was found.
    pub(crate) path: Option<&'a Path>,
    /// As messages name it.
    pub(crate) name: &'a str,
}

/// Everything that takes the place of the attribute and its struct.
pub(crate) fn settings(
    item: &Item,
    arguments: &Arguments,
    schema: &Schema<'_>,
    origin: &Origin<'_>,
) -> TokenStream {
    let fields = field::fields(schema, arguments, item.name.span());
    let structure = structure(item, &fields, origin);
    let enums = enums::all(&fields, &item.visibility);
    let tracking = tracking(origin);
    let table = table::table(&fields, origin.name);
    let variables = table::associated_const(item);
    let fill = fill::from_environment(&item.name, &fields, arguments);
    let show = show::debug_and_clone(&item.name, &fields);
    quote! {
        #structure
        #enums
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        const _: () = {
            use ::alphaswarm_settings::__private as p;
            #tracking
            #table
            #variables
            #fill
            #show
        };
    }
}

fn structure(item: &Item, fields: &[Field<'_>], origin: &Origin<'_>) -> TokenStream {
    let Item { attributes, visibility, name } = item;
    let members = fields.iter().map(|field| {
        let doc = docs::field(field, origin.name);
        let (ident, ty) = (&field.ident, field.tokens_of_type());
        quote!(#[doc = #doc] #visibility #ident: #ty)
    });
    quote! {
        #(#attributes)*
        #[allow(dead_code, clippy::all, clippy::pedantic)]
        #visibility struct #name {
            #(#members,)*
        }
    }
}

/// Makes the schema an input of the build, so that editing it alone rebuilds.
fn tracking(origin: &Origin<'_>) -> TokenStream {
    let path = origin.path.and_then(Path::to_str);
    let file = path.map(|path| {
        quote!(
            const _: &[u8] = ::core::include_bytes!(#path);
        )
    });
    quote! {
        #file
        const _: p::Option<&str> = ::core::option_env!(#SCHEMA_VARIABLE);
    }
}
