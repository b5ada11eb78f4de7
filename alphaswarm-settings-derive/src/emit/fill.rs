//! `FromEnvironment`: slots, the functions that fill them, and the literal.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::CHUNK;
use super::field::Field;
use crate::arguments::Arguments;

pub(super) fn from_environment(
    name: &Ident,
    fields: &[Field<'_>],
    arguments: &Arguments,
) -> TokenStream {
    let slots = slots(fields);
    let chunks: Vec<_> =
        fields.chunks(CHUNK).enumerate().map(|(n, chunk)| fill(n, chunk)).collect();
    let calls = (0..chunks.len()).map(|n| {
        let fill = format_ident!("fill_{n}");
        quote!(#fill(reader, &mut slots);)
    });
    let members = fields.iter().map(|field| {
        let ident = &field.ident;
        if field.is_optional {
            quote!(#ident: p::Option::take(&mut slots.#ident))
        } else {
            quote!(#ident: p::filled(&mut slots.#ident))
        }
    });
    let empty = fields.iter().map(|field| &field.ident);
    let targets = super::table::target_set(arguments.targets);
    quote! {
        #slots
        #(#chunks)*
        impl p::FromEnvironment for #name {
            const TARGETS: p::TargetSet = #targets;
            fn variables(visit: &mut dyn ::core::ops::FnMut(&'static p::Variable)) {
                for variable in &VARIABLES {
                    visit(variable);
                }
            }
            fn from_environment(reader: &mut p::Reader<'_>) -> p::Option<Self> {
                #[allow(unused_mut)]
                let mut slots = p::Box::new(Slots { #(#empty: p::None,)* });
                #(#calls)*
                if reader.has_problems() {
                    return p::None;
                }
                p::Some(#name { #(#members,)* })
            }
        }
    }
}

fn slots(fields: &[Field<'_>]) -> TokenStream {
    let members = fields.iter().map(|field| {
        let (ident, ty) = (&field.ident, field.tokens_of_value_type());
        quote!(#ident: p::Option<#ty>)
    });
    quote!(struct Slots { #(#members,)* })
}

fn fill(number: usize, fields: &[Field<'_>]) -> TokenStream {
    let fill = format_ident!("fill_{number}");
    let assignments = fields.iter().map(|field| {
        let (ident, read) = (&field.ident, field.read_call());
        quote!(slots.#ident = #read;)
    });
    quote! {
        fn #fill(reader: &mut p::Reader<'_>, slots: &mut Slots) {
            #(#assignments)*
        }
    }
}
