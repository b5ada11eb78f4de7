//! The fields of a view, as the user wrote them.

use proc_macro2::{Ident, Span, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::{LitStr, Token};

use crate::item::{Attribute, Field};
use crate::rust_type::Type;

/// One field of a view.
pub(super) struct ViewField<'f> {
    pub(super) ident: &'f Ident,
    /// The name, without `r#`.
    pub(super) name: String,
    pub(super) ty: &'f Type,
    /// The key that the user named, instead of the one of the field's name.
    pub(super) key: Option<LitStr>,
    /// Whether the field is a view itself.
    pub(super) is_flat: bool,
}

impl<'f> ViewField<'f> {
    pub(super) fn read(field: &'f Field, errors: &mut Vec<syn::Error>) -> Self {
        let name = field.ident.to_string();
        let name = name.strip_prefix("r#").unwrap_or(&name).to_owned();
        let mut read = Self { ident: &field.ident, name, ty: &field.ty, key: None, is_flat: false };
        for arguments in field.attributes.iter().filter_map(Attribute::settings) {
            errors.extend(arguments.and_then(|arguments| read.arguments(arguments)).err());
        }
        if let Some(key) = read.key.as_ref().filter(|_| read.is_flat) {
            let message =
                "`key` names one variable, `flatten` a view of several: write one of them";
            errors.push(syn::Error::new(key.span(), message));
        }
        read
    }

    /// Reads what is in `#[settings(…)]`.
    fn arguments(&mut self, tokens: TokenStream) -> syn::Result<()> {
        let parser = |input: ParseStream<'_>| {
            while !input.is_empty() {
                let name: Ident = input.parse()?;
                if name == "key" {
                    input.parse::<Token![=]>()?;
                    self.key = Some(input.parse()?);
                } else if name == "flatten" {
                    self.is_flat = true;
                } else {
                    let message = "unknown argument; there are `key = \"…\"`, `flatten`";
                    return Err(syn::Error::new(name.span(), message));
                }
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        parser.parse2(tokens)
    }

    /// Where problems with the field are shown.
    pub(super) fn span(&self) -> Span {
        self.ident.span()
    }

    /// Where problems with its type are shown.
    pub(super) fn type_span(&self) -> Span {
        self.ty.span()
    }

    /// The type as the user wrote it.
    pub(super) fn type_name(&self) -> String {
        self.ty.written()
    }
}
