//! `FromEnvironment`: slots, the functions that fill them, and the literal.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::context::Context;

/// How many fields one generated function handles.
const CHUNK: usize = 64;

/// One member of the struct that is made.
pub(crate) struct Member {
    pub(crate) ident: Ident,
    /// What the slot holds, when it holds something.
    pub(crate) slot_type: TokenStream,
    /// An expression that reads the value with `reader` and gives an `Option`.
    pub(crate) read: TokenStream,
    /// Whether the member itself is the `Option`.
    pub(crate) is_optional: bool,
    /// A statement that visits the variables of a nested view, which may have been written by hand
    /// and give nothing without a problem; none where the table has the row.
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
    let Code { items, statements } =
        if members.len() > CHUNK { through_slots(name, members) } else { direct(name, members) };
    let nested = members.iter().filter_map(|member| member.visit.as_ref());
    let targets = super::table::target_set(arguments.targets);
    let require_target = arguments.require_target;
    quote! {
        #items
        impl __p::FromEnvironment for #name {
            const TARGETS: __p::TargetSet = #targets;
            const REQUIRE_TARGET: __p::bool = #require_target;
            #declared
            fn variables(visit: &mut dyn __p::FnMut(&'static __p::Variable)) {
                __p::visit(&VARIABLES, visit);
                #(#nested)*
            }
            fn from_environment(reader: &mut __p::Reader<'_>) -> __p::Option<Self> {
                #statements
            }
        }
    }
}

/// How the fields are read and put together.
struct Code {
    /// Items next to the implementation.
    items: TokenStream,
    /// What `from_environment` does.
    statements: TokenStream,
}

/// For few fields: a local for each, which is as fast as code written by hand.
fn direct(name: &Ident, members: &[Member]) -> Code {
    let local = |index| format_ident!("value_{index}");
    let reads = members.iter().enumerate().map(|(index, Member { read, .. })| {
        let local = local(index);
        quote!(let #local = #read;)
    });
    let fields = members.iter().enumerate().map(|(index, Member { ident, is_optional, .. })| {
        let local = local(index);
        if *is_optional { quote!(#ident: #local) } else { quote!(#ident: __p::needed(#local)) }
    });
    let unmade = members.iter().enumerate().filter(|(_, member)| member.visit.is_some());
    let unmade = unmade.map(|(index, _)| local(index));
    let statements = quote! {
        #(#reads)*
        if reader.has_problems() #(|| #unmade.is_none())* {
            return __p::None;
        }
        __p::Some(#name { #(#fields,)* })
    };
    Code { items: TokenStream::new(), statements }
}

/// For many fields: slots on the heap. They would fill the stack, and hundreds of locals in one
/// function take rustc minutes.
fn through_slots(name: &Ident, members: &[Member]) -> Code {
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
    let unmade = members.iter().filter(|member| member.visit.is_some()).map(|member| &member.ident);
    let statements = quote! {
        let mut slots = __p::Box::new(__Slots { #(#empty: __p::None,)* });
        #(#calls)*
        if reader.has_problems() #(|| slots.#unmade.is_none())* {
            return __p::None;
        }
        __p::Some(#name { #(#taken,)* })
    };
    Code { items: quote!(#slots #(#chunks)*), statements }
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
