//! The way that both macros go: the schema is found, read and parsed, every problem is collected,
//! and only then are tokens written.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::parse;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};

use crate::arguments::Arguments;
use crate::context::{Context, Origin};
use crate::{features, find, krate, prefix, schema_file, services};

/// A problem, and where in the user's code it shows.
pub(crate) type Problem = (Span, Diagnostic);

/// One of the two macros, as far as it is not like the other.
pub(crate) trait Macro {
    /// Takes variables from the schema, and says what is wrong with them.
    fn take<'a>(&'a self, schema: &'a Schema<'a>) -> Taken<'a>;

    /// The code where there is no schema.
    fn fallback(&self) -> TokenStream;
}

/// What a macro has taken from the schema.
pub(crate) struct Taken<'a> {
    /// In schema order.
    pub(crate) variables: Vec<&'a Variable<'a>>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) emit: Emit<'a>,
}

/// Writes the code for the variables; where something is wrong, which the last argument says, as
/// much of it as keeps the user's own code quiet.
pub(crate) type Emit<'a> =
    Box<dyn FnOnce(&[&Variable<'_>], &Context<'_>, bool) -> TokenStream + 'a>;

/// Expands a macro on an item called `name`. `errors` has what is wrong with its arguments and with
/// the item.
pub(crate) fn expand(
    of: &dyn Macro,
    name: &syn::Ident,
    arguments: &Arguments,
    mut errors: Vec<syn::Error>,
) -> TokenStream {
    let expanded = from_schema(of, name.span(), arguments, &mut errors);
    let expanded = expanded.unwrap_or_else(|error| {
        errors.push(error);
        of.fallback()
    });
    let errors = compile_errors(&errors);
    quote!(#errors #expanded)
}

fn from_schema(
    of: &dyn Macro,
    at: Span,
    arguments: &Arguments,
    errors: &mut Vec<syn::Error>,
) -> syn::Result<TokenStream> {
    let found = find::find(arguments, at)?;
    let (source, mut diagnostics) = schema_file::read(&found, at)?;
    let mut lowered = parse(&source);
    diagnostics.append(&mut lowered.diagnostics);
    let schema = &lowered.schema;
    errors.extend(services::unknown(schema, arguments));
    let Taken { variables, mut problems, emit } = of.take(schema);
    problems.retain(|(_, problem)| !is_of_broken_block(problem, &diagnostics));
    if let Some(error) = prefix::check(schema, arguments) {
        errors.push(error);
        // With another prefix than was meant, every field would seem to be wrong.
        problems.clear();
    }
    problems.extend(features::off(&variables).into_iter().map(|problem| (at, problem)));
    let of_schema = diagnostics.iter().map(|problem| (at, problem));
    let all = of_schema.chain(problems.iter().map(|(at, problem)| (*at, problem)));
    errors.extend(schema_file::errors(all, &source, &lowered.masks));
    let declared = if is_whole(&variables, schema) { Vec::new() } else { declared(schema) };
    let origin = Origin { path: Some(&found.path), name: &found.name };
    let context = Context { krate: krate::path(), arguments, origin, declared };
    Ok(emit(&variables, &context, errors.is_empty()))
}

/// Whether every variable of the schema was taken; a view may take one twice.
fn is_whole(taken: &[&Variable<'_>], schema: &Schema<'_>) -> bool {
    let mut lines: Vec<_> = taken.iter().map(|variable| variable.line).collect();
    lines.dedup();
    lines.len() == schema.variables.len()
}

/// Every key and old name of a schema.
fn declared<'s>(schema: &Schema<'s>) -> Vec<&'s str> {
    let mut names = Vec::with_capacity(schema.variables.len());
    for variable in &schema.variables {
        names.push(variable.key.value);
        for alias in &variable.extension().aliases {
            names.push(alias.value);
        }
    }
    names
}

/// Whether the problem is with a variable whose block has an error already: what was read of it is
/// a guess.
fn is_of_broken_block(problem: &Diagnostic, diagnostics: &[Diagnostic]) -> bool {
    let mut errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    problem.key.is_some() && errors.any(|error| error.key == problem.key)
}

/// The tokens that make rustc report the errors.
pub(crate) fn compile_errors(errors: &[syn::Error]) -> TokenStream {
    let mut tokens = TokenStream::new();
    for error in errors {
        error.to_compile_error().to_tokens(&mut tokens);
    }
    tokens
}
