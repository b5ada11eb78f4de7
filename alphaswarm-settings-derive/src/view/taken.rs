//! A view that is taken from settings that are loaded already.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::checks::CheckedField;
use crate::context::Context;
use crate::names;
use crate::spans::respanned;

/// `From<&Settings>`: every field is a clone of the field that the whole settings have for its variable.
pub(super) fn from_whole(
    name: &syn::Ident,
    fields: &[CheckedField<'_>],
    context: &Context<'_>,
) -> Option<TokenStream> {
    let whole = context.arguments.of.as_ref()?;
    let krate = &context.krate;
    let fields = fields.iter().map(|field| match field {
        CheckedField::Flat(field) => {
            let (ident, ty) = (field.ident, field.ty);
            let made = quote!(<#ty as #krate::__private::From<&#whole>>::from(settings));
            let made = respanned(made, field.type_span().resolved_at(Span::call_site()));
            quote!(#ident: #made)
        }
        CheckedField::One { field, variable, .. } => {
            let (ident, ty) = (field.ident, field.ty);
            let at = field.type_span().resolved_at(Span::call_site());
            let name = names::field_name(variable.key.value, &context.arguments.prefix);
            let of_whole = names::identifier(&name, at);
            // A statement of its own, so that rustc compares the two types and nothing else.
            let made =
                respanned(quote!({ let field: #ty = settings.#of_whole.clone(); field }), at);
            quote!(#ident: #made)
        }
    });
    Some(quote! {
        #[automatically_derived]
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        impl #krate::__private::From<&#whole> for #name {
            fn from(settings: &#whole) -> Self {
                #[allow(unused_imports)]
                use #krate::__private::Clone as _;
                Self { #(#fields,)* }
            }
        }
    })
}
