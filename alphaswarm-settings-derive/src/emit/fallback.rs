//! What replaces the code of a type that cannot be made.

use proc_macro2::TokenStream;
use quote::quote;

use crate::item::Item;
use crate::krate;

/// A `FromEnvironment` that gives nothing, so that the code that loads the type stays quiet; none for
/// a type with parameters.
pub(crate) fn fallback(item: &Item) -> Option<TokenStream> {
    if !item.generics.is_empty() {
        return None;
    }
    let name = &item.name;
    let krate = krate::path();
    Some(quote! {
        const _: () = {
            use #krate::__private as __p;
            impl __p::FromEnvironment for #name {
                fn variables(_: &mut dyn __p::FnMut(&'static __p::Variable)) {}
                fn from_environment(_: &mut __p::Reader<'_>) -> __p::Option<Self> {
                    __p::None
                }
            }
            #[allow(dead_code)]
            impl #name {
                pub(crate) const VARIABLES: &'static [__p::Variable] = &[];
            }
        };
    })
}
