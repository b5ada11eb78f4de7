//! `$X` and `${X:-d}` outside of shells: in compose, Dockerfiles and env files.

use std::ops::Range;

use super::name;
use crate::uses::{Kind, Name, Use};

/// What keeps a dollar sign from being one.
#[derive(Debug, Clone, Copy)]
pub(super) enum Syntax {
    /// A second one: `$$X`.
    Doubled,
    /// This byte before it. Single quotes do so too, outside of double quotes.
    Escaped(u8),
}

/// One place that is replaced by a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expansion {
    /// The bytes of the name.
    pub(super) name: Range<usize>,
    /// The bytes of a default: `d` in `${X:-d}`.
    pub(super) value: Option<Range<usize>>,
    /// Whether it stands in braces.
    pub(super) is_braced: bool,
}

impl Expansion {
    /// What the place does with the variable.
    pub(super) fn to_use(&self, text: &str) -> Use {
        Use {
            name: Name::Literal(text[self.name.clone()].to_owned()),
            kind: Kind::Expansion,
            span: self.name.clone(),
            value: self.value.clone(),
            is_test: false,
        }
    }
}

/// Finds the expansions in a part of a text, in its order.
pub(super) fn expansions(text: &str, part: Range<usize>, syntax: Syntax) -> Vec<Expansion> {
    let bytes = &text.as_bytes()[..part.end];
    let mut reader = Reader { bytes, at: part.start, found: Vec::new(), open: Vec::new() };
    let mut in_quotes = false;
    while let Some(&byte) = bytes.get(reader.at) {
        match (byte, syntax) {
            (b'$', _) => reader.dollar(matches!(syntax, Syntax::Doubled)),
            (b'}', _) => reader.close(),
            (_, Syntax::Escaped(escape)) if byte == escape => reader.at += 2,
            (b'"', Syntax::Escaped(_)) => {
                in_quotes = !in_quotes;
                reader.at += 1;
            }
            (b'\'', Syntax::Escaped(_)) if !in_quotes && reader.open.is_empty() => {
                let quoted = bytes[reader.at + 1..].iter().position(|&byte| byte == b'\'');
                reader.at += quoted.map_or(1, |length| length + 2);
            }
            _ => reader.at += 1,
        }
    }
    reader.found
}

struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
    found: Vec<Expansion>,
    /// The expansions whose braces are open: which one, and where its default begins.
    open: Vec<(usize, Option<usize>)>,
}

impl Reader<'_> {
    fn dollar(&mut self, is_doubled: bool) {
        self.at += 1;
        match self.bytes.get(self.at) {
            Some(b'$') if is_doubled => self.at += 1,
            Some(b'{') => {
                self.at += 1;
                self.braced();
            }
            _ => {
                let name = self.name();
                if !name.is_empty() {
                    self.found.push(Expansion { name, value: None, is_braced: false });
                }
            }
        }
    }

    fn name(&mut self) -> Range<usize> {
        let start = self.at;
        self.at += name::length(&self.bytes[start..]);
        start..self.at
    }

    /// Reads what stands in braces, up to its default.
    fn braced(&mut self) {
        let name = self.name();
        if name.is_empty() {
            return;
        }
        let rest = &self.bytes[self.at..];
        let (length, has_value) = match rest {
            [b'}', ..] => (0, false),
            [b':', b'-' | b'=', ..] => (2, true),
            [b':', b'+' | b'?', ..] => (2, false),
            [b'-' | b'=', ..] => (1, true),
            // Patterns of Dockerfiles are among them.
            [b'+' | b'?' | b'#' | b'%' | b'/', ..] => (1, false),
            // A name of something else: `${data.x}`.
            _ => return,
        };
        self.at += length;
        self.open.push((self.found.len(), has_value.then_some(self.at)));
        self.found.push(Expansion { name, value: None, is_braced: true });
    }

    fn close(&mut self) {
        if let Some((index, Some(start))) = self.open.pop()
            && let Some(expansion) = self.found.get_mut(index)
        {
            expansion.value = Some(start..self.at);
        }
        self.at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, syntax: Syntax) -> String {
        let found = expansions(text, 0..text.len(), syntax).into_iter().map(|found| {
            let value = found.value.map(|value| format!("={}", &text[value])).unwrap_or_default();
            format!("{}{value}", &text[found.name])
        });
        found.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn forms() {
        for (text, doubled, escaped) in [
            ("$A ${B} $1 $ $é", "A B", "A B"),
            ("${A:-d}${B-}${C:?e}${D+r}${E:=d}", "A=d B= C D E=d", "A=d B= C D E=d"),
            ("${A:-${B:-x}y}", "A=${B:-x}y B=x", "A=${B:-x}y B=x"),
            ("$$A $$$B", "B", "A B"),
            (r"\$A '$B' \\$C", "A B C", "C"),
            (r#""it's $A""#, "A", "A"),
            ("${{ A }} ${A.b} ${a b}", "", ""),
            ("${A:-", "A", "A"),
            ("}${", "", ""),
        ] {
            assert_eq!(found(text, Syntax::Doubled), doubled, "{text}");
            assert_eq!(found(text, Syntax::Escaped(b'\\')), escaped, "{text}");
        }
    }
}
