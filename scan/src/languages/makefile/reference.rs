//! References: `$(X)`, `${X}`, `$(X:.c=.o)`.

use std::ops::Range;

use super::super::name;

/// What the references in a part of a line say of variables, in its order.
#[derive(Debug, Default)]
pub(super) struct References {
    /// The names that are referred to.
    pub(super) names: Vec<Range<usize>>,
    /// The names that functions assign: `$(eval X = …)`, `$(foreach X,…)`.
    pub(super) assigned: Vec<Range<usize>>,
}

impl References {
    /// Reads a part of a line.
    pub(super) fn read(text: &str, part: Range<usize>) -> Self {
        let bytes = &text.as_bytes()[..part.end];
        let mut found = Self::default();
        let mut at = part.start;
        while let Some(length) = bytes.get(at..).and_then(|rest| memchr::memchr(b'$', rest)) {
            at += length + 1;
            match bytes.get(at) {
                Some(b'(' | b'{') => at = found.braced(text, bytes, at + 1),
                // A dollar sign for a shell.
                Some(b'$') => at += 1,
                _ => {}
            }
        }
        found
    }

    /// Reads what stands behind a bracket, up to the end of its name.
    fn braced(&mut self, text: &str, bytes: &[u8], at: usize) -> usize {
        let word = at..at + name::length(&bytes[at..]);
        let blanks = bytes[word.end..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let start = word.end + blanks;
        let argument = start..start + name::length(&bytes[start..]);
        let rest = bytes[argument.end..].trim_ascii_start();
        match &text[word.clone()] {
            "" => {}
            "eval" | "foreach" | "let" if blanks > 0 => {
                let is_assigned =
                    matches!(rest, [b'=' | b',', ..] | [b':' | b'?' | b'+', b'=', ..]);
                if is_assigned && !argument.is_empty() {
                    self.assigned.push(argument);
                }
            }
            "origin" | "flavor" | "value" if blanks > 0 => {
                if matches!(rest, [b')' | b'}', ..]) && !argument.is_empty() {
                    self.names.push(argument);
                }
            }
            _ => {
                if matches!(bytes.get(word.end), Some(b')' | b'}' | b':')) {
                    self.names.push(word.clone());
                }
            }
        }
        word.end
    }
}

/// Where a reference ends of which the dollar sign stands before `at`. It may be of one character: `$@`.
pub(super) fn end(line: &str, at: usize) -> usize {
    let rest = &line[at..];
    let first = rest.chars().next();
    if !matches!(first, Some('(' | '{')) {
        return at + first.map_or(0, char::len_utf8);
    }
    let mut open = 0_usize;
    for (index, byte) in rest.bytes().enumerate() {
        match byte {
            b'(' | b'{' => open += 1,
            b')' | b'}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at + index + 1;
        }
    }
    line.len()
}
