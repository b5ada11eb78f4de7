//! Env files: `.env` and what is like it.
//!
//! The readers of such files differ in a hundred small things; where names stand is not one of them.
//! This one looks for names, and leaves the meaning of values to those who load them.

use std::collections::HashSet;
use std::ops::Range;

use super::interpolation::{Syntax, expansions};
use super::name;
use crate::uses::{Kind, Name, Scan, Use, Within};

/// Finds the variables that an env file sets, and those that its values refer to. `within` is what
/// comes of the file: [`Within::EnvFile`], or what a kustomization makes of it.
///
/// Never panics; a line that sets nothing makes the file broken, and the others are read.
#[must_use]
pub fn scan(text: &str, within: Within) -> Scan {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut reader = Reader {
        text,
        at: start,
        scan: Scan::default(),
        set: HashSet::new(),
        unclosed: [false; 3],
    };
    while reader.at < text.len() {
        reader.line(within);
    }
    reader.scan
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    scan: Scan,
    /// The names set so far.
    set: HashSet<&'t str>,
    /// Which quotes are known to have no second one in the rest of the text.
    unclosed: [bool; 3],
}

impl Reader<'_> {
    fn line(&mut self, within: Within) {
        self.blanks();
        let end = self.line_end();
        let rest = &self.text[self.at..end];
        if rest.starts_with('#') {
            self.scan.comments.push(self.at..end);
        } else if !rest.is_empty() {
            self.assignment(within);
        }
        self.at = self.line_end();
        self.at += if self.text[self.at..].starts_with("\r\n") { 2 } else { 1 };
    }

    /// Where the line ends, without its line break.
    fn line_end(&self) -> usize {
        let rest = &self.text[self.at.min(self.text.len())..];
        let line = rest.split('\n').next().unwrap_or_default();
        self.at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    fn blanks(&mut self) {
        let rest = self.text.as_bytes()[self.at..].iter();
        self.at += rest.take_while(|&&byte| matches!(byte, b' ' | b'\t')).count();
    }

    fn assignment(&mut self, within: Within) {
        if let Some(rest) = self.text[self.at..].strip_prefix("export")
            && rest.starts_with([' ', '\t'])
        {
            self.at += "export".len();
            self.blanks();
        }
        let bytes = self.text.as_bytes();
        let is_of_key =
            |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        let length = bytes[self.at..].iter().take_while(is_of_key).count();
        let span = self.at..self.at + length;
        self.at = span.end;
        self.blanks();
        let value = match bytes.get(self.at..).unwrap_or_default() {
            // Some readers take `KEY: value` as well.
            [b'=', ..] | [b':', b' ', ..] if length > 0 => {
                self.at += 1;
                Some(self.value())
            }
            // Docker passes the variable of the caller on.
            [] | [b'\n' | b'\r' | b'#', ..] if name::is_upper_case(&self.text[span.clone()]) => {
                None
            }
            _ => {
                self.scan.is_broken = true;
                return;
            }
        };
        let key = &self.text[span.clone()];
        if name::is_name(key) {
            let name = Name::Literal(key.to_owned());
            let found =
                Use { name, kind: Kind::Set(within), span, value: value.clone(), is_test: false };
            self.scan.uses.push(found);
            self.set.insert(key);
            if let Some(value) = value {
                self.expansions(value);
            }
        }
    }

    /// Reads a value, and what follows it in its line.
    fn value(&mut self) -> Range<usize> {
        self.blanks();
        let start = self.at;
        if let Some(quoted) = self.quoted() {
            self.at = quoted.end;
            let end = self.line_end();
            if let Some(comment) = self.text[self.at..end].find('#') {
                self.scan.comments.push(self.at + comment..end);
            }
            return quoted;
        }
        let end = self.line_end();
        let line = &self.text[start..end];
        let comment = line.match_indices('#').map(|(at, _)| at).find(|&at| {
            at == 0 || line.as_bytes().get(at - 1).is_some_and(|byte| matches!(byte, b' ' | b'\t'))
        });
        if let Some(comment) = comment {
            self.scan.comments.push(start + comment..end);
        }
        self.at = end;
        start..start + line[..comment.unwrap_or(line.len())].trim_end().len()
    }

    /// The value in quotes that begins here, over several lines perhaps.
    fn quoted(&mut self) -> Option<Range<usize>> {
        let bytes = &self.text.as_bytes()[self.at..];
        let quote = *bytes.first()?;
        let index = b"\"'`".iter().position(|&known| known == quote)?;
        if self.unclosed[index] {
            return None;
        }
        let mut at = 1;
        while let Some(&byte) = bytes.get(at) {
            if byte == quote {
                return Some(self.at..self.at + at + 1);
            }
            at += if byte == b'\\' && quote == b'"' { 2 } else { 1 };
        }
        self.unclosed[index] = true;
        None
    }

    /// Notes what a value refers to that is not set by this line or one above. A
    /// password may hold a dollar sign: without
    /// braces, only what looks like a variable is one.
    fn expansions(&mut self, value: Range<usize>) {
        let text = self.text;
        for expansion in expansions(text, value, Syntax::Escaped(b'\\')) {
            let name = &text[expansion.name.clone()];
            if !self.set.contains(name) && (expansion.is_braced || name::is_upper_case(name)) {
                self.scan.uses.push(expansion.to_use(text));
            }
        }
    }
}
