//! The words of an instruction.

use std::ops::Range;

/// The words in a part of a line. Quotes and escapes keep blanks from ending one.
pub(super) fn words(line: &str, part: Range<usize>, escape: u8) -> Vec<Range<usize>> {
    let bytes = &line.as_bytes()[..part.end];
    let mut words = Vec::new();
    let mut at = part.start;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let start = at;
        let mut quote = None;
        while let Some(&byte) = bytes.get(at) {
            match (byte, quote) {
                (b'"' | b'\'', None) => quote = Some(byte),
                (_, Some(open)) if byte == open => quote = None,
                (_, None | Some(b'"')) if byte == escape => at += 1,
                (_, None) if byte.is_ascii_whitespace() => break,
                _ => {}
            }
            at += 1;
        }
        at = at.min(bytes.len());
        words.push(start..at);
    }
    words
}
