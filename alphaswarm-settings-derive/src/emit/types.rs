//! The Rust type and the parse function of each value type.

use alphaswarm_settings_schema::value::{Scalar, ValueType};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::features;

/// The type of the values, without `Option`.
pub(super) fn of_values(
    value_type: ValueType,
    enum_path: Option<&TokenStream>,
    krate: &TokenStream,
) -> TokenStream {
    let single = of_scalar(value_type.scalar(), enum_path, krate);
    match value_type {
        ValueType::Scalar(_) => single,
        ValueType::List(_) => quote!(#krate::__private::Vec<#single>),
    }
}

fn of_scalar(scalar: Scalar, enum_path: Option<&TokenStream>, krate: &TokenStream) -> TokenStream {
    match (available(scalar).rust_path(), enum_path) {
        ([], Some(name)) => quote!(#name),
        ([], None) => of_scalar(Scalar::String, None, krate),
        (path @ ["std", ..], _) => {
            let path = path.iter().map(|name| Ident::new(name, Span::call_site()));
            quote!(#krate::__private #(::#path)*)
        }
        (path, _) => {
            let path = path.iter().map(|name| Ident::new(name, Span::call_site()));
            quote!(#krate #(::#path)*)
        }
    }
}

/// The type itself, or a string where the feature that it needs is off: that is an error already.
fn available(scalar: Scalar) -> Scalar {
    if features::are_on_for(scalar) { scalar } else { Scalar::String }
}

/// The function that makes a single value of a string.
pub(super) enum Parser {
    /// One of the core's own.
    Known(Ident),
    /// That of a generated enum.
    Own(TokenStream),
}

impl Parser {
    /// The path of the function.
    pub(super) fn path(self) -> TokenStream {
        match self {
            Self::Known(name) => quote!(__p::parse::#name),
            Self::Own(path) => path,
        }
    }
}

/// The function for a type.
pub(super) fn parser(scalar: Scalar, enum_path: Option<&TokenStream>) -> Parser {
    match enum_path {
        Some(name) => Parser::Own(quote!(__p::parse::choice::<#name>)),
        None if scalar == Scalar::Enum => parser(Scalar::String, None),
        None => Parser::Known(format_ident!("{}", available(scalar).parser())),
    }
}
