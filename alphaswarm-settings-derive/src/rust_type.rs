//! The types of a view's fields, known by how they are written.
//!
//! A macro sees names and not types: `std::time::Duration`, `time::Duration` and `Duration` are
//! known by their last word. rustc checks the rest. What is no plain path, such as `<A as B>::C`,
//! is a type of the user's own.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// A type as the user wrote it: one token or more.
#[derive(Clone)]
pub(crate) struct Type(Vec<TokenTree>);

impl Type {
    /// The type that the tokens write; none where there are none.
    pub(crate) fn new(tokens: Vec<TokenTree>) -> Option<Self> {
        let tokens = flattened(tokens);
        // `(T)` is `T`, and `(T,)` is not.
        if let [TokenTree::Group(group)] = tokens.as_slice()
            && group.delimiter() == Delimiter::Parenthesis
        {
            let inner: Vec<_> = group.stream().into_iter().collect();
            if until_comma(&inner).len() == inner.len() && !inner.is_empty() {
                return Self::new(inner);
            }
        }
        (!tokens.is_empty()).then_some(Self(tokens))
    }

    /// The place of its first token.
    pub(crate) fn span(&self) -> Span {
        self.0[0].span()
    }

    /// The `T` of `Wrapper<T>`.
    pub(crate) fn inside(&self, wrapper: &str) -> Option<Self> {
        let (name, arguments) = self.last_segment()?;
        if name != wrapper || arguments.is_empty() {
            return None;
        }
        Self::new(until_comma(&arguments[1..arguments.len() - 1]).to_vec())
    }

    /// Whether the type is written as `name`, with any path before it.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        self.last_segment().is_some_and(|(last, _)| last == name)
    }

    /// The type as it is written, without the blanks that tokens are printed with.
    pub(crate) fn written(&self) -> String {
        let text = self.to_token_stream().to_string();
        let mut tight = String::with_capacity(text.len());
        for word in text.split(' ') {
            let is_tight = word.starts_with([':', '<', '>', ',']) || tight.ends_with([':', '<']);
            if !is_tight && !tight.is_empty() {
                tight.push(' ');
            }
            tight.push_str(word);
        }
        tight
    }

    /// The last word of a path, and what stands behind it, from `<` to `>`.
    fn last_segment(&self) -> Option<(String, &[TokenTree])> {
        let path = self.0.iter().take_while(|token| match token {
            TokenTree::Ident(_) => true,
            TokenTree::Punct(punct) => punct.as_char() == ':',
            _ => false,
        });
        let (path, arguments) = self.0.split_at(path.count());
        // `Option::<T>` is `Option<T>`.
        let name = path.iter().rfind(|token| arguments.is_empty() || !is_punct(token, ':'))?;
        let TokenTree::Ident(name) = name else { return None };
        let is_whole = match arguments {
            [] => true,
            [first, .., last] => is_punct(first, '<') && is_punct(last, '>'),
            _ => false,
        };
        is_whole.then(|| (name.to_string(), arguments))
    }
}

impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}

/// The tokens without the groups that have no brackets: a macro that passes something on puts it
/// into one.
pub(crate) fn flattened(tokens: impl IntoIterator<Item = TokenTree>) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    flatten(&mut tokens.into_iter(), &mut flat);
    flat
}

fn flatten(tokens: &mut dyn Iterator<Item = TokenTree>, flat: &mut Vec<TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                flatten(&mut group.stream().into_iter(), flat);
            }
            token => flat.push(token),
        }
    }
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// The tokens before the first comma that no `<` encloses.
fn until_comma(tokens: &[TokenTree]) -> &[TokenTree] {
    let mut depth = Depth::default();
    let end = tokens.iter().position(|token| {
        let is_end = depth.is_outside() && is_punct(token, ',');
        depth.pass(token);
        is_end
    });
    &tokens[..end.unwrap_or(tokens.len())]
}

/// How many `<` are open. Other brackets are groups, which are one token each.
#[derive(Default)]
pub(crate) struct Depth {
    angles: usize,
    /// Whether the last token was the first half of `->`.
    in_arrow: bool,
}

impl Depth {
    /// Whether no `<` is open.
    pub(crate) fn is_outside(&self) -> bool {
        self.angles == 0
    }

    /// Takes note of the next token.
    pub(crate) fn pass(&mut self, token: &TokenTree) {
        if is_punct(token, '<') {
            self.angles += 1;
        } else if is_punct(token, '>') && !self.in_arrow {
            self.angles = self.angles.saturating_sub(1);
        }
        self.in_arrow = is_punct(token, '-');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ty(text: &str) -> Type {
        Type::new(text.parse::<TokenStream>().unwrap().into_iter().collect()).unwrap()
    }

    #[test]
    fn types_are_told_by_their_last_word() {
        for (text, name, is_called) in [
            ("::std::time::Duration", "Duration", true),
            ("Durations", "Duration", false),
            ("Option<Vec<u16>>", "Option", true),
            ("&'static str", "str", false),
            ("[u8; 4]", "u8", false),
            ("<Self as Iterator>::Item", "Item", false),
            ("Option::<u8>", "Option", true),
            ("(u16)", "u16", true),
            ("(u16,)", "u16", false),
        ] {
            assert_eq!(ty(text).is_called(name), is_called, "{text}");
        }
    }

    #[test]
    fn the_first_argument_is_what_is_inside() {
        for (text, wrapper, inside) in [
            ("core::option::Option<Vec<u16>>", "Option", Some("Vec<u16>")),
            ("HashMap<Vec<(u8, u8)>, u8>", "HashMap", Some("Vec<(u8, u8)>")),
            ("Option<fn(u8) -> u8>", "Option", Some("fn (u8) -> u8")),
            ("u16", "Option", None),
            ("Option", "Option", None),
            ("Option::<u16>", "Option", Some("u16")),
            ("Option<(u16)>", "Option", Some("u16")),
            ("Vec<u16>", "Option", None),
        ] {
            let found = ty(text).inside(wrapper).map(|ty| ty.written());
            assert_eq!(found.as_deref(), inside, "{text}");
        }
        assert_eq!(
            ty("core::option::Option<Vec<u16>>").written(),
            "core::option::Option<Vec<u16>>"
        );
    }

    #[test]
    fn a_group_of_a_macro_is_no_part_of_the_type() {
        let inner = "Vec<u16>".parse::<TokenStream>().unwrap();
        let group = TokenTree::Group(proc_macro2::Group::new(Delimiter::None, inner));
        assert!(Type::new(vec![group]).unwrap().is_called("Vec"));
        assert!(Type::new(Vec::new()).is_none());
    }
}
