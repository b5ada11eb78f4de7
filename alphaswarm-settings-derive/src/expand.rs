//! From the attribute's tokens to the code that takes their place.

use alphaswarm_settings_schema::diagnostic::nearest;
use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::parse;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::arguments::{Arguments, Unused};
use crate::emit::{self, Context, Origin};
use crate::item::{Body, Item};
use crate::{features, find, krate, names, schema_text, view};

/// Expands `#[settings(…)]`.
pub(crate) fn settings(arguments: TokenStream, tokens: &TokenStream) -> TokenStream {
    let (mut arguments, mut errors) = Arguments::of_struct(arguments);
    let item = match Item::read(tokens.clone()) {
        Ok(item) => item,
        Err(error) => {
            errors.push(error);
            let errors = compile_errors(&errors);
            return quote!(#tokens #errors);
        }
    };
    if let Err(error) = refuse_fields(&item).and_then(|()| item.refuse_generics()) {
        errors.push(error);
        let errors = compile_errors(&errors);
        let fallback = view::fallback(&item);
        return quote!(#tokens #errors #fallback);
    }
    errors.extend(void_level(&item, &mut arguments));
    let expanded = match from_schema(&arguments, &item, &mut errors) {
        Ok(expanded) => expanded,
        Err(error) => {
            errors.push(error);
            let origin = Origin::default();
            let declared = Vec::new();
            let context = Context { krate: krate::path(), arguments: &arguments, origin, declared };
            emit::settings(&item, &Schema::default(), &context)
        }
    };
    let errors = compile_errors(&errors);
    quote!(#errors #expanded)
}

/// A problem where the attribute stands on anything but a unit struct.
fn refuse_fields(item: &Item) -> syn::Result<()> {
    if matches!(item.body, Body::Unit) {
        return Ok(());
    }
    Err(syn::Error::new(
        item.name.span(),
        "`#[settings]` makes the fields itself: write a struct without any, `struct Settings;`, \
         or a view with `#[derive(alphaswarm_settings::Settings)]`",
    ))
}

/// On a bare `pub struct` rustc takes every public field for used, and the level would be void.
fn void_level(item: &Item, arguments: &mut Arguments) -> Option<syn::Error> {
    let (Unused::Warn(span) | Unused::Deny(span)) = arguments.unused else { return None };
    if !item.visibility.is_public() {
        return None;
    }
    arguments.unused = Unused::Allow;
    let message = format!(
        "`unused` has no effect on a `pub` struct, whose fields all count as used: write \
         `pub(crate) struct {}`",
        item.name
    );
    Some(syn::Error::new(span, message))
}

fn from_schema(
    arguments: &Arguments,
    item: &Item,
    errors: &mut Vec<syn::Error>,
) -> syn::Result<TokenStream> {
    let at = item.name.span();
    let found = find::find(arguments, at)?;
    let (source, mut diagnostics) = schema_text::read(&found, at)?;
    let mut lowered = parse(&source);
    diagnostics.append(&mut lowered.diagnostics);
    errors.extend(unknown_services(&lowered.schema, arguments));
    let mut declared = emit::declared(&lowered.schema);
    let before = lowered.schema.variables.len();
    lowered.schema.variables.retain(|variable| is_served(variable, arguments));
    if lowered.schema.variables.len() == before {
        declared.clear();
    }
    let own_name = item.name.to_string();
    diagnostics.extend(names::problems(&lowered.schema, &arguments.prefix, &own_name));
    let variables: Vec<_> = lowered.schema.variables.iter().collect();
    diagnostics.extend(features::off(&variables));
    errors.extend(schema_text::errors(&diagnostics, &source, &lowered.masks, at));
    let origin = Origin { path: Some(&found.path), name: &found.name };
    let context = Context { krate: krate::path(), arguments, origin, declared };
    Ok(emit::settings(item, &lowered.schema, &context))
}

/// Whether the variable exists in a served target and is read by a served service.
pub(crate) fn is_served(variable: &Variable<'_>, arguments: &Arguments) -> bool {
    variable.targets.intersects(arguments.targets) && is_of_service(variable, arguments)
}

/// Whether the variable is read by a served service; without `services` it is read by all.
pub(crate) fn is_of_service(variable: &Variable<'_>, arguments: &Arguments) -> bool {
    let readers = &variable.extension().services;
    let served = &arguments.services;
    readers.is_empty()
        || served.is_empty()
        || served.iter().any(|(service, _)| readers.contains(&service.as_str()))
}

/// An error for each service that the schema does not know.
pub(crate) fn unknown_services(schema: &Schema<'_>, arguments: &Arguments) -> Vec<syn::Error> {
    let mut errors = Vec::new();
    for (name, span) in &arguments.services {
        let mut known: Vec<&str> = Vec::new();
        for variable in &schema.variables {
            known.extend_from_slice(&variable.extension().services);
        }
        if known.contains(&name.as_str()) {
            continue;
        }
        let message = match nearest(name, known) {
            Some(near) => {
                format!("no variable lists the service `{name}`: did you mean `{near}`?")
            }
            None => format!("no variable of the schema lists the service `{name}`"),
        };
        errors.push(syn::Error::new(*span, message));
    }
    errors
}

pub(crate) fn compile_errors(errors: &[syn::Error]) -> TokenStream {
    let mut tokens = TokenStream::new();
    for error in errors {
        error.to_compile_error().to_tokens(&mut tokens);
    }
    tokens
}
