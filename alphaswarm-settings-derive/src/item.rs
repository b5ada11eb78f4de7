//! The struct that a macro is on, as far as the macros look into it.
//!
//! Read here and not by `syn::DeriveInput`: that needs syn's tree of every type and expression, which
//! is the larger part of syn and a second of each clean build.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, Token, braced, bracketed, token};

use crate::rust_type::{Depth, Type, flattened};

/// An item with a name.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    /// From `<` to `>`.
    pub(crate) generics: TokenStream,
    pub(crate) body: Body,
}

/// What an item holds.
pub(crate) enum Body {
    /// `struct Name;`
    Unit,
    /// `struct Name { … }`
    Named(Vec<Field>),
    /// A tuple struct, an enum or a union, none of which can be settings.
    Other,
}

/// A field with a name.
pub(crate) struct Field {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
}

/// `#[…]`.
pub(crate) struct Attribute {
    tokens: TokenStream,
    /// What stands in the brackets.
    content: Vec<TokenTree>,
}

/// What stands before `struct`.
#[derive(Default)]
pub(crate) struct Visibility {
    tokens: TokenStream,
}

impl Item {
    /// Reads an item.
    pub(crate) fn read(tokens: TokenStream) -> syn::Result<Self> {
        syn::parse2(tokens)
    }

    /// A problem where the item has type parameters.
    pub(crate) fn refuse_generics(&self) -> syn::Result<()> {
        if self.generics.is_empty() {
            return Ok(());
        }
        Err(syn::Error::new_spanned(&self.generics, "settings cannot be generic"))
    }
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = Attribute::all(input)?;
        let visibility = input.parse()?;
        let lookahead = input.lookahead1();
        let is_struct = lookahead.peek(Token![struct]);
        if !is_struct && !lookahead.peek(Token![enum]) && !lookahead.peek(Token![union]) {
            return Err(lookahead.error());
        }
        input.parse::<TokenTree>()?;
        let name = input.parse()?;
        let generics = generics(input)?;
        if input.peek(Token![where]) {
            while !(input.is_empty() || input.peek(token::Brace) || input.peek(Token![;])) {
                input.parse::<TokenTree>()?;
            }
        }
        let body = if is_struct { body(input)? } else { Body::Other };
        // What is left says nothing more: the body of an enum, a `;`.
        input.parse::<TokenStream>()?;
        Ok(Self { attributes, visibility, name, generics, body })
    }
}

fn generics(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    if !input.peek(Token![<]) {
        return Ok(TokenStream::new());
    }
    let mut depth = Depth::default();
    let mut generics = Vec::new();
    loop {
        let token: TokenTree = input.parse()?;
        depth.pass(&token);
        generics.push(token);
        if depth.is_outside() {
            break;
        }
    }
    // `<>` has none.
    Ok(if generics.len() == 2 { TokenStream::new() } else { generics.into_iter().collect() })
}

fn body(input: ParseStream<'_>) -> syn::Result<Body> {
    if input.peek(Token![;]) {
        return Ok(Body::Unit);
    }
    if !input.peek(token::Brace) {
        return Ok(Body::Other);
    }
    let content;
    braced!(content in input);
    let mut fields = Vec::new();
    while !content.is_empty() {
        fields.push(content.parse()?);
    }
    Ok(Body::Named(fields))
}

impl Parse for Field {
    /// Reads a field and the comma behind it.
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = Attribute::all(input)?;
        input.parse::<Visibility>()?;
        let ident = input.parse()?;
        input.parse::<Token![:]>()?;
        let mut depth = Depth::default();
        let mut tokens = Vec::new();
        while !(input.is_empty() || depth.is_outside() && input.peek(Token![,])) {
            let token = input.parse()?;
            depth.pass(&token);
            tokens.push(token);
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        let ty = Type::new(tokens).ok_or_else(|| input.error("expected a type"))?;
        Ok(Self { attributes, ident, ty })
    }
}

impl Attribute {
    /// Reads every attribute at this place.
    fn all(input: ParseStream<'_>) -> syn::Result<Vec<Self>> {
        let mut attributes = Vec::new();
        while input.peek(Token![#]) {
            let sign = input.parse::<Token![#]>()?;
            let content;
            let brackets = bracketed!(content in input);
            let content: TokenStream = content.parse()?;
            let mut tokens = sign.into_token_stream();
            brackets.surround(&mut tokens, |tokens| tokens.extend(content.clone()));
            attributes.push(Self { tokens, content: flattened(content) });
        }
        Ok(attributes)
    }

    /// What stands in the parentheses of `#[settings(…)]`; none where the attribute is another.
    pub(crate) fn settings(&self) -> Option<syn::Result<TokenStream>> {
        let (name, rest) = self.content.split_first()?;
        if name.to_string() != "settings" {
            return None;
        }
        match rest {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
                Some(Ok(group.stream()))
            }
            // Something in a module of that name.
            [TokenTree::Punct(punct), ..] if punct.as_char() == ':' => None,
            _ => Some(Err(syn::Error::new(name.span(), "write `#[settings(…)]`, with arguments"))),
        }
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.tokens.clone());
    }
}

impl Visibility {
    /// Whether it is `pub` and no more.
    pub(crate) fn is_public(&self) -> bool {
        self.tokens.clone().into_iter().count() == 1
    }
}

impl Parse for Visibility {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut tokens = TokenStream::new();
        if input.peek(token::Group) {
            tokens.extend(flattened([input.parse::<TokenTree>()?]));
        } else if input.peek(Token![pub]) {
            tokens.extend([input.parse::<TokenTree>()?]);
            if input.peek(token::Paren) {
                tokens.extend([input.parse::<TokenTree>()?]);
            }
        }
        Ok(Self { tokens })
    }
}

impl ToTokens for Visibility {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.tokens.clone());
    }
}
