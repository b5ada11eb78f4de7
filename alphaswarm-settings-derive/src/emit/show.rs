//! `Debug` without secrets, and `Clone`. These are the only generated code that reads fields.

use alphaswarm_settings_schema::mask;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::field::Field;

pub(super) fn debug_and_clone(name: &Ident, fields: &[Field<'_>], is_cloned: bool) -> TokenStream {
    let clone = is_cloned.then(|| clone(name, fields));
    let text = name.to_string();
    let shown = fields.iter().map(shown);
    quote! {
        #[automatically_derived]
        impl __p::fmt::Debug for #name {
            fn fmt(&self, f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
                #[allow(unused_mut)]
                let mut shown = f.debug_struct(#text);
                #(#shown)*
                shown.finish()
            }
        }

        #clone
    }
}

fn clone(name: &Ident, fields: &[Field<'_>]) -> TokenStream {
    let cloned = fields.iter().map(|field| {
        let ident = &field.ident;
        quote!(#ident: __p::cloned(&self.#ident))
    });
    quote! {
        #[automatically_derived]
        impl __p::Clone for #name {
            fn clone(&self) -> Self {
                #name { #(#cloned,)* }
            }
        }
    }
}

fn shown(field: &Field<'_>) -> TokenStream {
    let ident = &field.ident;
    let label = ident.to_string();
    let label = label.trim_start_matches("r#");
    let variable = field.variable;
    let is_masked = mask::hides(variable.key.value, Some(variable.classification.value));
    let value = match (is_masked, field.is_optional) {
        (true, true) => quote!(&__p::SecretState(&self.#ident)),
        (true, false) => quote!(&__p::Redacted),
        (false, _) if variable.value_type.scalar().may_hold_url() => {
            quote!(&__p::UrlState(&self.#ident))
        }
        (false, _) => quote!(&self.#ident),
    };
    quote!(shown.field(#label, #value);)
}
