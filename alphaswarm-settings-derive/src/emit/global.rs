//! `Settings::init()` and `settings()`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::context::Context;
use crate::item::Item;

pub(super) fn global(item: &Item, context: &Context<'_>) -> Option<TokenStream> {
    if !context.arguments.global {
        return None;
    }
    let Item { visibility, name, .. } = item;
    let krate = &context.krate;
    let panics = format!("When nothing has been loaded: call [`{name}::init`] first in `main`.");
    let overridden = format!("While a closure of [`{name}::with_override`] runs, its settings.");
    Some(quote! {
        #krate::__private::settings_global! { #visibility #name #overridden #panics }
    })
}
