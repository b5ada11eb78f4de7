//! The lines of a file, as far as they tell which are the body of a function.

use std::ops::Range;

use crate::languages::around::Places;

/// A function or class: its header, and the lines of its body.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) start: usize,
    pub(super) body: Range<usize>,
    /// The name, if it is a class.
    pub(super) class: Option<Range<usize>>,
    /// How many columns its header is indented.
    columns: usize,
}

/// What the lines of a file define.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// In the order of their headers. The body of one that is on a single line is empty.
    pub(super) blocks: Vec<Block>,
}

impl Outline {
    /// The classes, with their headers.
    pub(super) fn classes(&self) -> Places {
        let classes = self.blocks.iter().filter(|block| block.class.is_some());
        Places::new(classes.map(|class| class.start..class.body.end).collect())
    }
}

/// What the lines of a text define; none where a string or bracket has no end.
pub(super) fn outline(text: &[u8]) -> Option<Outline> {
    let mut outline = Outline::default();
    // The blocks that are open.
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (indented, columns) = indentation(&text[at..]);
        let start = at + indented;
        match text.get(start) {
            None => break,
            Some(b'\n' | b'\r' | b'#') => {
                at = line_end(text, start);
                continue;
            }
            Some(_) => {}
        }
        while open.last().is_some_and(|block| outline.blocks[*block].columns >= columns) {
            open.pop();
        }
        at = logical_end(text, start)?;
        for block in &open {
            outline.blocks[*block].body.end = at;
        }
        let class = class_name(&text[..at], start);
        if class.is_some() || is_function(&text[start..at]) {
            open.push(outline.blocks.len());
            outline.blocks.push(Block { start, body: at..at, class, columns });
        }
    }
    Some(outline)
}

/// Whether a line is the header of a function.
fn is_function(line: &[u8]) -> bool {
    line.strip_prefix(b"async ").map_or(line, <[u8]>::trim_ascii_start).starts_with(b"def ")
}

/// The name of a class, if the line that begins here, with which the text ends, is the header of one.
fn class_name(text: &[u8], start: usize) -> Option<Range<usize>> {
    let name = text[start..].strip_prefix(b"class ")?;
    let length = name.iter().take_while(|byte| is_of_name(**byte)).count();
    let start = text.len() - name.len();
    Some(start..start + length)
}

pub(super) fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

/// How many bytes a line begins with that indent it, and how many columns they are.
fn indentation(line: &[u8]) -> (usize, usize) {
    let mut columns = 0;
    for (at, byte) in line.iter().enumerate() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns = columns / 8 * 8 + 8,
            b'\x0c' => columns = 0,
            _ => return (at, columns),
        }
    }
    (line.len(), columns)
}

fn line_end(text: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |length| at + length + 1)
}

/// Where the logical line ends that begins here: behind the line break that no string or bracket holds.
fn logical_end(text: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'\n' if depth == 0 => return Some(at + 1),
            b'#' => {
                at = memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |length| at + length);
                continue;
            }
            b'\\' => at += 1,
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
            b'"' | b'\'' => {
                at = string_end(text, at)?;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    (depth == 0).then_some(text.len())
}

/// Where a string ends that begins here.
fn string_end(text: &[u8], start: usize) -> Option<usize> {
    let quote = text[start];
    let is_long = text[start..].starts_with(&[quote; 3]);
    let mut at = start + if is_long { 3 } else { 1 };
    loop {
        at += memchr::memchr3(quote, b'\\', b'\n', text.get(at..)?)?;
        match text[at] {
            b'\\' => at += 2,
            b'\n' if is_long => at += 1,
            b'\n' => return None,
            _ if is_long && !text[at..].starts_with(&[quote; 3]) => at += 1,
            _ => return Some(at + if is_long { 3 } else { 1 }),
        }
    }
}
