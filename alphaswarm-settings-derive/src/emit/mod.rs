//! The generated code. It is short and calls into the core; no logic is written here.
//!
//! Its shape is chosen for compile time: a boxed struct of optional slots, filled by functions of
//! at most 64 fields each, and one literal at the end. A local for each field, or a `?` in the
//! literal, takes rustc minutes where there are hundreds of fields.

mod docs;
mod enums;
mod fallback;
mod field;
mod fill;
mod global;
mod show;
mod structure;
mod table;
mod types;

use std::path::Path;

use alphaswarm_settings_schema::model::Variable;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::context::{Context, Origin};
use crate::find::SCHEMA_VARIABLE;
use crate::item::{Item, Visibility};
pub(crate) use fallback::fallback;
pub(crate) use field::{read_by, read_call, read_checked_by};
pub(crate) use fill::Member;

/// Everything that takes the place of `#[settings]` and its struct.
pub(crate) fn settings(
    item: &Item,
    variables: &[&Variable<'_>],
    context: &Context<'_>,
) -> TokenStream {
    let fields = field::fields(variables, context.arguments, &item.name);
    let structure = structure::structure(item, &fields, context);
    let enums = enums::all(item, &fields, context);
    let variables: Vec<_> = fields.iter().map(|field| field.variable).collect();
    let members: Vec<_> = fields.iter().map(|field| field.member(context)).collect();
    let from_environment =
        from_environment(&item.name, &item.visibility, &variables, &members, context);
    let show = show::debug_and_clone(&item.name, &fields, context.arguments.clone);
    let show = in_private_scope(&show, context);
    let global = global::global(item, context);
    quote!(#structure #enums #from_environment #show #global)
}

/// The table of variables and `FromEnvironment`, for the struct and for views.
pub(crate) fn from_environment(
    name: &Ident,
    visibility: &Visibility,
    variables: &[&Variable<'_>],
    members: &[Member],
    context: &Context<'_>,
) -> TokenStream {
    let tracking = tracking(&context.origin);
    let table = table::table(variables, context.origin.name);
    let associated_const = table::associated_const(name, visibility);
    let fill = fill::from_environment(name, members, context);
    in_private_scope(&quote!(#tracking #table #associated_const #fill), context)
}

/// Nothing but the ties to the schema, for an expansion that failed.
pub(crate) fn tracking_alone(context: &Context<'_>) -> TokenStream {
    in_private_scope(&tracking(&context.origin), context)
}

/// A scope in which `__p` is all that generated code needs. Types of the user's are named in it too,
/// so nothing else in it may have a name that a user would choose.
fn in_private_scope(code: &TokenStream, context: &Context<'_>) -> TokenStream {
    let krate = &context.krate;
    quote! {
        #[allow(
            nonstandard_style, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction
        )]
        const _: () = {
            use #krate::__private as __p;
            #code
        };
    }
}

/// Makes the schema an input of the build, so that editing it alone rebuilds.
fn tracking(origin: &Origin<'_>) -> TokenStream {
    let path = origin.path.and_then(Path::to_str);
    let file = path.map(|path| {
        quote!(
            const _: &[__p::u8] = __p::include_bytes!(#path);
        )
    });
    quote! {
        #file
        const _: __p::Option<&__p::str> = __p::option_env!(#SCHEMA_VARIABLE);
    }
}
