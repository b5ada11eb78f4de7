//! The constant table of variables.

use alphaswarm_settings_schema::model::{Classification, Target, TargetSet, Variable};
use alphaswarm_settings_schema::value::{Scalar, ValueType};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::field::Field;
use crate::expand::Item;

pub(super) fn table(fields: &[Field<'_>], schema: &str) -> TokenStream {
    let count = fields.len();
    let rows = fields.iter().map(|field| row(field.variable));
    quote! {
        const SCHEMA: &str = #schema;
        static VARIABLES: [p::Variable; #count] = [#(#rows,)*];
    }
}

pub(super) fn associated_const(item: &Item) -> TokenStream {
    let Item { visibility, name, .. } = item;
    quote! {
        #[allow(dead_code)]
        impl #name {
            /// Every variable of the schema, in its order, with all that is known of it.
            #visibility const VARIABLES: &'static [p::Variable] = &VARIABLES;
        }
    }
}

/// Only what differs from the base is written: a large table costs compile time.
fn row(variable: &Variable<'_>) -> TokenStream {
    let key = variable.key.value;
    let description = variable.description.value;
    let line = u32::try_from(variable.line).unwrap_or(u32::MAX);
    let value_type = (variable.value_type != ValueType::DEFAULT).then(|| {
        let value_type = value_type(variable.value_type);
        quote!(value_type: #value_type,)
    });
    let values = &variable.values.texts;
    let values = (!values.is_empty()).then(|| quote!(values: &[#(#values),*],));
    let required = Target::ALL.into_iter().filter(|&target| variable.is_required_in(target));
    let required: TargetSet = required.collect();
    let required = (!required.is_empty()).then(|| {
        let required = target_set(required);
        quote!(required_in: #required,)
    });
    let default = variable.default.map(|default| {
        let default = default.value;
        quote!(default: p::Some(#default),)
    });
    let targets = (variable.targets != TargetSet::ALL).then(|| {
        let targets = target_set(variable.targets);
        quote!(targets: #targets,)
    });
    let classification = variable.is_secret().then(|| {
        let name = match variable.classification.value {
            Classification::Plain => quote!(Plain),
            Classification::Secret => quote!(Secret),
            Classification::RotationRequired => quote!(RotationRequired),
        };
        quote!(classification: p::Classification::#name,)
    });
    quote! {
        p::Variable {
            key: #key,
            description: #description,
            #value_type #values #required #default #targets #classification
            schema: SCHEMA,
            line: #line,
            ..p::Variable::STRING
        }
    }
}

pub(super) fn target_set(targets: TargetSet) -> TokenStream {
    let [local, kubernetes, cloud] = Target::ALL.map(|target| targets.contains(target));
    quote!(p::targets(#local, #kubernetes, #cloud))
}

fn value_type(value_type: ValueType) -> TokenStream {
    let scalar = format_ident!("{}", variant(value_type.scalar()));
    match value_type {
        ValueType::Scalar(_) => quote!(p::ValueType::Scalar(p::Scalar::#scalar)),
        ValueType::List(_) => quote!(p::ValueType::List(p::Scalar::#scalar)),
    }
}

/// The name of the variant, which its `Debug` is.
fn variant(scalar: Scalar) -> String {
    format!("{scalar:?}")
}
