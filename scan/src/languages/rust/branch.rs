//! The names that the branches of `if` and `match` yield.

use std::ops::Range;

use super::declare::near;
use super::file::File;
use super::key::Value;
use super::tokens::Tokens;

/// How many branches are looked at.
const BRANCHES: usize = 32;
/// What leaves the expression instead of a value.
const LEAVES: &[&str] =
    &["return", "break", "continue", "panic", "unreachable", "todo", "unimplemented", "bail"];

impl File<'_> {
    /// The names that an `if` or `match` may be, if those of all its branches are known.
    pub(super) fn branched(
        &self,
        expression: Range<usize>,
        steps: &mut usize,
        depth: usize,
    ) -> Value {
        let branches = if self.tokens.is_ident(expression.start, "if") {
            ways(&self.tokens, expression)
        } else {
            arms(&self.tokens, expression)
        };
        let mut all = Vec::new();
        for branch in branches.unwrap_or_default() {
            if self.tokens.ident(branch.start).is_some_and(|word| LEAVES.contains(&word)) {
                continue;
            }
            match self.value(branch, steps, depth + 1) {
                Value::Known(names) if self.may_expand() => all.extend(names),
                _ => return Value::Unknown,
            }
        }
        Value::Known(all)
    }
}

/// `if … { this } else if … { this } else { this }`
fn ways(tokens: &Tokens<'_>, expression: Range<usize>) -> Option<Vec<Range<usize>>> {
    let (mut ways, mut at) = (Vec::new(), expression.start);
    for _ in 0..BRANCHES {
        let open = if tokens.is_ident(at, "if") { near(tokens, at + 1, b"{;")? } else { at };
        if !tokens.is(open, b'{') {
            return None;
        }
        ways.push(tokens.inside(open));
        let after = tokens.next(open);
        if after == expression.end {
            return Some(ways);
        }
        at = after + 1;
        if !tokens.is_ident(after, "else") {
            return None;
        }
    }
    None
}

/// `match … { … => this, … => { this } }`
fn arms(tokens: &Tokens<'_>, expression: Range<usize>) -> Option<Vec<Range<usize>>> {
    let open = near(tokens, expression.start + 1, b"{;")?;
    if !tokens.is(open, b'{') || tokens.next(open) != expression.end {
        return None;
    }
    let (mut arms, mut rest) = (Vec::new(), tokens.inside(open));
    while !rest.is_empty() {
        let arrow = arrow(tokens, rest.clone())?;
        let body = arrow + 2;
        let is_block = tokens.is(body, b'{');
        let end = if is_block {
            tokens.next(body)
        } else {
            tokens.find(body..rest.end, b',').unwrap_or(rest.end)
        };
        arms.push(if is_block { tokens.inside(body) } else { body..end });
        if arms.len() > BRANCHES {
            return None;
        }
        rest.start = if tokens.is(end, b',') { end + 1 } else { end };
    }
    Some(arms)
}

fn arrow(tokens: &Tokens<'_>, range: Range<usize>) -> Option<usize> {
    let mut at = range.start;
    while at < range.end {
        if tokens.is_pair(at, *b"=>") {
            return Some(at);
        }
        at = tokens.next(at);
    }
    None
}
