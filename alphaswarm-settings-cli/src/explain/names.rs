//! The names that stand in the braces of a struct or of a pattern.

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenTree};

/// The braces of a struct with `#[derive(Settings)]`, if those are at `at`.
pub(super) fn view(trees: &[TokenTree], at: usize) -> Option<&Group> {
    let braces = braces(trees, at)?;
    let mut before = trees[..at].iter().rev();
    before.next().filter(|tree| matches!(tree, TokenTree::Ident(_)))?;
    before.next().filter(|tree| is_ident(tree, "struct"))?;
    let is_derived = before
        .take_while(|tree| match tree {
            TokenTree::Group(group) => group.delimiter() != Delimiter::Brace,
            TokenTree::Punct(punct) => punct.as_char() == '#',
            tree => is_ident(tree, "pub"),
        })
        .any(derives_settings);
    is_derived.then_some(braces)
}

fn derives_settings(attribute: &TokenTree) -> bool {
    let TokenTree::Group(group) = attribute else { return false };
    let mut trees = group.stream().into_iter();
    trees.next().is_some_and(|tree| is_ident(&tree, "derive"))
        && matches!(trees.next(), Some(TokenTree::Group(list))
            if list.stream().into_iter().any(|tree| is_ident(&tree, "Settings")))
}

/// The braces of a struct pattern, if those are at `at`. What makes the same text a value or a
/// pattern stands behind it.
pub(super) fn pattern(trees: &[TokenTree], at: usize) -> Option<&Group> {
    let braces = braces(trees, at)?;
    let TokenTree::Ident(name) = trees.get(at.checked_sub(1)?)? else { return None };
    let is_type = name.to_string().starts_with(char::is_uppercase);
    (is_type && (ends_with_dots(braces) || is_followed_as_pattern(&trees[at + 1..])))
        .then_some(braces)
}

fn is_followed_as_pattern(behind: &[TokenTree]) -> bool {
    let second = |is: char| matches!(behind.get(1), Some(TokenTree::Punct(p)) if p.as_char() == is);
    match behind.first() {
        Some(TokenTree::Punct(punct)) => match punct.as_char() {
            '=' => punct.spacing() == Spacing::Alone || !second('='),
            '|' => punct.spacing() == Spacing::Alone || !second('|'),
            ':' => punct.spacing() == Spacing::Alone,
            _ => false,
        },
        Some(tree) => is_ident(tree, "if") || is_ident(tree, "in"),
        None => false,
    }
}

fn ends_with_dots(braces: &Group) -> bool {
    let trees: Vec<_> = braces.stream().into_iter().collect();
    let is_dot =
        |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == '.');
    matches!(trees.as_slice(), [.., first, second] if is_dot(first) && is_dot(second))
}

/// The names of the members between braces: each is followed by a colon, or stands alone.
pub(super) fn members(braces: &Group) -> Vec<String> {
    let trees: Vec<_> = braces.stream().into_iter().collect();
    let is_member = |at: &usize| match trees.get(at + 1) {
        None => is_behind_comma(&trees, *at),
        Some(TokenTree::Punct(next)) => match next.as_char() {
            ':' => next.spacing() == Spacing::Alone && !is_path(&trees, *at),
            ',' => is_behind_comma(&trees, *at),
            _ => false,
        },
        Some(_) => false,
    };
    let members = (0..trees.len()).filter(is_member);
    members.filter_map(|at| ident(&trees[at])).collect()
}

/// Whether the name is the last part of `a::b`.
fn is_path(trees: &[TokenTree], at: usize) -> bool {
    matches!(at.checked_sub(1).map(|at| &trees[at]), Some(TokenTree::Punct(p)) if p.as_char() == ':')
}

/// Whether the name begins a member, with nothing but `ref` and `mut` before it.
fn is_behind_comma(trees: &[TokenTree], at: usize) -> bool {
    let before = trees[..at].iter().rev();
    let mut before = before.skip_while(|tree| is_ident(tree, "ref") || is_ident(tree, "mut"));
    match before.next() {
        None => true,
        Some(TokenTree::Punct(punct)) => punct.as_char() == ',',
        Some(_) => false,
    }
}

fn braces(trees: &[TokenTree], at: usize) -> Option<&Group> {
    match trees.get(at)? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
        _ => None,
    }
}

/// The name, without `r#`.
pub(super) fn ident(tree: &TokenTree) -> Option<String> {
    let TokenTree::Ident(ident) = tree else { return None };
    Some(plain(ident))
}

fn plain(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

pub(super) fn is_ident(tree: &TokenTree, name: &str) -> bool {
    matches!(tree, TokenTree::Ident(ident) if *ident == name)
}
