//! `Settings::init()` and `settings()`.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use crate::item::Item;

pub(super) fn global(item: &Item, context: &Context<'_>) -> Option<TokenStream> {
    if !context.arguments.global {
        return None;
    }
    let Item { visibility, name, .. } = item;
    let krate = &context.krate;
    let text = name.to_string();
    let panics = format!("When nothing has been loaded: call [`{name}::init`] first in `main`.");
    let overridden = format!("While a closure of [`{name}::with_override`] runs, its settings.");
    Some(quote! {
        /// The settings that the program loaded.
        ///
        #[doc = #overridden]
        ///
        /// # Panics
        #[doc = #panics]
        #[allow(
            dead_code, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction
        )]
        #visibility fn settings() -> &'static #name {
            #name::__global()
        }

        #[allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        const _: () = {
            use #krate::__private as __p;
            static GLOBAL: __p::Global<#name> = __p::Global::new();
            __p::thread_local! {
                static OVERRIDES: __p::Overrides<#name> = const { __p::Overrides::new(__p::Vec::new()) };
            }
            #[allow(dead_code)]
            impl #name {
                /// Loads the settings for the whole program; later calls give the same ones.
                ///
                /// # Errors
                /// Every problem of the environment, in schema order.
                #visibility fn init() -> __p::Result<&'static Self, __p::Error> {
                    GLOBAL.init()
                }

                /// Runs a closure for which these are the settings, on this thread only. They are
                /// never freed: it is meant for tests.
                #visibility fn with_override<R>(self, body: impl __p::FnOnce() -> R) -> R {
                    __p::with_override(&OVERRIDES, self, body)
                }

                #[doc(hidden)]
                #visibility fn __global() -> &'static Self {
                    OVERRIDES.with(|overrides| GLOBAL.get(overrides, #text))
                }
            }
        };
    })
}
