//! The struct that the attribute stands on.

use proc_macro2::TokenStream;
use syn::{Attribute, Data, DeriveInput, Fields, Ident, Visibility};

/// The unit struct that the attribute stands on.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
}

impl Item {
    /// Reads the struct; a problem where it is no unit struct.
    pub(crate) fn read(tokens: TokenStream) -> syn::Result<Self> {
        let input: DeriveInput = syn::parse2(tokens)?;
        let is_unit =
            matches!(&input.data, Data::Struct(data) if matches!(data.fields, Fields::Unit));
        if !is_unit {
            return Err(syn::Error::new_spanned(
                &input.ident,
                "`#[settings]` makes the fields itself: write a struct without any, \
                 `struct Settings;`, or a view with `#[derive(alphaswarm_settings::Settings)]`",
            ));
        }
        if !input.generics.params.is_empty() {
            return Err(syn::Error::new_spanned(input.generics, "settings cannot be generic"));
        }
        Ok(Self { attributes: input.attrs, visibility: input.vis, name: input.ident })
    }
}
