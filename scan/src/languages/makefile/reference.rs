//! References: `$(X)`, `${X}`, `$(X:.c=.o)`.

use std::ops::Range;

use super::super::name;

/// The names that a part of a line refers to, in its order.
pub(super) fn references(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let bytes = &text.as_bytes()[..part.end];
    let mut found = Vec::new();
    let mut at = part.start;
    while let Some(length) = bytes.get(at..).and_then(|rest| memchr::memchr(b'$', rest)) {
        at += length + 1;
        match bytes.get(at) {
            Some(b'(' | b'{') => {
                let mut start = at + 1;
                let mut end = start + name::length(&bytes[start..]);
                if matches!(&text[start..end], "origin" | "flavor" | "value") {
                    start = end + bytes[end..].iter().take_while(|&&byte| byte == b' ').count();
                    end = start + name::length(&bytes[start..]);
                }
                if end > start && matches!(bytes.get(end), Some(b')' | b'}' | b':')) {
                    found.push(start..end);
                }
                at = end;
            }
            // A dollar sign for a shell.
            Some(b'$') => at += 1,
            _ => {}
        }
    }
    found
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
