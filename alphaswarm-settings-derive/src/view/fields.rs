//! The fields of a view, as the user wrote them.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{LitStr, Type};

use super::rust_type;

/// One field of a view.
pub(super) struct ViewField<'f> {
    pub(super) ident: &'f Ident,
    /// The name, without `r#`.
    pub(super) name: String,
    pub(super) ty: &'f Type,
    /// The key that the user named, in place of the one that the field's name stands for.
    pub(super) key: Option<LitStr>,
    /// Whether the field is a view itself.
    pub(super) is_flat: bool,
}

impl<'f> ViewField<'f> {
    pub(super) fn read(field: &'f syn::Field, errors: &mut Vec<syn::Error>) -> Self {
        let ident = field.ident.as_ref().expect("the fields of a view are named");
        let name = ident.to_string();
        let name = name.strip_prefix("r#").unwrap_or(&name).to_owned();
        let mut read = Self { ident, name, ty: &field.ty, key: None, is_flat: false };
        for attribute in field.attrs.iter().filter(|found| found.path().is_ident("settings")) {
            let parsed = attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("key") {
                    read.key = Some(meta.value()?.parse()?);
                } else if meta.path.is_ident("flatten") {
                    read.is_flat = true;
                } else {
                    return Err(meta.error("unknown argument; there are `key = \"…\"`, `flatten`"));
                }
                Ok(())
            });
            errors.extend(parsed.err());
        }
        if let Some(key) = read.key.as_ref().filter(|_| read.is_flat) {
            let message =
                "`key` names one variable, `flatten` a view of several: write one of them";
            errors.push(syn::Error::new(key.span(), message));
        }
        read
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
        rust_type::written(self.ty)
    }
}
