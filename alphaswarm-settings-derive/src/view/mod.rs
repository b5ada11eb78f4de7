//! `#[derive(Settings)]`: a struct of the user's own that names the variables it needs.

mod checks;
mod fields;
mod fit;
mod member;
mod numbers;
mod taken;

use alphaswarm_settings_schema::model::{Schema, Variable};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Ident;

use crate::arguments::Arguments;
use crate::context::Context;
use crate::emit;
use crate::item::{Attribute, Body, Field, Item};
use crate::pipeline::{self, Macro, Taken, compile_errors};
use checks::{Checked, CheckedField};
use fields::ViewField;

/// Expands `#[derive(Settings)]`.
pub(crate) fn derive(tokens: TokenStream) -> TokenStream {
    let item = match Item::read(tokens) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Vec::new();
    let arguments = arguments(&item, &mut errors);
    let fields = match item.refuse_generics().and_then(|()| named_fields(&item)) {
        Ok(fields) => fields,
        Err(error) => {
            errors.push(error);
            let errors = compile_errors(&errors);
            let fallback = emit::fallback(&item);
            return quote!(#errors #fallback);
        }
    };
    let fields: Vec<_> = fields.iter().map(|field| ViewField::read(field, &mut errors)).collect();
    let are_arguments_right = errors.is_empty();
    let view = View { item: &item, arguments: &arguments, fields: &fields, are_arguments_right };
    pipeline::expand(&view, &item.name, &arguments, errors)
}

fn arguments(item: &Item, errors: &mut Vec<syn::Error>) -> Arguments {
    let mut arguments = Arguments::default();
    for given in item.attributes.iter().filter_map(Attribute::settings) {
        match given {
            Ok(given) => arguments.read_of_view(given, errors),
            Err(error) => errors.push(error),
        }
    }
    arguments
}

fn named_fields(item: &Item) -> syn::Result<&[Field]> {
    let message = match &item.body {
        Body::Named(fields) => return Ok(fields),
        Body::Unit => {
            "a view names the variables it needs as fields; for a field of every variable write \
             `#[settings]` and no derive"
        }
        Body::Other => "a view is a struct with named fields",
    };
    Err(syn::Error::new(item.name.span(), message))
}

struct View<'i> {
    item: &'i Item,
    arguments: &'i Arguments,
    fields: &'i [ViewField<'i>],
    are_arguments_right: bool,
}

impl Macro for View<'_> {
    /// Takes the variables that the fields name.
    fn take<'a>(&'a self, schema: &'a Schema<'a>) -> Taken<'a> {
        let mut checked = checks::check(schema, self.arguments, self.fields);
        if !self.are_arguments_right {
            // With another prefix than was meant, every field would seem to be wrong.
            checked.problems.clear();
        }
        let Checked { variables, fields, problems } = checked;
        let emit = Box::new(move |variables: &[&Variable<'_>], context: &Context<'_>, is_right| {
            if is_right {
                return self.emit(variables, &fields, context);
            }
            let tracking = emit::tracking_alone(context);
            let fallback = self.fallback();
            quote!(#tracking #fallback)
        });
        Taken { variables, problems, emit }
    }

    fn fallback(&self) -> TokenStream {
        emit::fallback(self.item).unwrap_or_default()
    }
}

impl View<'_> {
    fn emit(
        &self,
        variables: &[&Variable<'_>],
        fields: &[CheckedField<'_>],
        context: &Context<'_>,
    ) -> TokenStream {
        let Item { name, visibility, .. } = self.item;
        let members: Vec<_> = fields.iter().map(member::member).collect();
        let expanded = emit::from_environment(name, visibility, variables, &members, context);
        let targets = same_targets(name, self.fields, context);
        let choices = fields.iter().filter_map(|field| member::choices(field, &context.krate));
        let from_whole = taken::from_whole(name, fields, context);
        quote!(#expanded #targets #(#choices)* #from_whole)
    }
}

/// A nested view has to serve every target that the outer one does.
fn same_targets(name: &Ident, fields: &[ViewField<'_>], context: &Context<'_>) -> TokenStream {
    let krate = &context.krate;
    let mut checks = TokenStream::new();
    for field in fields.iter().filter(|field| field.is_flat) {
        let ty = field.ty;
        let message = format!(
            "the view `{}` of the field `{}` does not serve every target that `{name}` does",
            field.type_name(),
            field.name
        );
        let check = quote_spanned! {field.span()=>
            const _: () = #krate::__private::assert!(
                <#name as #krate::FromEnvironment>::TARGETS
                    .is_subset(<#ty as #krate::FromEnvironment>::TARGETS),
                #message
            );
        };
        check.to_tokens(&mut checks);
    }
    checks
}
