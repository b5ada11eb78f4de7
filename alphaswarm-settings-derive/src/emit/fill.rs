//! `FromEnvironment`: slots, the functions that fill them, and the literal.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{CHUNK, Context};

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
    context: &Context<'_>,
) -> TokenStream {
    let arguments = context.arguments;
    let declared = &context.declared;
    let declared = (!declared.is_empty()).then(|| {
        quote! {
            fn declared() -> &'static [&'static __p::str] {
                &[#(#declared),*]
            }
        }
    });
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
        quote!(#ident: __p::#take(&mut slots.#ident))
    });
    let empty = members.iter().map(|member| &member.ident);
    let new_slots = quote!(__Slots { #(#empty: __p::None,)* });
    // Many slots would fill the stack; few are not worth an allocation, which is a good part of
    // what loading them costs.
    let new_slots =
        if members.len() > CHUNK { quote!(__p::Box::new(#new_slots)) } else { new_slots };
    let nested = members.iter().filter_map(|member| member.visit.as_ref());
    let targets = super::table::target_set(arguments.targets);
    let require_target = arguments.require_target;
    quote! {
        #slots
        #(#chunks)*
        impl __p::FromEnvironment for #name {
            const TARGETS: __p::TargetSet = #targets;
            const REQUIRE_TARGET: __p::bool = #require_target;
            #declared
            fn variables(visit: &mut dyn __p::FnMut(&'static __p::Variable)) {
                __p::visit(&VARIABLES, visit);
                #(#nested)*
            }
            fn from_environment(reader: &mut __p::Reader<'_>) -> __p::Option<Self> {
                #[allow(unused_mut)]
                let mut slots = #new_slots;
                #(#calls)*
                if reader.has_problems() {
                    return __p::None;
                }
                __p::Some(#name { #(#taken,)* })
            }
        }
    }
}

fn slots(members: &[Member]) -> TokenStream {
    let slots = members
        .iter()
        .map(|Member { ident, slot_type, .. }| quote!(#ident: __p::Option<#slot_type>));
    quote!(struct __Slots { #(#slots,)* })
}

fn fill(number: usize, members: &[Member]) -> TokenStream {
    let fill = format_ident!("fill_{number}");
    let assignments = members
        .iter()
        .map(|Member { ident, read, .. }| quote!(__p::put(&mut slots.#ident, #read);));
    quote! {
        fn #fill(reader: &mut __p::Reader<'_>, slots: &mut __Slots) {
            #(#assignments)*
        }
    }
}
