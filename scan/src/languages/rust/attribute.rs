//! Attributes: `#[name(argument, argument = value)]`.

use std::ops::Range;

use super::declare::REACH;
use super::file::File;
use super::tokens::{Kind, Tokens};

/// Attributes that make a function a test, by the last part of their path.
const TESTS: &[&str] = &[
    "test",
    "bench",
    "rstest",
    "test_case",
    "test_log",
    "quickcheck",
    "proptest",
    "wasm_bindgen_test",
    "parameterized",
];

/// How many attributes of an item are looked at: those next to its keyword.
const ATTRIBUTES: usize = 64;

/// An attribute.
#[derive(Debug, Clone)]
pub(super) struct Attribute<'t> {
    /// The last part of its path.
    pub(super) name: &'t str,
    /// The tokens of what it is given, in brackets or behind `=`.
    pub(super) given: Range<usize>,
}

/// One of the arguments of an attribute.
#[derive(Debug)]
pub(super) struct Argument<'t> {
    pub(super) name: &'t str,
    /// The token of its name.
    pub(super) at: usize,
    /// The tokens of its value.
    pub(super) value: Option<Range<usize>>,
}

impl<'t> Tokens<'t> {
    /// The attributes from a place on, and the token after them. Those that only hold under a
    /// condition count as well.
    pub(super) fn attributes(&self, start: usize) -> (Vec<Attribute<'t>>, usize) {
        let (mut attributes, mut at) = (Vec::new(), start);
        while self.is(at, b'#') && self.is(at + 1, b'[') {
            self.add_attribute(self.inside(at + 1), &mut attributes);
            at = self.next(at + 1);
        }
        (attributes, at)
    }

    /// The attributes of the item whose keyword is here.
    pub(super) fn attributes_before(&self, keyword: usize) -> Vec<Attribute<'t>> {
        let mut first = keyword;
        if self.is_before(first, b')') {
            first = self.close_of(first - 1).unwrap_or(first);
        }
        if first.checked_sub(1).is_some_and(|before| self.is_ident(before, "pub")) {
            first -= 1;
        }
        for _ in 0..ATTRIBUTES {
            if !self.is_before(first, b']') {
                break;
            }
            let open = self.close_of(first - 1).filter(|open| self.is_before(*open, b'#'));
            let Some(open) = open else { break };
            first = open - 1;
        }
        self.attributes(first).0
    }

    fn add_attribute(&self, body: Range<usize>, attributes: &mut Vec<Attribute<'t>>) {
        let Some(path) = self.path(body.start) else { return };
        let Some(name) = path.segments.last() else { return };
        let given = if self.is(path.end, b'(') {
            self.inside(path.end)
        } else {
            (path.end + 1).min(body.end)..body.end
        };
        if *name == "cfg_attr" {
            for part in self.split(given).skip(1) {
                // No condition stands in a condition.
                if !self.is_ident(part.start, "cfg_attr") {
                    self.add_attribute(part, attributes);
                }
            }
        } else {
            attributes.push(Attribute { name, given });
        }
    }

    /// The arguments of an attribute.
    pub(super) fn arguments(&self, attribute: &Attribute<'t>) -> Vec<Argument<'t>> {
        let argument = |part: Range<usize>| {
            let name = self.ident(part.start)?;
            let behind = part.start + 1;
            let value = if self.is(behind, b'=') {
                Some(behind + 1..part.end)
            } else {
                self.is(behind, b'(').then(|| self.inside(behind))
            };
            Some(Argument { name, at: part.start, value: value.filter(|value| !value.is_empty()) })
        };
        self.split(attribute.given.clone()).filter_map(argument).collect()
    }
}

/// Marks what follows as test code, if the attribute here says so.
pub(super) fn test(file: &mut File<'_>, at: usize, block: &Range<usize>) {
    let tokens = &file.tokens;
    let is_inner = tokens.is(at + 1, b'!');
    let open = if is_inner { at + 2 } else { at + 1 };
    if !tokens.is(open, b'[') || !is_test(tokens, open) {
        return;
    }
    let range = if is_inner { block.clone() } else { at..item_end(tokens, tokens.next(open)) };
    file.tests.push(range);
}

fn is_test(tokens: &Tokens<'_>, open: usize) -> bool {
    let Some(path) = tokens.path(open + 1) else { return false };
    match path.segments.last() {
        Some(&"cfg") if tokens.is(path.end, b'(') => has_test(tokens, tokens.inside(path.end)),
        Some(name) => TESTS.contains(name),
        None => false,
    }
}

/// Whether a condition names `test`, other than in `not(…)`.
fn has_test(tokens: &Tokens<'_>, condition: Range<usize>) -> bool {
    let mut at = condition.start;
    let end = condition.end.min(condition.start + REACH);
    while at < end {
        if tokens.is_ident(at, "not") && tokens.is(at + 1, b'(') {
            at = tokens.next(at + 1);
        } else if tokens.is_ident(at, "test") && !tokens.is(at + 1, b'=') {
            return true;
        } else {
            at += 1;
        }
    }
    false
}

/// Where an item ends: with its body, or at a semicolon; a field, a variant or an arm at a comma.
fn item_end(tokens: &Tokens<'_>, start: usize) -> usize {
    let mut at = start;
    for _ in 0..REACH {
        if !tokens.is(at, b'#') {
            break;
        }
        at = tokens.next(at + 1);
    }
    let is_field = !is_item(tokens, at);
    for _ in 0..REACH {
        match tokens.kind(at) {
            Some(Kind::Mark(b'{')) if !is_field => return tokens.close(at) + 1,
            Some(Kind::Mark(b';')) => return at + 1,
            Some(Kind::Mark(b',')) if is_field => return at + 1,
            None | Some(Kind::Mark(b')' | b']' | b'}')) => break,
            _ => at = tokens.next(at),
        }
    }
    at
}

fn is_item(tokens: &Tokens<'_>, start: usize) -> bool {
    let mut at = start;
    if tokens.is_ident(at, "pub") {
        at += 1;
        if tokens.is(at, b'(') {
            at = tokens.next(at);
        }
    }
    matches!(
        tokens.ident(at),
        Some(
            "fn" | "mod"
                | "impl"
                | "struct"
                | "enum"
                | "trait"
                | "use"
                | "const"
                | "static"
                | "async"
                | "unsafe"
                | "extern"
                | "type"
                | "union"
                | "macro_rules"
                | "let"
                | "if"
                | "for"
                | "while"
                | "match"
                | "default"
        )
    ) || tokens.is(at, b'{')
}
