//! From the attribute's tokens to the code that takes their place.

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic};
use alphaswarm_settings_schema::model::Schema;
use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::value::Scalar;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Fields, Ident, Visibility};

use crate::arguments::Arguments;
use crate::emit::{self, Origin};
use crate::{find, names, schema_text};

/// The unit struct that the attribute stands on.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
}

impl Item {
    fn read(tokens: TokenStream) -> syn::Result<Self> {
        let input: DeriveInput = syn::parse2(tokens)?;
        let is_unit =
            matches!(&input.data, Data::Struct(data) if matches!(data.fields, Fields::Unit));
        if !is_unit {
            return Err(syn::Error::new_spanned(
                &input.ident,
                "`#[settings]` makes the fields itself: write a struct without any, \
                 `struct Settings;`",
            ));
        }
        if !input.generics.params.is_empty() {
            return Err(syn::Error::new_spanned(input.generics, "settings cannot be generic"));
        }
        Ok(Self { attributes: input.attrs, visibility: input.vis, name: input.ident })
    }
}

/// Expands `#[settings(…)]`.
pub(crate) fn settings(arguments: TokenStream, tokens: TokenStream) -> TokenStream {
    let (arguments, mut errors) = Arguments::read(arguments);
    let item = match Item::read(tokens.clone()) {
        Ok(item) => item,
        Err(error) => {
            errors.push(error);
            return tokens.into_iter().chain(compile_errors(&errors)).collect();
        }
    };
    let expanded = match from_schema(&arguments, &item, &mut errors) {
        Ok(expanded) => expanded,
        Err(error) => {
            errors.push(error);
            emit::settings(&item, &arguments, &Schema::default(), &Origin::default())
        }
    };
    let errors = compile_errors(&errors);
    quote!(#errors #expanded)
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
    lowered.schema.variables.retain(|variable| variable.targets.intersects(arguments.targets));
    let own_name = item.name.to_string();
    diagnostics.extend(names::problems(&lowered.schema, &arguments.prefix, &own_name));
    diagnostics.extend(feature_off(&lowered.schema));
    errors.extend(schema_text::errors(&diagnostics, &source, &lowered.masks, at));
    let origin = Origin { path: Some(&found.path), name: &found.name };
    Ok(emit::settings(item, arguments, &lowered.schema, &origin))
}

/// One error for all variables whose type needs a feature that is off.
fn feature_off(schema: &Schema<'_>) -> Option<Diagnostic> {
    let needs_url = schema
        .variables
        .iter()
        .find(|variable| variable.value_type.scalar() == Scalar::Url && !variable.is_secret())?;
    (!cfg!(feature = "url")).then(|| {
        let message = "the type `url` needs the feature `url`";
        Diagnostic::new(Code::FeatureOff, needs_url.key.span, message)
            .label("first used here")
            .help("in Cargo.toml: alphaswarm-settings = { version = \"…\", features = [\"url\"] }")
    })
}

fn compile_errors(errors: &[syn::Error]) -> TokenStream {
    errors.iter().map(syn::Error::to_compile_error).collect()
}
