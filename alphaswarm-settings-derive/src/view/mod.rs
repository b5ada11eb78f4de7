//! `#[derive(Settings)]`: a struct of the user's own that names the variables it needs.

mod checks;
mod fields;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Report, render};
use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span as Place;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Ident;

use crate::arguments::Arguments;
use crate::emit::{self, Context, Origin};
use crate::expand::{compile_errors, unknown_services};
use crate::item::{Attribute, Body, Field, Item};
use crate::{features, find, krate, schema_text};
use checks::View;
use fields::ViewField;

/// Expands `#[derive(Settings)]`.
pub(crate) fn derive(tokens: TokenStream) -> TokenStream {
    let item = match Item::read(tokens) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Vec::new();
    let expanded = from_item(&item, &mut errors).unwrap_or_else(|error| {
        errors.push(error);
        fallback(&item).unwrap_or_default()
    });
    let errors = compile_errors(&errors);
    quote!(#errors #expanded)
}

fn from_item(item: &Item, errors: &mut Vec<syn::Error>) -> syn::Result<TokenStream> {
    let mut arguments = Arguments::default();
    for given in item.attributes.iter().filter_map(Attribute::settings) {
        match given {
            Ok(given) => arguments.read_of_view(given, errors),
            Err(error) => errors.push(error),
        }
    }
    item.refuse_generics()?;
    let fields = named_fields(item)?;
    let fields: Vec<_> = fields.iter().map(|field| ViewField::read(field, errors)).collect();
    let are_arguments_right = errors.is_empty();
    let found = find::find(&arguments, item.name.span())?;
    let (source, mut diagnostics) = schema_text::read(&found, item.name.span())?;
    let mut lowered = parse(&source);
    diagnostics.append(&mut lowered.diagnostics);
    errors.extend(schema_text::errors(&diagnostics, &source, &lowered.masks, item.name.span()));
    errors.extend(unknown_services(&lowered.schema, &arguments));
    let view = View { schema: &lowered.schema, arguments: &arguments };
    let mut checked = checks::check(&view, &fields);
    if are_arguments_right {
        checked.problems.retain(|(_, problem)| !is_of_broken_block(problem, &diagnostics));
    } else {
        // With another prefix than was meant, every field would seem to be wrong.
        checked.problems.clear();
    }
    let off = features::off(&checked.variables).into_iter();
    checked.problems.extend(off.map(|problem| (item.name.span(), problem)));
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
        let fallback = fallback(item);
        return Ok(quote!(#tracking #fallback));
    }
    let members: Vec<_> = checked.fields.iter().map(checks::CheckedField::member).collect();
    let variables = &checked.variables;
    let expanded =
        emit::from_environment(&item.name, &item.visibility, variables, &members, &context);
    let targets = same_targets(&item.name, &fields, &context);
    Ok(quote!(#expanded #targets))
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

fn schema_error(
    at: Span,
    problem: &Diagnostic,
    source: &SourceFile,
    masks: &[Place],
) -> syn::Error {
    syn::Error::new(at, render(&Report::new(problem, source, masks)))
}

/// Whether the problem is with a variable whose block has an error already: what was read of it is
/// a guess.
fn is_of_broken_block(problem: &Diagnostic, diagnostics: &[Diagnostic]) -> bool {
    let mut errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    problem.key.is_some() && errors.any(|error| error.key == problem.key)
}

/// A `FromEnvironment` that gives nothing, so that the code that loads the type stays quiet; none for
/// a type with parameters.
pub(crate) fn fallback(item: &Item) -> Option<TokenStream> {
    if !item.generics.is_empty() {
        return None;
    }
    let name = &item.name;
    let krate = krate::path();
    Some(quote! {
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
    })
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
