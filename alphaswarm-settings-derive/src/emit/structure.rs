//! The struct itself.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::docs;
use super::field::Field;
use crate::arguments::Unused;
use crate::context::Context;
use crate::item::Item;
use crate::spans::respanned;

pub(super) fn structure(item: &Item, fields: &[Field<'_>], context: &Context<'_>) -> TokenStream {
    let Item { attributes, visibility, name, .. } = item;
    let members = fields.iter().map(|field| {
        let doc = docs::field(field.variable, field.is_optional, context.origin.name);
        let level = level(field, context);
        let ident = &field.ident;
        // Every token of the field is the user's own, or rustc takes it for foreign code, of
        // which it reports nothing.
        let ty = respanned(field.tokens_of_type(context), name.span());
        quote_spanned!(name.span()=> #[doc = #doc] #level #visibility #ident: #ty)
    });
    let allowed = matches!(context.arguments.unused, Unused::Allow);
    let allowed = allowed.then(|| quote!(#[allow(dead_code)]));
    quote! {
        #(#attributes)*
        #allowed
        #[allow(
            nonstandard_style, unused_qualifications, clippy::all, clippy::pedantic, clippy::nursery,
            clippy::restriction
        )]
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
    if field.variable.extension().external.is_some() {
        // Something else reads it: another image, a tool.
        return Some(quote!(#[allow(dead_code)]));
    }
    let reason = format!(
        "first unread: {}, declared at {}:{}; `alphaswarm-settings explain unused` lists the rest",
        field.variable.key.value, context.origin.name, field.variable.line
    );
    Some(quote! {
        #[cfg_attr(not(test), #level(dead_code, reason = #reason))]
        #[cfg_attr(test, allow(dead_code))]
    })
}
