//! The braces of a script, and what of it stands between them.
//!
//! A script is read without its grammar: comments, strings, templates and regular expressions are passed.
//! Where that goes wrong, in the text between elements or behind a regular expression that looks like
//! a division, braces do not match in the end, or what is left is no program.

use std::ops::Range;

use super::mention::{Environment, ROOTS, is_of_word};
use crate::languages::around::Places;
use crate::languages::last_part;

/// Blocks with fewer bytes cost less to parse than to leave out.
pub(super) const SHORT: usize = 80;

/// Words before a value.
const BEFORE_VALUES: &[&[u8]] = &[
    b"await",
    b"case",
    b"delete",
    b"do",
    b"else",
    b"in",
    b"instanceof",
    b"new",
    b"of",
    b"return",
    b"throw",
    b"typeof",
    b"void",
    b"yield",
];

/// Words before a brace between which and its end are [`Opens::Names`].
const DECLARE: &[&[u8]] =
    &[b"const", b"let", b"var", b"import", b"export", b"default", b"type", b"using", b"return"];

/// What stands before a place, without blanks and comments.
#[derive(Debug, Default, Clone, Copy)]
struct Before {
    /// The last byte.
    byte: u8,
    /// The bytes of the last word, and of the one before, if there is nothing between or behind.
    word: Option<(usize, usize)>,
    previous: Option<(usize, usize)>,
    is_arrow: bool,
}

#[derive(Debug)]
enum Open {
    /// `{`
    Brace { start: usize, opens: Opens },
    /// `${` in a template.
    Hole,
}

/// What stands between braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opens {
    /// The body of a function or of a class, a statement, an expression between elements.
    Block,
    /// An object, whose properties may be constants.
    Object,
    /// Names that are known behind it.
    Names,
}

/// Reads a script.
pub(super) struct Braces<'t> {
    bytes: &'t [u8],
    readers: &'t [String],
    at: usize,
    before: Before,
    open: Vec<Open>,
    places: &'t Places,
    has_schemas: bool,
    /// How many bytes were looked at for an end that is not there.
    searched: usize,
    /// Whether all keys are written out where they are read.
    pub(super) is_known: bool,
    /// Where the environment is read, in order.
    pub(super) reads: Vec<usize>,
    /// The inner lines of what holds nothing of interest: of blocks, and of objects as well.
    pub(super) blocks: Vec<Range<usize>>,
    pub(super) all: Vec<Range<usize>>,
}

impl<'t> Braces<'t> {
    pub(super) fn new(
        text: &'t str,
        readers: &'t [String],
        places: &'t Places,
        has_schemas: bool,
    ) -> Self {
        Self {
            bytes: text.as_bytes(),
            readers,
            at: 0,
            before: Before::default(),
            open: Vec::new(),
            places,
            has_schemas,
            searched: 0,
            is_known: true,
            reads: Vec::new(),
            blocks: Vec::new(),
            all: Vec::new(),
        }
    }

    /// Reads the text to its end; none where it cannot be told what is a block.
    pub(super) fn run(mut self) -> Option<Self> {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                b'/' => self.slash()?,
                b'"' | b'\'' => self.quote(byte)?,
                b'`' => {
                    self.at += 1;
                    self.template()?;
                }
                b'{' => {
                    let opens = self.opens();
                    self.open.push(Open::Brace { start: self.at, opens });
                    self.mark(byte);
                }
                b'}' => self.close()?,
                _ if is_of_word(byte) => self.word()?,
                _ => self.mark(byte),
            }
        }
        self.open.is_empty().then_some(self)
    }

    /// Passes a mark of one byte.
    fn mark(&mut self, byte: u8) {
        let is_arrow = byte == b'>' && self.before.byte == b'=';
        self.before = Before { byte, is_arrow, ..Before::default() };
        self.at += 1;
    }

    /// A comment, an expression between slashes, or a mark.
    fn slash(&mut self) -> Option<()> {
        let rest = &self.bytes[self.at..];
        match rest.get(1) {
            Some(b'/') => {
                self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            }
            Some(b'*') => self.at += memchr::memmem::find(rest, b"*/")? + 2,
            _ if self.before.ends_value(self.bytes) => self.mark(b'/'),
            _ => match pattern(rest) {
                Ok(length) => {
                    self.at += length;
                    self.before = Before { byte: b')', ..Before::default() };
                }
                Err(length) => {
                    self.mark(b'/');
                    self.search(length)?;
                }
            },
        }
        Some(())
    }

    /// A string; in text between elements a quote is only a mark.
    fn quote(&mut self, quote: u8) -> Option<()> {
        let mut end = self.at + 1;
        while let Some(&byte) = self.bytes.get(end) {
            match byte {
                b'\\' => end += 2,
                b'\n' => break,
                _ if byte == quote => {
                    self.at = end + 1;
                    self.before = Before { byte: quote, ..Before::default() };
                    return Some(());
                }
                _ => end += 1,
            }
        }
        self.mark(b';');
        self.search(end - self.at)
    }

    /// Counts what was looked at in vain; none where that is too much.
    fn search(&mut self, bytes: usize) -> Option<()> {
        self.searched += bytes;
        (self.searched <= 4 * self.bytes.len()).then_some(())
    }

    /// The text of a template up to its end, or to the next hole in it.
    fn template(&mut self) -> Option<()> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            self.at += memchr::memchr3(b'\\', b'$', b'`', rest)?;
            match self.bytes[self.at] {
                b'\\' => self.at += 2,
                b'$' if self.bytes.get(self.at + 1) == Some(&b'{') => {
                    self.open.push(Open::Hole);
                    self.at += 2;
                    self.before = Before { byte: b'{', ..Before::default() };
                    return Some(());
                }
                b'$' => self.at += 1,
                _ => {
                    self.at += 1;
                    self.before = Before { byte: b'`', ..Before::default() };
                    return Some(());
                }
            }
        }
    }

    /// What a brace here opens.
    fn opens(&self) -> Opens {
        let word = |at: Option<(usize, usize)>| at.map(|(from, to)| &self.bytes[from..to]);
        let previous = word(self.before.previous);
        match word(self.before.word) {
            Some(last) if DECLARE.contains(&last) || previous == Some(b"enum") => Opens::Names,
            Some(_) => Opens::Block,
            None if self.before.is_arrow => Opens::Block,
            None if matches!(self.before.byte, b')' | b']' | b'>') => Opens::Block,
            None => Opens::Object,
        }
    }

    /// The end of a block or of a hole.
    fn close(&mut self) -> Option<()> {
        match self.open.pop()? {
            Open::Hole => {
                self.at += 1;
                return self.template();
            }
            Open::Brace { start, opens } => {
                let is_read = self.reads.last().is_some_and(|last| *last > start);
                let counts = is_read || self.places.touch(&(start..self.at));
                if !counts
                    && opens != Opens::Names
                    && let Some(lines) = self.lines(start + 1)
                {
                    if opens == Opens::Block {
                        leave_out(&mut self.blocks, lines.clone());
                    }
                    leave_out(&mut self.all, lines);
                }
                self.mark(b'}');
            }
        }
        Some(())
    }

    /// The whole lines between a brace and the one here, if it is worth it to leave them out.
    fn lines(&self, start: usize) -> Option<Range<usize>> {
        let inner = &self.bytes[start..self.at];
        // No more is looked at than blanks: braces may be many, and all in one line.
        let is_other = |byte: &u8| *byte == b'\n' || !byte.is_ascii_whitespace();
        let first = inner.iter().position(is_other)?;
        let last = inner.iter().rposition(is_other)?;
        let is_whole = inner[first] == b'\n' && inner[last] == b'\n';
        (is_whole && last - first >= SHORT).then(|| start + first + 1..start + last + 1)
    }

    fn word(&mut self) -> Option<()> {
        let start = self.at;
        let rest = &self.bytes[start..];
        let length = rest.iter().take_while(|byte| is_of_word(**byte)).count();
        let word = &rest[..length];
        self.at += length;
        let counts = if ROOTS.contains(&word) {
            match Environment::at(self.bytes, start..self.at, self.has_schemas) {
                Environment::Elsewhere => false,
                Environment::Read { is_known } => {
                    self.is_known &= is_known;
                    true
                }
                Environment::Named => return None,
            }
        } else {
            let is_reader = |reader: &String| last_part(reader).as_bytes() == word;
            let counts = word == b"createEnv" || self.readers.iter().any(is_reader);
            self.is_known &= !counts;
            counts
        };
        if counts {
            self.reads.push(start);
        }
        let previous = self.before.word;
        self.before = Before {
            byte: word[length - 1],
            word: Some((start, self.at)),
            previous,
            is_arrow: false,
        };
        Some(())
    }
}

/// Leaves out lines, and what is in them.
fn leave_out(found: &mut Vec<Range<usize>>, lines: Range<usize>) {
    while found.last().is_some_and(|inside| inside.start >= lines.start) {
        found.pop();
    }
    found.push(lines);
}

impl Before {
    /// Whether a value ends here, so that a slash divides it.
    fn ends_value(&self, bytes: &[u8]) -> bool {
        match self.word {
            Some((from, to)) => !BEFORE_VALUES.contains(&&bytes[from..to]),
            // A slash behind `<` ends an element.
            None => b")]}\"'`<".contains(&self.byte),
        }
    }
}

/// The length of a regular expression between slashes; or that of its line, where that ends before.
fn pattern(text: &[u8]) -> Result<usize, usize> {
    let (mut at, mut is_class) = (1, false);
    while let Some(&byte) = text.get(at) {
        match byte {
            b'\n' => break,
            b'\\' => at += 1,
            b'[' => is_class = true,
            b']' => is_class = false,
            b'/' if !is_class => return Ok(at + 1),
            _ => {}
        }
        at += 1;
    }
    Err(at)
}
