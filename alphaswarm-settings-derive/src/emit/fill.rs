//! `FromEnvironment`: slots, the functions that fill them, and the literal.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::CHUNK;
use crate::arguments::Arguments;

/// One member of the struct that is made.
pub(crate) struct Member {
    pub(crate) ident: Ident,
    /// What the slot holds, when it holds something.
    pub(crate) slot_type: TokenStream,
    /// An expression that reads the value with `reader` and gives an `Option`.
    pub(crate) read: TokenStream,
    /// Whether the member itself is the `Option`.
    pub(crate) is_optional: bool,
    /// A statement that visits the variables of a nested view; none where the table has the row.
    pub(crate) visit: Option<TokenStream>,
}

pub(super) fn from_environment(
    name: &Ident,
    members: &[Member],
    arguments: &Arguments,
) -> TokenStream {
    let slots = slots(members);
    let chunks: Vec<_> =
        members.chunks(CHUNK).enumerate().map(|(n, chunk)| fill(n, chunk)).collect();
    let calls = (0..chunks.len()).map(|n| {
        let fill = format_ident!("fill_{n}");
        quote!(#fill(reader, &mut slots);)
    });
    let taken = members.iter().map(|member| {
        let ident = &member.ident;
        let take = if member.is_optional { quote!(taken) } else { quote!(filled) };
        quote!(#ident: p::#take(&mut slots.#ident))
    });
    let empty = members.iter().map(|member| &member.ident);
    let nested = members.iter().filter_map(|member| member.visit.as_ref());
    let targets = super::table::target_set(arguments.targets);
    let require_target = arguments.require_target;
    quote! {
        #slots
        #(#chunks)*
        impl p::FromEnvironment for #name {
            const TARGETS: p::TargetSet = #targets;
            const REQUIRE_TARGET: p::bool = #require_target;
            fn variables(visit: &mut dyn p::FnMut(&'static p::Variable)) {
                p::visit(&VARIABLES, visit);
                #(#nested)*
            }
            fn from_environment(reader: &mut p::Reader<'_>) -> p::Option<Self> {
                #[allow(unused_mut)]
                let mut slots = p::Box::new(Slots { #(#empty: p::None,)* });
                #(#calls)*
                if reader.has_problems() {
                    return p::None;
                }
                p::Some(#name { #(#taken,)* })
            }
        }
    }
}

fn slots(members: &[Member]) -> TokenStream {
    let slots =
        members.iter().map(|Member { ident, slot_type, .. }| quote!(#ident: p::Option<#slot_type>));
    quote!(struct Slots { #(#slots,)* })
}

fn fill(number: usize, members: &[Member]) -> TokenStream {
    let fill = format_ident!("fill_{number}");
    let assignments =
        members.iter().map(|Member { ident, read, .. }| quote!(slots.#ident = #read;));
    quote! {
        fn #fill(reader: &mut p::Reader<'_>, slots: &mut Slots) {
            #(#assignments)*
        }
    }
}
