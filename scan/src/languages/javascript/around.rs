//! Which blocks of a script need not be parsed: those where no way leads to the environment.
//!
//! A name that a block declares is not known outside of it, and so a block in which nothing reads the
//! environment says nothing of what is read elsewhere. That holds unless the environment itself gets
//! another name: then all is parsed.

use std::ops::Range;

use super::schema::{CLEANERS, PARSERS};
use crate::languages::around::Places;
use crate::languages::around::behind_string;
use crate::languages::last_part;

/// Blocks with fewer bytes cost less to parse than to leave out.
const SHORT: usize = 80;

/// Strings by which a script may give the environment another name than those in [`ROOTS`].
const DETOURS: &[&str] = &[
    "process\"",
    "process'",
    "bun\"",
    "bun'",
    "$env/",
    "\"env\"]",
    "'env']",
    "loadEnv",
    "alphaswarm-settings",
];

/// What has the environment as its property `env`.
const ROOTS: &[&[u8]] = &[b"process", b"Bun", b"Deno", b"meta"];

/// Objects with such roots among their properties.
const GLOBALS: &[&[u8]] = &[b"globalThis", b"global", b"window", b"self"];

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

/// The inner lines of the blocks that hold nothing of interest, in their order; `readers` are functions
/// that read, and `places` are others that count.
pub(super) fn left_out(
    text: &str,
    readers: &[String],
    places: &[Range<usize>],
) -> Vec<Range<usize>> {
    let has = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    if text.len() < SHORT || DETOURS.iter().any(|detour| has(detour)) {
        return Vec::new();
    }
    // In the text between two elements an apostrophe looks like a quote: what is in it counts as well.
    let mentions = memchr::memmem::find_iter(text.as_bytes(), ".env").map(|at| at..at + 1);
    let places = Places::new(places.iter().cloned().chain(mentions).collect());
    match Braces::new(text, readers, &places).run() {
        // Where all keys are written out, it does not matter what objects hold.
        Some(found) if found.is_known => found.all,
        Some(found) => found.blocks,
        None => Vec::new(),
    }
}

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

struct Braces<'t> {
    bytes: &'t [u8],
    readers: &'t [String],
    at: usize,
    before: Before,
    open: Vec<Open>,
    places: &'t Places,
    /// Whether all keys are written out where they are read.
    is_known: bool,
    /// The last place where the environment is read.
    last: Option<usize>,
    /// The inner lines of what holds nothing of interest: of blocks, and of objects as well.
    blocks: Vec<Range<usize>>,
    all: Vec<Range<usize>>,
}

impl<'t> Braces<'t> {
    fn new(text: &'t str, readers: &'t [String], places: &'t Places) -> Self {
        Self {
            bytes: text.as_bytes(),
            readers,
            at: 0,
            before: Before::default(),
            open: Vec::new(),
            places,
            is_known: true,
            last: None,
            blocks: Vec::new(),
            all: Vec::new(),
        }
    }

    /// Reads the text to its end; none where it cannot be told what is a block.
    fn run(mut self) -> Option<Self> {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                b'/' => self.slash()?,
                b'"' | b'\'' => self.quote(byte),
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
                Some(length) => {
                    self.at += length;
                    self.before = Before { byte: b')', ..Before::default() };
                }
                None => self.mark(b'/'),
            },
        }
        Some(())
    }

    /// A string; in text between elements a quote is only a mark.
    fn quote(&mut self, quote: u8) {
        let mut end = self.at + 1;
        while let Some(&byte) = self.bytes.get(end) {
            match byte {
                b'\\' => end += 2,
                b'\n' => break,
                _ if byte == quote => {
                    self.at = end + 1;
                    self.before = Before { byte: quote, ..Before::default() };
                    return;
                }
                _ => end += 1,
            }
        }
        self.mark(b';');
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
                let is_read = self.last.is_some_and(|last| last > start);
                let counts = is_read || self.places.touch(&(start..self.at));
                if !counts
                    && opens != Opens::Names
                    && !self.is_pattern()
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

    /// Whether the brace that closes here ends a pattern, which gets a value.
    fn is_pattern(&self) -> bool {
        let behind = self.bytes[self.at + 1..].trim_ascii_start();
        behind.starts_with(b"=") && !behind.starts_with(b"=>")
    }

    /// The whole lines between a brace and the one here, if it is worth it to leave them out.
    fn lines(&self, start: usize) -> Option<Range<usize>> {
        let inner = &self.bytes[start..self.at];
        let is_blank = |part: &[u8]| part.iter().all(u8::is_ascii_whitespace);
        let (first, last) = (memchr::memchr(b'\n', inner)?, memchr::memrchr(b'\n', inner)?);
        let is_whole = is_blank(&inner[..first]) && is_blank(&inner[last..]);
        (is_whole && last - first >= SHORT).then(|| start + first + 1..start + last + 1)
    }

    fn word(&mut self) -> Option<()> {
        let start = self.at;
        let rest = &self.bytes[start..];
        let length = rest.iter().take_while(|byte| is_of_word(**byte)).count();
        let word = &rest[..length];
        self.at += length;
        let counts = if ROOTS.contains(&word) {
            self.root(start, word)?
        } else {
            let is_reader = |reader: &String| last_part(reader).as_bytes() == word;
            let counts = word == b"createEnv" || self.readers.iter().any(is_reader);
            self.is_known &= !counts;
            counts
        };
        if counts {
            self.last = Some(start);
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

    /// Whether the environment is read here; none where it may get another name.
    fn root(&mut self, start: usize, word: &[u8]) -> Option<bool> {
        let before = self.bytes[..start].trim_ascii_end();
        let behind = &self.bytes[self.at..];
        if word == b"meta" && !before.ends_with(b"import.") {
            return Some(false);
        }
        let Some((name, behind)) = property(behind) else {
            return self.is_no_root(before, behind).then_some(false);
        };
        if name != b"env" {
            return (name != b"default").then_some(false);
        }
        let behind = behind.strip_prefix(b"!").unwrap_or(behind);
        if property(behind).is_some() || is_left(behind) || is_literal_index(behind) {
            return Some(true);
        }
        self.is_known = false;
        let is_handed_on = is_passed(before) && !self.has_schemas();
        (behind.starts_with(b"[") || is_handed_on).then_some(true)
    }

    /// Whether the script may check the environment with a schema, under whatever name it has it.
    fn has_schemas(&self) -> bool {
        let has = |word: &&str| memchr::memmem::find(self.bytes, word.as_bytes()).is_some();
        PARSERS.iter().chain(CLEANERS).any(has)
    }

    /// Whether a word that is no object here is that of something else, or is only asked for.
    fn is_no_root(&self, before: &[u8], behind: &[u8]) -> bool {
        let is_property = before
            .strip_suffix(b".")
            .is_some_and(|object| !GLOBALS.iter().any(|global| object.ends_with(global)));
        let is_key =
            matches!(self.before.byte, b'{' | b',') && behind.trim_ascii_start().starts_with(b":");
        is_property || is_key || before.ends_with(b"typeof") || is_left(behind)
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

/// The name of the property that follows, and what is behind it.
fn property(behind: &[u8]) -> Option<(&[u8], &[u8])> {
    let behind = behind.trim_ascii_start();
    let behind = behind.strip_prefix(b"?").unwrap_or(behind).strip_prefix(b".")?;
    let behind = behind.trim_ascii_start();
    let length = behind.iter().take_while(|byte| is_of_word(**byte)).count();
    Some(behind.split_at(length))
}

/// Whether an index follows that is written out.
fn is_literal_index(behind: &[u8]) -> bool {
    let behind = behind.strip_prefix(b"?.").unwrap_or(behind);
    behind.strip_prefix(b"[").and_then(behind_string).is_some_and(|rest| rest.starts_with(b"]"))
}

/// Whether `&&` follows: what is before it is only asked for.
fn is_left(behind: &[u8]) -> bool {
    behind.trim_ascii_start().starts_with(b"&&")
}

/// Whether the environment that follows is taken apart, copied, returned, or handed to a function: then
/// no name stands for it here.
fn is_passed(before: &[u8]) -> bool {
    let end = |word: &[u8]| before.ends_with(word);
    let argument = before
        .strip_suffix(b"(")
        .is_some_and(|called| called.last().copied().is_some_and(is_of_word));
    let taken_apart =
        before.strip_suffix(b"=").is_some_and(|pattern| pattern.trim_ascii_end().ends_with(b"}"));
    let is_key = before.strip_suffix(b":").is_some_and(|key| {
        let name = key.iter().rev().take_while(|byte| is_of_word(**byte)).count();
        let before = key[..key.len() - name].trim_ascii_end();
        name > 0 && before.last().is_some_and(|byte| b"{,".contains(byte))
    });
    argument
        || taken_apart
        || is_key
        || end(b",")
        || end(b"...")
        || end(b" in")
        || end(b"return")
        || end(b"=>")
}

/// The length of a regular expression between slashes; none where its line ends before.
fn pattern(text: &[u8]) -> Option<usize> {
    let (mut at, mut is_class) = (1, false);
    loop {
        match text.get(at)? {
            b'\n' => return None,
            b'\\' => at += 1,
            b'[' => is_class = true,
            b']' => is_class = false,
            b'/' if !is_class => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}
