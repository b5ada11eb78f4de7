//! The arguments of the attribute and of the derive, as plain data.

use alphaswarm_settings_schema::diagnostic::{joined, nearest};
use alphaswarm_settings_schema::model::{Target, TargetSet};
use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::{Ident, LitBool, LitStr, Token};

/// What the user asked for.
pub(crate) struct Arguments {
    pub(crate) schema: Option<LitStr>,
    pub(crate) prefix: String,
    /// Where the prefix is given.
    pub(crate) prefix_span: Option<Span>,
    pub(crate) targets: TargetSet,
    /// The services the program is; every one where the list is empty.
    pub(crate) services: Vec<(String, Span)>,
    pub(crate) unused: Unused,
    pub(crate) global: bool,
    pub(crate) clone: bool,
    pub(crate) require_target: bool,
    /// The settings that a view can be taken from.
    pub(crate) of: Option<TokenStream>,
}

/// What happens to a variable that no code reads.
#[derive(Clone, Copy)]
pub(crate) enum Unused {
    Allow,
    Warn(Span),
    Deny(Span),
}

impl Default for Arguments {
    fn default() -> Self {
        Self {
            schema: None,
            prefix: String::new(),
            prefix_span: None,
            targets: TargetSet::ALL,
            services: Vec::new(),
            unused: Unused::Allow,
            global: false,
            clone: true,
            require_target: false,
            of: None,
        }
    }
}

/// The arguments of `#[settings]`.
const OF_STRUCT: [&str; 8] =
    ["schema", "prefix", "targets", "services", "require_target", "unused", "global", "clone"];
/// The arguments of the `#[settings]` on a view.
const OF_VIEW: [&str; 6] = ["schema", "prefix", "targets", "services", "require_target", "of"];

impl Arguments {
    /// Reads the arguments of `#[settings]`.
    ///
    /// What cannot be read is among the errors and left at its default.
    pub(crate) fn of_struct(tokens: TokenStream) -> (Self, Vec<syn::Error>) {
        let mut arguments = Self::default();
        let mut errors = Vec::new();
        arguments.read(tokens, &OF_STRUCT, &mut errors);
        (arguments, errors)
    }

    /// Adds the arguments of the `#[settings]` on a view.
    pub(crate) fn read_of_view(&mut self, tokens: TokenStream, errors: &mut Vec<syn::Error>) {
        self.read(tokens, &OF_VIEW, errors);
    }

    fn read(&mut self, tokens: TokenStream, names: &[&str], errors: &mut Vec<syn::Error>) {
        let parser = |input: ParseStream<'_>| {
            let mut seen: Vec<Ident> = Vec::new();
            while !input.is_empty() {
                let name: Ident = input.parse()?;
                if !names.contains(&name.to_string().as_str()) {
                    return Err(unknown(&name, names));
                }
                if seen.contains(&name) {
                    errors.push(syn::Error::new(name.span(), format!("`{name}` is given twice")));
                    Self::default().one(&name, input, errors)?;
                } else {
                    self.one(&name, input, errors)?;
                }
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
    }

    fn one(
        &mut self,
        name: &Ident,
        input: ParseStream<'_>,
        errors: &mut Vec<syn::Error>,
    ) -> syn::Result<()> {
        match name.to_string().as_str() {
            "schema" => self.schema = Some(string(input)?),
            "prefix" => {
                let prefix = string(input)?;
                self.prefix = prefix.value();
                self.prefix_span = Some(prefix.span());
            }
            "targets" => checked(&string(input)?, target_set, &mut self.targets, errors),
            "services" => {
                let list = string(input)?;
                let span = list.span();
                checked(&list, |list| services(list, span), &mut self.services, errors);
            }
            "unused" => {
                let level = string(input)?;
                let span = level.span();
                checked(&level, |level| unused(level, span), &mut self.unused, errors);
            }
            "global" => self.global = flag(input)?,
            "clone" => self.clone = flag(input)?,
            "of" => self.of = Some(path(input)?),
            _ => self.require_target = flag(input)?,
        }
        Ok(())
    }
}

fn string(input: ParseStream<'_>) -> syn::Result<LitStr> {
    input.parse::<Token![=]>()?;
    input.parse()
}

/// What stands before the next comma: the path of a type.
fn path(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    input.parse::<Token![=]>()?;
    let mut path = TokenStream::new();
    while !(input.is_empty() || input.peek(Token![,])) {
        path.extend([input.parse::<TokenTree>()?]);
    }
    if path.is_empty() { Err(input.error("expected the path of a type")) } else { Ok(path) }
}

/// `name` alone, or `name = true`.
fn flag(input: ParseStream<'_>) -> syn::Result<bool> {
    if !input.peek(Token![=]) {
        return Ok(true);
    }
    input.parse::<Token![=]>()?;
    input.parse::<LitBool>().map(|flag| flag.value())
}

/// Puts what `read` makes of the literal into `slot`, or its error among the errors.
fn checked<T>(
    text: &LitStr,
    read: impl Fn(&str) -> Result<T, String>,
    slot: &mut T,
    errors: &mut Vec<syn::Error>,
) {
    match read(&text.value()) {
        Ok(value) => *slot = value,
        Err(message) => errors.push(syn::Error::new(text.span(), message)),
    }
}

fn target_set(list: &str) -> Result<TargetSet, String> {
    let target = |name| {
        Target::from_input(name).ok_or_else(|| {
            format!("unknown target `{name}`; use `local`, `kubernetes` (or `k8s`) or `cloud`")
        })
    };
    list.split(',').map(str::trim).map(target).collect()
}

fn services(list: &str, span: Span) -> Result<Vec<(String, Span)>, String> {
    let names = list.split(',').map(|name| match name.trim() {
        "" => Err("a service between the commas is empty".to_owned()),
        name => Ok((name.to_owned(), span)),
    });
    names.collect()
}

fn unused(level: &str, span: Span) -> Result<Unused, String> {
    match level {
        "allow" => Ok(Unused::Allow),
        "warn" => Ok(Unused::Warn(span)),
        "deny" => Ok(Unused::Deny(span)),
        other => Err(format!("unknown level `{other}`; there are `allow`, `warn`, `deny`")),
    }
}

fn unknown(name: &Ident, names: &[&str]) -> syn::Error {
    let text = name.to_string();
    let message = match nearest(&text, names.iter().copied()) {
        Some(near) => format!("unknown argument `{text}`: did you mean `{near}`?"),
        None if OF_STRUCT.contains(&text.as_str()) => {
            format!("`{text}` is an argument of `#[settings]` on a unit struct, not of a view")
        }
        None => format!(
            "unknown argument `{text}`; there are `{}`",
            joined(&mut names.iter().copied(), "`, `")
        ),
    };
    syn::Error::new(name.span(), message)
}
