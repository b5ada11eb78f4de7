//! The arguments of the attribute, as plain data.

use alphaswarm_settings_schema::diagnostic::nearest;
use alphaswarm_settings_schema::model::{Target, TargetSet};
use proc_macro2::{Span, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::{Ident, LitStr, Token};

/// What the user asked for.
pub(crate) struct Arguments {
    pub(crate) schema: Option<LitStr>,
    pub(crate) prefix: String,
    pub(crate) targets: TargetSet,
}

impl Default for Arguments {
    fn default() -> Self {
        Self { schema: None, prefix: String::new(), targets: TargetSet::ALL }
    }
}

const NAMES: [&str; 3] = ["schema", "prefix", "targets"];

impl Arguments {
    /// Reads `name = "value", …`; what cannot be read is among the errors and left at its default.
    pub(crate) fn read(tokens: TokenStream) -> (Self, Vec<syn::Error>) {
        let mut arguments = Self::default();
        let mut errors = Vec::new();
        let parser = |input: ParseStream<'_>| {
            let mut seen: Vec<Ident> = Vec::new();
            while !input.is_empty() {
                let name: Ident = input.parse()?;
                if seen.contains(&name) {
                    errors.push(syn::Error::new(name.span(), format!("`{name}` is given twice")));
                }
                arguments.one(&name, input, &mut errors)?;
                seen.push(name);
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        if let Err(error) = parser.parse2(tokens) {
            errors.push(error);
        }
        (arguments, errors)
    }

    fn one(
        &mut self,
        name: &Ident,
        input: ParseStream<'_>,
        errors: &mut Vec<syn::Error>,
    ) -> syn::Result<()> {
        match name.to_string().as_str() {
            "schema" => self.schema = Some(text(input)?),
            "prefix" => self.prefix = text(input)?.value(),
            "targets" => {
                let list = text(input)?;
                match target_set(&list.value()) {
                    Ok(targets) => self.targets = targets,
                    Err(message) => errors.push(syn::Error::new(list.span(), message)),
                }
            }
            unknown => return Err(unknown_argument(name.span(), unknown)),
        }
        Ok(())
    }
}

fn text(input: ParseStream<'_>) -> syn::Result<LitStr> {
    input.parse::<Token![=]>()?;
    input.parse()
}

fn target_set(list: &str) -> Result<TargetSet, String> {
    let names = list.split(',').map(str::trim);
    let target = |name| {
        Target::from_name(name).ok_or_else(|| {
            format!("unknown target `{name}`; there are `local`, `kubernetes`, `cloud`")
        })
    };
    names.map(target).collect()
}

fn unknown_argument(span: Span, name: &str) -> syn::Error {
    let message = match nearest(name, NAMES) {
        Some(near) => format!("unknown argument `{name}`: did you mean `{near}`?"),
        None => format!("unknown argument `{name}`; there are `{}`", NAMES.join("`, `")),
    };
    syn::Error::new(span, message)
}
