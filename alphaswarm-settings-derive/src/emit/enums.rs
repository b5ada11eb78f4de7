//! An enum for each variable of type `enum`.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Context;
use super::field::Field;
use crate::item::Visibility;
use crate::names;

pub(super) fn all(
    fields: &[Field<'_>],
    visibility: &Visibility,
    context: &Context<'_>,
) -> TokenStream {
    let mut taken = HashSet::new();
    fields
        .iter()
        .filter_map(|field| {
            let name = field.enum_name.as_ref()?;
            taken.insert(name.to_string()).then(|| one(field, name, visibility, context))
        })
        .collect()
}

fn one(
    field: &Field<'_>,
    name: &Ident,
    visibility: &Visibility,
    context: &Context<'_>,
) -> TokenStream {
    let key = field.variable.key.value;
    let doc = format!("A value of `{key}`.");
    let choices = choices(field, name);
    let (variants, texts): (Vec<_>, Vec<_>) = choices.into_iter().unzip();
    let docs = texts.iter().map(|text| format!("`{text}`"));
    let indices = 0..variants.len();
    let krate = &context.krate;
    quote! {
        #[doc = #doc]
        #[derive(
            #krate::__private::Clone, #krate::__private::Copy, #krate::__private::Debug,
            #krate::__private::PartialEq, #krate::__private::Eq, #krate::__private::PartialOrd,
            #krate::__private::Ord, #krate::__private::Hash,
        )]
        #[non_exhaustive]
        #[allow(
            dead_code, nonstandard_style, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction
        )]
        #visibility enum #name {
            #(#[doc = #docs] #variants,)*
        }

        #[allow(
            dead_code, nonstandard_style, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction
        )]
        const _: () = {
            use #krate::__private as __p;
            impl #name {
                /// Every value, as the schema lists them.
                #visibility const VALUES: &'static [&'static __p::str] = &[#(#texts),*];

                /// The value as the schema writes it.
                #[must_use]
                #visibility const fn as_str(self) -> &'static __p::str {
                    match self { #(Self::#variants => #texts,)* }
                }
            }

            impl __p::FromStr for #name {
                type Err = __p::Invalid;
                fn from_str(text: &__p::str) -> __p::Result<Self, __p::Invalid> {
                    match __p::one_of(text, Self::VALUES) {
                        #(__p::Ok(#indices) => __p::Ok(Self::#variants),)*
                        __p::Ok(_) => __p::Err(__p::Invalid::of(__p::Scalar::Enum)),
                        __p::Err(invalid) => __p::Err(invalid),
                    }
                }
            }

            impl __p::fmt::Display for #name {
                fn fmt(&self, f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
                    f.pad(self.as_str())
                }
            }
        };
    }
}

/// The variants and their texts; none twice, so that a broken schema still gives a whole enum.
fn choices<'m>(field: &Field<'m>, name: &Ident) -> Vec<(Ident, &'m str)> {
    let mut taken = HashSet::new();
    let variants = field.variable.values.texts.iter().filter_map(|text| {
        let variant = names::identifier(&names::upper_camel(text), name.span())?;
        taken.insert(variant.to_string()).then_some((variant, *text))
    });
    variants.collect()
}
