//! `#[derive(Settings)]`: a struct of the user's own that names the variables it needs.

mod checks;
mod fields;
mod rust_type;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Report, render};
use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span as Place;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Data, DeriveInput, Fields, Ident};

use crate::arguments::Arguments;
use crate::emit::{self, Context, Origin};
use crate::expand::{compile_errors, features_off, unknown_services};
use crate::{find, krate, schema_text};
use checks::View;
use fields::ViewField;

/// Expands `#[derive(Settings)]`.
pub(crate) fn derive(tokens: TokenStream) -> TokenStream {
    let mut errors = Vec::new();
    let expanded = syn::parse2(tokens).and_then(|input| from_input(&input, &mut errors));
    let expanded = expanded.unwrap_or_else(|error| {
        errors.push(error);
        TokenStream::new()
    });
    let errors = compile_errors(&errors);
    quote!(#errors #expanded)
}

fn from_input(input: &DeriveInput, errors: &mut Vec<syn::Error>) -> syn::Result<TokenStream> {
    let mut arguments = Arguments::default();
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("settings")) {
        match attribute.meta.require_list() {
            Ok(list) => arguments.read_of_view(list.tokens.clone(), errors),
            Err(error) => errors.push(error),
        }
    }
    if !input.generics.params.is_empty() {
        return Err(syn::Error::new_spanned(&input.generics, "settings cannot be generic"));
    }
    let fields = named_fields(input)?;
    let fields: Vec<_> = fields.iter().map(|field| ViewField::read(field, errors)).collect();
    let found = match find::find(&arguments, input.ident.span()) {
        Ok(found) => found,
        Err(error) => {
            errors.push(error);
            return Ok(fallback(&input.ident));
        }
    };
    let (source, mut diagnostics) = schema_text::read(&found, input.ident.span())?;
    let mut lowered = parse(&source);
    diagnostics.append(&mut lowered.diagnostics);
    errors.extend(schema_text::errors(&diagnostics, &source, &lowered.masks, input.ident.span()));
    errors.extend(unknown_services(&lowered.schema, &arguments));
    let view = View { schema: &lowered.schema, arguments: &arguments };
    let mut checked = checks::check(&view, &fields);
    let off = features_off(&checked.variables).into_iter();
    checked.problems.extend(off.map(|problem| (input.ident.span(), problem)));
    errors.extend(
        checked
            .problems
            .iter()
            .map(|(at, problem)| schema_error(*at, problem, &source, &lowered.masks)),
    );
    let origin = Origin { path: Some(&found.path), name: &found.name };
    let declared = emit::declared(&lowered.schema);
    let context = Context { krate: krate::path(), arguments: &arguments, origin, declared };
    if !errors.is_empty() {
        let tracking = emit::tracking_alone(&context);
        let fallback = fallback(&input.ident);
        return Ok(quote!(#tracking #fallback));
    }
    let members: Vec<_> = checked.fields.iter().map(checks::CheckedField::member).collect();
    let variables = &checked.variables;
    let expanded = emit::from_environment(&input.ident, &input.vis, variables, &members, &context);
    let targets = same_targets(&input.ident, &fields, &context);
    Ok(quote!(#expanded #targets))
}

fn named_fields(input: &DeriveInput) -> syn::Result<Vec<&syn::Field>> {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => return Ok(fields.named.iter().collect()),
            Fields::Unit => {
                return Err(syn::Error::new_spanned(
                    &input.ident,
                    "a view names the variables it needs as fields; for a field of every variable \
                     write `#[settings]` and no derive",
                ));
            }
            Fields::Unnamed(_) => {}
        },
        Data::Enum(_) | Data::Union(_) => {}
    }
    Err(syn::Error::new_spanned(&input.ident, "a view is a struct with named fields"))
}

fn schema_error(
    at: Span,
    problem: &Diagnostic,
    source: &SourceFile,
    masks: &[Place],
) -> syn::Error {
    syn::Error::new(at, render(&Report::new(problem, source, masks)))
}

/// A `FromEnvironment` that gives nothing, so that the code that loads the view stays quiet.
fn fallback(name: &Ident) -> TokenStream {
    let krate = krate::path();
    quote! {
        const _: () = {
            use #krate::__private as __p;
            impl __p::FromEnvironment for #name {
                fn variables(_: &mut dyn __p::FnMut(&'static __p::Variable)) {}
                fn from_environment(_: &mut __p::Reader<'_>) -> __p::Option<Self> {
                    __p::None
                }
            }
            #[allow(dead_code)]
            impl #name {
                pub(crate) const VARIABLES: &'static [__p::Variable] = &[];
            }
        };
    }
}

/// A nested view has to serve every target that the outer one does.
fn same_targets(name: &Ident, fields: &[ViewField<'_>], context: &Context<'_>) -> TokenStream {
    let krate = &context.krate;
    let nested = fields.iter().filter(|field| field.is_flat);
    nested
        .map(|field| {
            let ty = field.ty;
            let span = field.span();
            let message = format!(
                "the view `{}` of the field `{}` does not serve every target that `{name}` does",
                field.type_name(),
                field.name
            );
            quote_spanned! {span=>
                const _: () = #krate::__private::assert!(
                    <#name as #krate::FromEnvironment>::TARGETS
                        .is_subset(<#ty as #krate::FromEnvironment>::TARGETS),
                    #message
                );
            }
        })
        .collect()
}
