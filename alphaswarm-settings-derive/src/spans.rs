//! Where generated tokens seem to be.

use proc_macro2::{Group, Span, TokenStream, TokenTree};

/// The same tokens, as if all of them were at `span`, which is where rustc shows what is wrong with them.
pub(crate) fn respanned(tokens: TokenStream, span: Span) -> TokenStream {
    let at = |token| match token {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), respanned(group.stream(), span));
            inner.set_span(span);
            TokenTree::Group(inner)
        }
        mut token => {
            token.set_span(span);
            token
        }
    };
    tokens.into_iter().map(at).collect()
}
