//! Which fields of settings code reads, told by names alone.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::tokens::{Kind, Tokens};

/// The names that stand where a field or a key is read.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Reads {
    /// The fields: behind a dot, in a pattern, in a struct with `#[derive(Settings)]`.
    pub fields: HashSet<String>,
    /// What string literals stand for: one may be a key.
    pub strings: HashSet<String>,
    /// What `#[settings(prefix = …)]` leaves off the keys.
    pub prefixes: BTreeSet<String>,
    /// Whether some part of the text could not be read.
    pub is_broken: bool,
}

/// Finds the fields that a file reads. Never panics.
///
/// ```
/// let reads = alphaswarm_settings_scan::languages::rust::reads("listen(settings.port);");
/// assert!(reads.fields.contains("port"));
/// ```
#[must_use]
pub fn reads(text: &str) -> Reads {
    let tokens = Tokens::new(text);
    let mut reads = Reads { is_broken: tokens.is_broken, ..Reads::default() };
    for at in 0..tokens.len() {
        match tokens.kind(at) {
            Some(Kind::Mark(b'.')) => {
                reads.fields.extend(accessed(&tokens, at).map(str::to_owned));
            }
            Some(Kind::Mark(b'{')) if is_view(&tokens, at) || is_pattern(&tokens, at) => {
                reads.fields.extend(members(&tokens, tokens.inside(at)).map(str::to_owned));
            }
            Some(Kind::String) => reads.strings.extend(tokens.string(at)),
            Some(Kind::Ident) if tokens.is_ident(at, "settings") && tokens.is(at + 1, b'(') => {
                reads.prefixes.extend(prefix(&tokens, tokens.inside(at + 1)));
            }
            _ => {}
        }
    }
    reads
}

/// The field behind a dot: no method, and no end of a range.
fn accessed<'t>(tokens: &Tokens<'t>, dot: usize) -> Option<&'t str> {
    let is_field = !tokens.is_before(dot, b'.') && !tokens.is(dot + 2, b'(');
    tokens.ident(dot + 1).filter(|_| is_field)
}

/// Whether the braces here are those of a struct with `#[derive(Settings)]`.
fn is_view(tokens: &Tokens<'_>, braces: usize) -> bool {
    let Some(keyword) = braces.checked_sub(2) else { return false };
    tokens.ident(keyword + 1).is_some()
        && tokens.is_ident(keyword, "struct")
        && tokens.attributes_before(keyword).iter().any(|attribute| {
            attribute.name == "derive"
                && attribute.given.clone().any(|at| tokens.is_ident(at, "Settings"))
        })
}

/// Whether the braces here are those of a struct pattern. What makes the same text a value or a
/// pattern stands behind it.
fn is_pattern(tokens: &Tokens<'_>, braces: usize) -> bool {
    let name = braces.checked_sub(1).and_then(|name| tokens.ident(name));
    let is_type = name.is_some_and(|name| name.starts_with(char::is_uppercase));
    let close = tokens.close(braces);
    let ends_with_dots = close >= 2 && tokens.is_pair(close - 2, *b"..");
    is_type && (ends_with_dots || is_followed_as_pattern(tokens, close + 1))
}

fn is_followed_as_pattern(tokens: &Tokens<'_>, behind: usize) -> bool {
    let is_single = |mark| tokens.is(behind, mark) && !tokens.is_pair(behind, [mark, mark]);
    is_single(b'=')
        || is_single(b'|')
        || is_single(b':')
        || tokens.is_ident(behind, "if")
        || tokens.is_ident(behind, "in")
}

/// The names of the members between braces: each is followed by a colon, or stands alone.
fn members<'t>(tokens: &Tokens<'t>, inside: Range<usize>) -> impl Iterator<Item = &'t str> {
    let Range { start, end } = inside;
    let is_member = move |at: &usize| {
        let behind = *at + 1;
        if behind == end || tokens.is(behind, b',') {
            return is_first(tokens, start, *at);
        }
        let is_path = *at > start && tokens.is_before(*at, b':');
        tokens.is(behind, b':') && !tokens.is_pair(behind, *b"::") && !is_path
    };
    let trees = std::iter::successors(Some(start), |at| Some(tokens.next(*at)));
    trees.take_while(move |at| *at < end).filter(is_member).filter_map(|at| tokens.ident(at))
}

/// Whether the name begins a member, with nothing but `ref` and `mut` before it.
fn is_first(tokens: &Tokens<'_>, start: usize, name: usize) -> bool {
    let is_binding = |at: usize| tokens.is_ident(at, "ref") || tokens.is_ident(at, "mut");
    let before = (start..name).rev().find(|at| !is_binding(*at));
    before.is_none_or(|at| tokens.is(at, b','))
}

/// The prefix among the arguments of an attribute.
fn prefix(tokens: &Tokens<'_>, arguments: Range<usize>) -> Option<String> {
    let argument = tokens.split(arguments).find(|part| tokens.is_ident(part.start, "prefix"))?;
    tokens.string(argument.start + 2)
}
