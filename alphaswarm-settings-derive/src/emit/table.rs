//! The constant table of variables.

use alphaswarm_settings_schema::model::{Classification, Extension, Target, TargetSet, Variable};
use alphaswarm_settings_schema::span::Spanned;
use alphaswarm_settings_schema::value::{Bound, Scalar, ValueType};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::item::Visibility;

pub(super) fn table(variables: &[&Variable<'_>], schema: &str) -> TokenStream {
    let count = variables.len();
    let rows = variables.iter().map(|variable| row(variable));
    quote! {
        const SCHEMA: &__p::str = #schema;
        static VARIABLES: [__p::Variable; #count] = [#(#rows,)*];
    }
}

pub(super) fn associated_const(name: &Ident, visibility: &Visibility) -> TokenStream {
    quote! {
        #[allow(dead_code)]
        impl #name {
            /// Every variable that is read, in the order of the schema, with what is known of it;
            /// a nested view has a table of its own.
            #visibility const VARIABLES: &'static [__p::Variable] = &VARIABLES;
        }
    }
}

fn row(variable: &Variable<'_>) -> TokenStream {
    let key = variable.key.value;
    let description = variable.description.value;
    let line = u32::try_from(variable.line).unwrap_or(u32::MAX);
    let value_type = value_type(variable.value_type);
    let default = variable.default.map_or("", |default| default.value);
    let required = Target::ALL.into_iter().filter(|&target| variable.is_required_in(target));
    let required = bits(required.collect());
    let targets = bits(variable.targets);
    let classification = match variable.classification.value {
        Classification::Plain => quote!(Plain),
        Classification::Secret => quote!(Secret),
        Classification::RotationRequired => quote!(RotationRequired),
    };
    let row = quote! {
        __p::row(
            SCHEMA, #line, #key, #description, #value_type, #default, #required, #targets,
            __p::Classification::#classification
        )
    };
    let values = &variable.values.strings;
    let values = (!values.is_empty()).then(|| quote!(values: &[#(#values),*],));
    let extension = variable.extension.as_deref().map(extension).filter(|more| !more.is_empty());
    if values.is_none() && extension.is_none() {
        return row;
    }
    quote!(__p::Variable { #values #extension ..#row })
}

/// The rarer fields, those that are written.
fn extension(extension: &Extension<'_>) -> TokenStream {
    let text = |name: &str, value: Option<Spanned<&str>>| {
        value.map(|value| {
            let (name, value) = (format_ident!("{name}"), value.value);
            quote!(#name: __p::Some(#value),)
        })
    };
    let texts = [
        text("pattern", extension.pattern),
        text("deprecated", deprecated(extension)),
        text("replaced_by", extension.replaced_by),
        text("owner", extension.owner),
        text("group", extension.group),
        text("example", extension.example),
        text("external", extension.external),
        text("remote_ref", extension.remote_ref),
    ];
    let texts = texts.into_iter().flatten();
    let bounds = (!extension.bounds.is_none()).then(|| {
        let (min, max) = (bound(extension.bounds.min), bound(extension.bounds.max));
        quote!(bounds: __p::Bounds { min: #min, max: #max },)
    });
    let own = Target::ALL.iter().zip(extension.target_defaults);
    let own: Vec<_> = own
        .filter_map(|(target, default)| {
            let (target, default) = (format_ident!("{target:?}"), default?.value);
            Some(quote!((__p::Target::#target, #default)))
        })
        .collect();
    let own = (!own.is_empty()).then(|| quote!(target_defaults: &[#(#own),*],));
    let aliases = extension.aliases.iter().map(|alias| alias.value);
    let aliases = (!extension.aliases.is_empty()).then(|| quote!(aliases: &[#(#aliases),*],));
    let services = &extension.services;
    let services = (!services.is_empty()).then(|| quote!(services: &[#(#services),*],));
    let file = extension.file.then(|| quote!(file: true,));
    let rotation = extension.rotation_days.map(|days| {
        let days = days.value;
        quote!(rotation_days: __p::Some(#days),)
    });
    let custom = extension.custom.iter().map(|(name, value)| {
        let (name, value) = (name.value, value.value);
        quote!((#name, #value))
    });
    let custom = (!extension.custom.is_empty()).then(|| quote!(custom: &[#(#custom),*],));
    quote!(#(#texts)* #bounds #own #aliases #services #file #rotation #custom)
}

/// A replacement alone deprecates a variable, without a reason.
fn deprecated<'s>(extension: &Extension<'s>) -> Option<Spanned<&'s str>> {
    let by_replacement = || extension.replaced_by.map(|key| Spanned::new("", key.span));
    extension.deprecated.or_else(by_replacement)
}

fn bound(bound: Option<Bound>) -> TokenStream {
    let Some(bound) = bound else { return quote!(__p::None) };
    let bound = match bound {
        Bound::Int(bound) => quote!(Int(#bound)),
        Bound::Uint(bound) => quote!(Uint(#bound)),
        Bound::Float(bound) => quote!(Float(#bound)),
        Bound::Length(bound) => quote!(Length(#bound)),
        Bound::Duration(bound) => {
            let (seconds, nanoseconds) = (bound.as_secs(), bound.subsec_nanos());
            quote!(Duration(__p::Duration::new(#seconds, #nanoseconds)))
        }
    };
    quote!(__p::Some(__p::Bound::#bound))
}

pub(super) fn target_set(targets: TargetSet) -> TokenStream {
    let bits = bits(targets);
    quote!(__p::targets(#bits))
}

/// A set as bits, the first target lowest.
fn bits(targets: TargetSet) -> u8 {
    let bits = Target::ALL.into_iter().zip([1, 2, 4]);
    bits.filter(|&(target, _)| targets.contains(target)).map(|(_, bit)| bit).sum()
}

fn value_type(value_type: ValueType) -> TokenStream {
    let scalar = format_ident!("{}", variant(value_type.scalar()));
    match value_type {
        ValueType::Scalar(_) => quote!(__p::ValueType::Scalar(__p::Scalar::#scalar)),
        ValueType::List(_) => quote!(__p::ValueType::List(__p::Scalar::#scalar)),
    }
}

/// The name of the variant, which its `Debug` is.
fn variant(scalar: Scalar) -> String {
    format!("{scalar:?}")
}
