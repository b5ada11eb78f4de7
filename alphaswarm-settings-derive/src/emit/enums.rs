//! An enum for each variable of type `enum`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::Context;
use super::field::Field;
use crate::item::Visibility;
use crate::names::{self, Taken};

pub(super) fn all(
    fields: &[Field<'_>],
    visibility: &Visibility,
    context: &Context<'_>,
) -> TokenStream {
    let mut taken = Taken::new();
    let mut enums = TokenStream::new();
    for field in fields {
        if let Some(name) = &field.enum_name
            && taken.insert(name.to_string(), None).is_none()
        {
            one(field, name, visibility, context).to_tokens(&mut enums);
        }
    }
    enums
}

fn one(
    field: &Field<'_>,
    name: &Ident,
    visibility: &Visibility,
    context: &Context<'_>,
) -> TokenStream {
    let key = field.variable.key.value;
    let doc = format!("A value of `{key}`.");
    let (variants, texts) = choices(field, name);
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
fn choices<'m>(field: &Field<'m>, name: &Ident) -> (Vec<Ident>, Vec<&'m str>) {
    let mut taken = Taken::new();
    let mut variants = Vec::new();
    let mut texts = Vec::new();
    for text in &field.variable.values.texts {
        if let Some(variant) = names::identifier(&names::upper_camel(text), name.span())
            && taken.insert(variant.to_string(), None).is_none()
        {
            variants.push(variant);
            texts.push(*text);
        }
    }
    (variants, texts)
}
