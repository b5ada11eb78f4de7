//! Decorators and values as they are written: `@name=value`, `@name=call(a, k=b)`, `"quoted"`.

use std::ops::Range;

use crate::declarations::DefaultValue;

/// How many decorators one line may have.
const COUNT: usize = 64;
/// The quotes that a value may have, the longest first.
const QUOTES: &[&str] = &["```", "\"\"\"", "\"", "'", "`"];

/// `@name=value`, or `@name(…)`
#[derive(Debug)]
pub(super) struct Decorator<'t> {
    pub(super) name: &'t str,
    /// What follows `=`, or the brackets with what is in them.
    value: Option<&'t str>,
    pub(super) span: Range<usize>,
}

impl<'t> Decorator<'t> {
    /// Whether it says yes; none where a function or something else says it.
    pub(super) fn is_true(&self) -> Option<bool> {
        match self.value {
            None | Some("true") => Some(true),
            Some("false") => Some(false),
            Some(_) => None,
        }
    }

    /// The function of a value, and what is between its brackets.
    pub(super) fn call(&self) -> Option<(&'t str, &'t str)> {
        let (name, arguments) = self.value?.strip_suffix(')')?.split_once('(')?;
        Some((name, arguments))
    }

    /// The value without its quotes.
    pub(super) fn string(&self) -> Option<String> {
        self.value.map(unquoted)
    }
}

/// A string without its quotes.
pub(super) fn unquoted(value: &str) -> String {
    for quote in QUOTES {
        let inner = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inner) = inner {
            return inner.replace(&format!("\\{}", &quote[..1]), &quote[..1]);
        }
    }
    value.to_owned()
}

/// The decorators of a text that begins with one; `at` is where it begins.
pub(super) fn decorators(text: &str, at: usize) -> Vec<Decorator<'_>> {
    let (mut all, mut start) = (Vec::new(), 0);
    while all.len() < COUNT && text[start..].starts_with('@') {
        let rest = &text[start + 1..];
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let len = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(len);
        if name.is_empty() {
            break;
        }
        let value_start = start + 1 + len;
        let (value, end) = if behind.starts_with('=') {
            let end = end_of(text, value_start + 1, &[' ', '\t', '#']);
            (Some(&text[value_start + 1..end]), end)
        } else {
            let end = end_of(text, value_start, &[' ', '\t', '#']);
            (Some(&text[value_start..end]).filter(|value| !value.is_empty()), end)
        };
        all.push(Decorator { name, value, span: at + start..at + end });
        start = end + text[end..].len() - text[end..].trim_start().len();
    }
    all
}

/// The parts of a text between commas that are in no quotes and brackets.
pub(super) fn arguments(text: &str) -> Vec<&str> {
    let (mut all, mut start) = (Vec::new(), 0);
    while start < text.len() {
        let end = end_of(text, start, &[',']);
        all.push(text[start..end].trim());
        start = end + 1;
    }
    all.retain(|part| !part.is_empty());
    all
}

/// The first of some marks from a place on that is in no quotes and brackets, or the end.
fn end_of(text: &str, start: usize, marks: &[char]) -> usize {
    let (mut depth, mut quote, mut is_escaped) = (0_usize, None, false);
    for (offset, letter) in text[start..].char_indices() {
        match quote {
            Some(_) if is_escaped => is_escaped = false,
            Some(_) if letter == '\\' => is_escaped = true,
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None => match letter {
                _ if depth == 0 && marks.contains(&letter) => return start + offset,
                '"' | '\'' | '`' => quote = Some(letter),
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            },
        }
    }
    text.len()
}

/// The value of a variable: its bytes with its quotes, and where what belongs to it ends.
#[derive(Debug)]
pub(super) struct Value {
    span: Range<usize>,
    pub(super) end: usize,
}

/// The value that begins behind `=`.
pub(super) fn value(text: &str, equals: usize) -> Value {
    let line_end = text[equals..].find('\n').map_or(text.len(), |end| equals + end);
    let line = &text[equals..line_end];
    let start = equals + line.len() - line.trim_start().len();
    let rest = &text[start..];
    if let Some(quote) = QUOTES.iter().find(|quote| rest.starts_with(**quote)) {
        // Only a long quote goes over lines: one that is never closed costs its own line.
        let within = if quote.len() == 3 { rest } else { &text[start..line_end.max(start)] };
        if let Some(close) = within[quote.len()..].find(quote) {
            let end = start + quote.len() + close + quote.len();
            return Value { span: start..end, end };
        }
    }
    let line = &text[start.min(line_end)..line_end];
    let plain = line.split('#').next().unwrap_or_default().trim_end();
    Value { span: start.min(line_end)..start.min(line_end) + plain.len(), end: line_end }
}

impl Value {
    /// The value that the variable has where nothing sets it.
    pub(super) fn default(&self, text: &str) -> Option<DefaultValue> {
        let written = &text[self.span.clone()];
        if written.is_empty() || written == "undefined" {
            return None;
        }
        let is_quoted = QUOTES.iter().any(|quote| written.starts_with(quote));
        let name = written.split('(').next().unwrap_or_default();
        let is_call = !is_quoted
            && written.ends_with(')')
            && name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let expands = !written.starts_with('\'')
            && (written.contains("$(") || written.contains("${") || has_reference(written));
        if is_call || expands {
            return Some(DefaultValue::Computed(self.span.clone()));
        }
        Some(DefaultValue::Literal(unquoted(written)))
    }

    /// The comment behind the value, without its `#`, and where it begins.
    pub(super) fn comment<'t>(&self, text: &'t str) -> Option<(usize, &'t str)> {
        let line = text[self.span.end..].split('\n').next()?;
        let mark = line.find('#')?;
        Some((self.span.end + mark + 1, &line[mark + 1..]))
    }
}

/// Whether a value names another variable: `$OTHER`.
fn has_reference(written: &str) -> bool {
    let letters = written.as_bytes();
    letters
        .windows(2)
        .any(|pair| pair[0] == b'$' && (pair[1].is_ascii_alphabetic() || pair[1] == b'_'))
}
