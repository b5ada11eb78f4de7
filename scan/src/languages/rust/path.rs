//! Paths: `a::b`, `::a::b`, `a::<T>::b`.

use super::tokens::{Kind, Tokens};

/// How many tokens the arguments between `<` and `>` may have, and segments a path.
const REACH: usize = 128;

/// A path, and the token after it.
#[derive(Debug)]
pub(super) struct Path<'t> {
    pub(super) segments: Vec<&'t str>,
    pub(super) end: usize,
}

impl<'t> Tokens<'t> {
    /// The path that begins with the name here; none inside of a path, or behind a dot.
    pub(super) fn path(&self, at: usize) -> Option<Path<'t>> {
        let first = self.ident(at)?;
        // `::a` is a path by itself, `a::b` and `<T>::b` go on with what stands before.
        let is_later = at >= 2
            && self.is_pair(at - 2, *b"::")
            && at.checked_sub(3).is_some_and(|before| {
                self.is(before, b'>') || self.ident(before).is_some_and(|name| !is_keyword(name))
            });
        (!self.is_member(at) && !is_later).then(|| self.path_from(at, first))
    }

    fn path_from(&self, at: usize, first: &'t str) -> Path<'t> {
        let (mut segments, mut end) = (vec![first], at + 1);
        while self.is_pair(end, *b"::") && segments.len() < REACH {
            if let Some(name) = self.ident(end + 2) {
                segments.push(name);
                end += 3;
            } else if let Some(after) = self.is(end + 2, b'<').then(|| self.skip_angles(end + 2)) {
                let Some(after) = after else { break };
                end = after;
            } else {
                break;
            }
        }
        Path { segments, end }
    }

    /// The token after `::<…>`, if that is here.
    pub(super) fn turbofish(&self, at: usize) -> usize {
        let is_here = self.is_pair(at, *b"::") && self.is(at + 2, b'<');
        is_here.then(|| self.skip_angles(at + 2)).flatten().unwrap_or(at)
    }

    /// The token after what is between `<` and `>`.
    pub(super) fn skip_angles(&self, open: usize) -> Option<usize> {
        let (mut depth, mut at) = (0_usize, open);
        for _ in 0..REACH {
            match self.kind(at)? {
                Kind::Mark(b'<') => depth += 1,
                Kind::Mark(b'>') if !self.is_before(at, b'-') && !self.is_before(at, b'=') => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(at + 1);
                    }
                }
                Kind::Mark(b')' | b']' | b'}' | b';') => return None,
                _ => {}
            }
            at = self.next(at);
        }
        None
    }
}

/// Words that may stand before a path that begins with `::`.
fn is_keyword(name: &str) -> bool {
    matches!(
        name,
        "use"
            | "return"
            | "in"
            | "match"
            | "if"
            | "while"
            | "else"
            | "let"
            | "mut"
            | "move"
            | "as"
            | "impl"
            | "for"
            | "dyn"
            | "where"
            | "break"
            | "ref"
    )
}
