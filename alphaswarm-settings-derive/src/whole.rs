//! `#[settings]`: a struct with a field for every variable.

use alphaswarm_settings_schema::model::{Schema, Variable};
use proc_macro2::TokenStream;
use quote::quote;

use crate::arguments::{Arguments, Unused};
use crate::context::{Context, Origin};
use crate::emit;
use crate::item::{Body, Item};
use crate::pipeline::{self, Macro, Taken, compile_errors};
use crate::{krate, names, services};

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
        let fallback = emit::fallback(&item);
        return quote!(#tokens #errors #fallback);
    }
    errors.extend(void_level(&item, &mut arguments));
    let whole = Whole { item: &item, arguments: &arguments };
    pipeline::expand(&whole, &item.name, &arguments, errors)
}

/// An error where the attribute is on anything but a unit struct.
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

struct Whole<'i> {
    item: &'i Item,
    arguments: &'i Arguments,
}

impl Macro for Whole<'_> {
    /// Takes every variable that is served.
    fn take<'a>(&'a self, schema: &'a Schema<'a>) -> Taken<'a> {
        let served = |variable: &&Variable<'_>| services::is_served(variable, self.arguments);
        let variables: Vec<_> = schema.variables.iter().filter(served).collect();
        let name = &self.item.name;
        let problems = names::problems(&variables, &self.arguments.prefix, &name.to_string());
        Taken {
            variables,
            problems: problems.into_iter().map(|problem| (name.span(), problem)).collect(),
            emit: Box::new(|variables, context, _| emit::settings(self.item, variables, context)),
        }
    }

    fn fallback(&self) -> TokenStream {
        let context = Context {
            krate: krate::path(),
            arguments: self.arguments,
            origin: Origin::default(),
            declared: Vec::new(),
        };
        emit::settings(self.item, &[], &context)
    }
}
