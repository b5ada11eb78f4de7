//! The Rust type and the parse function of each value type.

use alphaswarm_settings_schema::value::{Scalar, ValueType};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The type of the values, without `Option`.
pub(super) fn of_values(
    value_type: ValueType,
    enum_name: Option<&Ident>,
    krate: &TokenStream,
) -> TokenStream {
    let single = of_scalar(value_type.scalar(), enum_name, krate);
    match value_type {
        ValueType::Scalar(_) => single,
        ValueType::List(_) => quote!(#krate::__private::Vec<#single>),
    }
}

fn of_scalar(scalar: Scalar, enum_name: Option<&Ident>, krate: &TokenStream) -> TokenStream {
    match scalar {
        Scalar::Bool => quote!(#krate::__private::bool),
        Scalar::Int => quote!(#krate::__private::i64),
        Scalar::Uint | Scalar::Bytes => quote!(#krate::__private::u64),
        Scalar::Float => quote!(#krate::__private::f64),
        Scalar::Port => quote!(#krate::__private::u16),
        Scalar::Url if cfg!(feature = "url") => quote!(#krate::url::Url),
        Scalar::Json if cfg!(feature = "json") => quote!(#krate::serde_json::Value),
        Scalar::Duration => quote!(#krate::__private::Duration),
        Scalar::Ip => quote!(#krate::__private::IpAddr),
        Scalar::SocketAddr => quote!(#krate::__private::SocketAddr),
        Scalar::Path => quote!(#krate::__private::PathBuf),
        Scalar::Enum if enum_name.is_some() => quote!(#enum_name),
        _ => quote!(#krate::__private::String),
    }
}

/// The function that makes a single value of a text.
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
pub(super) fn parser(scalar: Scalar, enum_name: Option<&Ident>) -> Parser {
    let name = match scalar {
        Scalar::Bool => "boolean",
        Scalar::Int => "int",
        Scalar::Uint => "uint",
        Scalar::Float => "float",
        Scalar::Port => "port",
        Scalar::Url if cfg!(feature = "url") => "url",
        Scalar::Json if cfg!(feature = "json") => "json",
        Scalar::Duration => "duration",
        Scalar::Bytes => "bytes",
        Scalar::Ip => "ip",
        Scalar::SocketAddr => "socket_addr",
        Scalar::Path => "path",
        Scalar::Enum if enum_name.is_some() => {
            return Parser::Own(quote!(__p::parse::choice::<#enum_name>));
        }
        _ => "string",
    };
    Parser::Known(format_ident!("{name}"))
}
