//! The struct itself.

use proc_macro2::TokenStream;
use quote::quote;

use super::field::Field;
use super::{Context, docs};
use crate::arguments::Unused;
use crate::expand::Item;

pub(super) fn structure(item: &Item, fields: &[Field<'_>], context: &Context<'_>) -> TokenStream {
    let Item { attributes, visibility, name } = item;
    let members = fields.iter().map(|field| {
        let doc = docs::field(field, context.origin.name);
        let level = level(field, context);
        let (ident, ty) = (&field.ident, field.tokens_of_type(context));
        quote!(#[doc = #doc] #level #visibility #ident: #ty)
    });
    let allowed = matches!(context.arguments.unused, Unused::Allow);
    let allowed = allowed.then(|| quote!(#[allow(dead_code)]));
    quote! {
        #(#attributes)*
        #allowed
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        #visibility struct #name {
            #(#members,)*
        }
    }
}

/// The level of `dead_code` for one field.
///
/// It holds in builds without tests only: a test reads fewer fields than the program does. rustc
/// names no field where there are seven or more, so the reason says which the first one is.
fn level(field: &Field<'_>, context: &Context<'_>) -> Option<TokenStream> {
    let level = match context.arguments.unused {
        Unused::Allow => return None,
        Unused::Warn(_) => quote!(warn),
        Unused::Deny(_) => quote!(deny),
    };
    let reason = format!(
        "first unread: {}, declared at {}:{}; `alphaswarm-settings explain unused` lists the rest",
        field.variable.key.value, context.origin.name, field.variable.line
    );
    Some(quote! {
        #[cfg_attr(not(test), #level(dead_code, reason = #reason))]
        #[cfg_attr(test, allow(dead_code))]
    })
}
