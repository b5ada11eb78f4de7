//! Components that hold scripts: Vue, Svelte, Astro.
//!
//! The script of a component is what is left when everything else is blanked out, byte for byte, so
//! that places need no translation. The expressions of its template follow as statements.

use std::ops::Range;

use super::Context;
use super::javascript::{self, Dialect};
use crate::strings::StringLiteral;
use crate::uses::Scan;

/// Which kind of component a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Component {
    /// Vue: `<script>`, and expressions in `{{ }}` and attributes.
    Vue,
    /// Svelte: `<script>`, and expressions in braces.
    Svelte,
    /// Astro: a script between lines of `---`, `<script>`, and expressions in braces.
    Astro,
}

/// What may follow a brace to say that it is a block: `{#if`, `{:else if`, `{@html`.
const MARKS: &[u8] = b"#:@/";

/// How long the name of an attribute may be.
const NAME: usize = 128;

/// Finds the uses in a component.
///
/// Never panics; of a broken component all that can be parsed is read.
#[must_use]
pub fn scan(text: &str, component: Component, context: &Context<'_>) -> Scan {
    let parts = Parts::of(text, component);
    let mut scan = javascript::scan(&parts.blanked(text), parts.dialect, context);
    scan.comments.extend(parts.comments);
    scan.comments.sort_by_key(|comment| comment.start);
    scan
}

/// The string literals of the scripts of a component.
///
/// Never panics; of a broken component all that can be parsed is read.
#[must_use]
pub fn strings(text: &str, component: Component, context: &Context<'_>) -> Vec<StringLiteral> {
    let parts = Parts::of(text, component);
    javascript::strings(&parts.blanked(text), parts.dialect, context)
}

/// The parts of a component that matter.
#[derive(Debug)]
struct Parts {
    dialect: Dialect,
    scripts: Vec<Range<usize>>,
    expressions: Vec<Range<usize>>,
    comments: Vec<Range<usize>>,
    /// Where the text mentions an environment, in order.
    mentions: Vec<usize>,
}

impl Parts {
    fn of(text: &str, component: Component) -> Self {
        let mut parts = Self {
            // An expression of Astro may hold elements.
            dialect: if component == Component::Astro { Dialect::Tsx } else { Dialect::TypeScript },
            scripts: Vec::new(),
            expressions: Vec::new(),
            comments: Vec::new(),
            mentions: text.match_indices("env").map(|(at, _)| at).collect(),
        };
        let mut at = 0;
        if component == Component::Astro
            && let Some(script) = front_matter(text)
        {
            at = script.end;
            parts.scripts.push(script);
        }
        let mut open = Vec::new();
        while let Some(byte) = text.as_bytes().get(at) {
            let rest = &text.as_bytes()[at..];
            match byte {
                b'<' if rest.starts_with(b"<!--") => {
                    let end = find(text, at, "-->").map_or(text.len(), |found| found + 3);
                    parts.comments.push(at..end);
                    at = end;
                }
                b'<' if opens(rest, b"script") => at = parts.script(text, at),
                b'<' if opens(rest, b"style") => {
                    at = find_close(text, at, "style");
                }
                b'"' if component == Component::Vue => at = parts.attribute(text, at),
                b'{' => {
                    open.push(at);
                    at += 1;
                }
                b'}' => {
                    if let Some(start) = open.pop() {
                        parts.expression(start + 1..at);
                    }
                    at += 1;
                }
                _ => at += 1,
            }
        }
        parts
    }

    /// Takes the script whose tag begins here. Where the text goes on after it.
    fn script(&mut self, text: &str, at: usize) -> usize {
        let Some(start) = find(text, at, ">").map(|found| found + 1) else { return text.len() };
        let tag = &text[at..start];
        if ["lang=\"tsx\"", "lang='tsx'", "lang=\"jsx\"", "lang='jsx'"]
            .iter()
            .any(|lang| tag.contains(lang))
        {
            self.dialect = Dialect::Tsx;
        }
        let end = find_close(text, start, "script");
        if !tag.ends_with("/>") {
            self.scripts.push(start..end);
            return end;
        }
        start
    }

    /// Takes the value of an attribute that is an expression: `:href="…"`, `v-if="…"`.
    fn attribute(&mut self, text: &str, at: usize) -> usize {
        let Some(before) = text.as_bytes()[at.saturating_sub(NAME)..at].strip_suffix(b"=") else {
            return at + 1;
        };
        let Some(end) = find(text, at + 1, "\"") else { return at + 1 };
        let start = before.iter().rposition(u8::is_ascii_whitespace).map_or(0, |space| space + 1);
        let name = &before[start..];
        if name.starts_with(b":") || name.starts_with(b"v-") || name.starts_with(b"@") {
            self.expression(at + 1..end);
        }
        end + 1
    }

    /// Takes an expression, if it may read the environment, in place of those inside of it.
    fn expression(&mut self, range: Range<usize>) {
        let next = self.mentions.partition_point(|&mention| mention < range.start);
        if self.mentions.get(next).is_some_and(|&mention| mention < range.end) {
            while self.expressions.last().is_some_and(|inner| range.start < inner.start) {
                self.expressions.pop();
            }
            self.expressions.push(range);
        }
    }

    /// The text with only the scripts and expressions in it, each of these as a statement.
    fn blanked(&self, text: &str) -> String {
        let mut blanked: Vec<u8> = text
            .bytes()
            .map(|byte| if matches!(byte, b'\n' | b'\r') { byte } else { b' ' })
            .collect();
        for script in &self.scripts {
            blanked[script.clone()].copy_from_slice(&text.as_bytes()[script.clone()]);
        }
        for expression in &self.expressions {
            let start = skip_mark(text, expression);
            blanked[start..expression.end].copy_from_slice(&text.as_bytes()[start..expression.end]);
            for edge in [expression.start - 1, expression.end] {
                blanked[edge] = b';';
            }
        }
        // Whole characters are kept or blanked, so this is text again.
        String::from_utf8(blanked).unwrap_or_default()
    }
}

/// The script between lines of `---` at the beginning.
fn front_matter(text: &str) -> Option<Range<usize>> {
    let body = text.trim_start_matches('\u{feff}').trim_start();
    let start = text.len() - body.strip_prefix("---")?.len();
    let end = find(text, start, "\n---")?;
    Some(start..end)
}

/// Where an expression begins after what says that it is a block: `#if`, `:else if`, `@html`.
fn skip_mark(text: &str, expression: &Range<usize>) -> usize {
    let bytes = &text.as_bytes()[expression.clone()];
    if !bytes.first().is_some_and(|byte| MARKS.contains(byte)) {
        return expression.start;
    }
    let is_else_if = bytes.starts_with(b":else if");
    let mark = if is_else_if {
        b":else if".len()
    } else {
        bytes.iter().position(u8::is_ascii_whitespace).unwrap_or(bytes.len())
    };
    expression.start + mark
}

/// Whether a tag of this name begins here.
fn opens(rest: &[u8], name: &[u8]) -> bool {
    rest.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
        && rest.get(name.len() + 1).is_none_or(|byte| !byte.is_ascii_alphanumeric())
}

/// Where the closing tag of an element begins.
fn find_close(text: &str, at: usize, name: &str) -> usize {
    let mut at = at;
    while let Some(found) = find(text, at, "</") {
        let is_it = text.as_bytes()[found + 1..].get(1..=name.len());
        if is_it.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return found;
        }
        at = found + 2;
    }
    text.len()
}

fn find(text: &str, at: usize, what: &str) -> Option<usize> {
    text.get(at..)?.find(what).map(|found| at + found)
}
