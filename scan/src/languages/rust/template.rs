//! The definitions of macros.

use std::ops::Range;

use super::file::{File, Parameter};
use super::tokens::Tokens;

/// How many rules of a definition are looked at for the one around a place.
const RULES: usize = 64;
/// How many tokens of what a rule is given are looked at.
const MATCHER: usize = 64;
/// In how many tokens an argument has its name: `$name`, `$($name`.
const ARGUMENT: usize = 4;

/// The definition of a macro.
#[derive(Debug)]
pub(super) struct Template {
    /// The token of its name.
    pub(super) name: usize,
    /// The tokens of its rules.
    pub(super) rules: Range<usize>,
}

impl File<'_> {
    /// The argument of a macro that the `$` here stands for.
    pub(super) fn template(&self, at: usize) -> Option<Parameter> {
        let before = self.templates.partition_point(|template| template.rules.start <= at);
        let template = self.templates.get(before.checked_sub(1)?)?;
        let argument = self.tokens.ident(at + 1)?;
        let given = matcher(&self.tokens, template, at)?;
        let given = given.start..given.end.min(given.start + MATCHER);
        let is_it = |part: Range<usize>| {
            part.take(ARGUMENT).find_map(|at| self.tokens.ident(at)) == Some(argument)
        };
        let index = self.tokens.split(given).position(is_it)?;
        Some(Parameter { function: template.name, index })
    }
}

/// What the rule around a place is given: the first half of `(…) => {…};`.
fn matcher(tokens: &Tokens<'_>, template: &Template, place: usize) -> Option<Range<usize>> {
    let mut rule = template.rules.start;
    for _ in 0..RULES {
        let body = tokens.next(rule) + 2;
        if body >= template.rules.end {
            return None;
        }
        if tokens.inside(body).contains(&place) {
            return Some(tokens.inside(rule));
        }
        rule = tokens.next(body);
        if tokens.is(rule, b';') {
            rule += 1;
        }
    }
    None
}
