//! One file's text, and the way from byte offsets to lines and columns.

use std::sync::OnceLock;

use crate::diagnostic::{Code, Diagnostic, codes};
use crate::span::Span;

/// The text of one file, under the name that messages give it.
#[derive(Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    line_starts: OnceLock<Vec<usize>>,
}

/// A place in a file as people count it: both numbers start at 1, columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl SourceFile {
    /// Wraps `text`; `name` is the path as messages shall show it.
    ///
    /// A byte-order mark at the start is dropped.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text: String = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Self { name: name.into(), text, line_starts: OnceLock::new() }
    }

    /// Wraps bytes that should be UTF-8 without NUL.
    ///
    /// What is not text becomes U+FFFD, so that the rest of the file can still be read, and is
    /// reported once for each line that holds any.
    #[must_use]
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> (Self, Vec<Diagnostic>) {
        decoded(name.into(), bytes)
    }

    /// The name given at the start.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, without a byte-order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, to be wiped by a caller for whom it holds secrets.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// The line and column of a byte offset; one past the end is the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_char_boundary(&self.text, offset);
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset);
        let start = starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The range of a line (counted from 1) without its line ending; empty past the end.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let starts = self.line_starts();
        let Some(&start) = line.checked_sub(1).and_then(|index| starts.get(index)) else {
            return Span::new(self.text.len(), self.text.len());
        };
        let end = starts.get(line).map_or(self.text.len(), |&next| next - 1);
        let text = &self.text[start..end];
        Span::new(start, start + text.strip_suffix('\r').unwrap_or(text).len())
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let newlines = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect()
        })
    }
}

/// The last character boundary at or before `offset`.
#[must_use]
pub fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn decoded(name: String, bytes: Vec<u8>) -> (SourceFile, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let text = match String::from_utf8(bytes) {
        Ok(text) => {
            note_nuls(&text, 0, &mut faults);
            text
        }
        Err(error) => decode_lossily(error.as_bytes(), &mut faults),
    };
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let file = SourceFile::new(name, text);
    let mut diagnostics = Vec::new();
    let mut last_line = 0;
    for (at, code) in faults {
        let at = at - mark;
        let line = file.position(at).line;
        if line != last_line {
            let character = if code == codes::NUL_BYTE { '\0' } else { '\u{fffd}' };
            diagnostics.push(not_text(code, Span::new(at, at + character.len_utf8())));
            last_line = line;
        }
    }
    (file, diagnostics)
}

/// The text with U+FFFD for each sequence that is not UTF-8. Where those stand in it, and NUL, is
/// among the faults.
fn decode_lossily(bytes: &[u8], faults: &mut Vec<(usize, Code)>) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        note_nuls(chunk.valid(), text.len(), faults);
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            faults.push((text.len(), codes::INVALID_UTF8));
            text.push('\u{fffd}');
        }
    }
    text
}

fn note_nuls(text: &str, offset: usize, faults: &mut Vec<(usize, Code)>) {
    for (at, _) in text.match_indices('\0') {
        faults.push((offset + at, codes::NUL_BYTE));
    }
}

fn not_text(code: Code, span: Span) -> Diagnostic {
    let (message, help) = if code == codes::NUL_BYTE {
        ("the file holds a NUL byte", "delete it: the file has to be plain text")
    } else {
        ("the file is not valid UTF-8", "save it as UTF-8")
    };
    Diagnostic::new(code, span, message).label("here").help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_from_one() {
        let file = SourceFile::new("f", "a\nbäc\r\nd");
        let at = |offset| {
            let Position { line, column } = file.position(offset);
            (line, column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(2), (2, 1));
        assert_eq!(at(5), (2, 3));
        assert_eq!(at(8), (3, 1));
        assert_eq!(at(99), (3, 2));
        assert_eq!(&file.text()[file.line_span(2).start..file.line_span(2).end], "bäc");
        assert!(file.line_span(9).is_empty());
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let (file, problems) = SourceFile::from_bytes("f", b"\xef\xbb\xbfkey: \xff\n".to_vec());
        assert_eq!(file.text(), "key: \u{fffd}\n");
        assert_eq!(problems.len(), 1);
        assert_eq!(file.position(problems[0].span().start).column, 6);
    }

    #[test]
    fn what_is_not_text_is_reported_once_a_line() {
        let (_, problems) = SourceFile::from_bytes("f", b"a\xff\xff\xfe\nb\0\0\nc\xff\0".to_vec());
        let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [codes::INVALID_UTF8, codes::NUL_BYTE, codes::INVALID_UTF8]);
    }
}
