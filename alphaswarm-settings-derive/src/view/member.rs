//! How a field of a view is read.

use alphaswarm_settings_schema::diagnostic::joined;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::value::Scalar;
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};

use super::checks::CheckedField;
use super::fit::{Making, making, single};
use crate::emit::{self, Member};
use crate::rust_type::Type;
use crate::spans::respanned;

/// How the field is read.
pub(super) fn member(field: &CheckedField<'_>) -> Member {
    match field {
        CheckedField::Flat(field) => {
            let (ident, ty) = (field.ident.clone(), field.ty);
            Member {
                ident,
                slot_type: quote!(#ty),
                read: quote!(<#ty as __p::FromEnvironment>::from_environment(reader)),
                is_optional: false,
                visit: Some(quote!(<#ty as __p::FromEnvironment>::variables(visit);)),
            }
        }
        CheckedField::One { field, variable, index } => {
            let inner = field.ty.inside("Option");
            let ty = inner.as_ref().unwrap_or(field.ty);
            Member {
                ident: field.ident.clone(),
                slot_type: quote!(#ty),
                read: read(variable, *index, ty),
                is_optional: inner.is_some(),
                visit: None,
            }
        }
    }
}

/// The call that reads a variable as the type that the user gave the field.
fn read(variable: &Variable<'_>, index: usize, ty: &Type) -> TokenStream {
    let Some(single) = single(variable, ty) else { return quote!(__p::None) };
    match making(variable, ty) {
        None | Some(Making::Schema) => emit::read_call(variable, index, None),
        Some(Making::Number { function, is_generic }) => {
            let function = format_ident!("{function}");
            let of_type = is_generic.then(|| quote!(::<#single>));
            emit::read_by(variable, index, &quote!(__p::parse::#function #of_type))
        }
        Some(Making::Json) => {
            emit::read_by(variable, index, &quote!(__p::parse::from_json::<#single>))
        }
        Some(Making::Own) => emit::read_checked_by(variable, index, &own(variable, &single)),
    }
}

/// A closure that makes a value of the user's own type. Every token of it is at the type, which is where
/// a type that cannot be made is an error.
fn own(variable: &Variable<'_>, single: &Type) -> TokenStream {
    let is_enum = variable.value_type.scalar() == Scalar::Enum;
    let value = if is_enum { quote!(__p::trimmed(value)) } else { quote!(value) };
    let closure = quote! {
        |value| {
            use __p::{ByFromStr as _, ByFromStrWithReason as _, BySerde as _, NoWay as _};
            (&&&&__p::Own::<#single>::NEW).make(#value)
        }
    };
    respanned(closure, single.span().resolved_at(Span::call_site()))
}

/// A check that an enum has every value that the schema lists, as far as the compiler can know.
pub(super) fn choices(field: &CheckedField<'_>, krate: &TokenStream) -> Option<TokenStream> {
    let CheckedField::One { field, variable, .. } = field else { return None };
    let is_own = matches!(making(variable, field.ty), Some(Making::Own));
    let values = &variable.values.strings;
    let single = single(variable, field.ty).filter(|_| is_own && !values.is_empty())?;
    let listed = joined(&mut values.iter().copied(), ", ");
    let message = format!(
        "`{}` lacks a value that the schema lists for {}: {listed}",
        single.written(),
        variable.key.value,
    );
    let check = quote! {
        const _: () = {
            use #krate::__private::NoChoices as _;
            #krate::__private::assert!(
                #krate::__private::are_covered(
                    &[#(#values),*],
                    #krate::__private::Ask::<#single>::VALUES
                ),
                #message
            );
        };
    };
    Some(respanned(check, single.span().resolved_at(Span::call_site())))
}
