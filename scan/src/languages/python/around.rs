//! Which functions of a file need not be parsed: those whose bodies say nothing of a variable.
//!
//! A name that a body declares is not known outside of it. So a body in which nothing reads the
//! environment, and which makes no settings and no configuration of them, says nothing of what is read
//! elsewhere. That holds unless what reads may have another name there.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::lines::{Block, Outline, is_of_name, outline};
use super::worth::{OF_ALL, counts};
use crate::languages::around::{Places, behind_string};
use crate::languages::literals::SUPPRESSION;
use crate::languages::{Language, last_part};

/// Bodies with fewer bytes cost less to parse than to leave out.
const SHORT: usize = 80;

/// How far around a word is looked.
const REACH: usize = 400;

/// What a text is searched for.
const WANTED: &[(&str, Wanted)] = &[
    ("environ", Wanted::Environment),
    ("getenv", Wanted::Environment),
    ("BaseSettings", Wanted::Settings),
    ("Settings)", Wanted::Settings),
    ("Settings,", Wanted::Settings),
    ("env_prefix", Wanted::Settings),
    ("env", Wanted::Object),
    ("Env", Wanted::Object),
    ("ENV", Wanted::Object),
    ("config", Wanted::Object),
    ("Config", Wanted::Object),
    ("CONFIG", Wanted::Object),
    ("ConfigDict", Wanted::Statement),
    ("class ", Wanted::Statement),
    ("global ", Wanted::Statement),
    ("self.", Wanted::Attribute),
    ("cls.", Wanted::Attribute),
    ("environb", Wanted::Library),
    ("environs", Wanted::Library),
    ("envvar", Wanted::Library),
    ("decouple", Wanted::Library),
    ("starlette.config", Wanted::Library),
    ("starlette import", Wanted::Library),
    (SUPPRESSION, Wanted::Library),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Environment,
    Settings,
    /// Part of a name that an object which reads may have.
    Object,
    /// What declares something that matters outside of the body.
    Statement,
    /// What an object has, and all methods of its class know.
    Attribute,
    /// What only the whole file tells: a library that reads under names of its own, a comment that
    /// suppresses.
    Library,
}

/// One searcher for all of them; none where it cannot be built.
static SEARCHER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(WANTED.iter().map(|(word, _)| word))
        .ok()
});

/// What a text says of the environment and of settings.
#[derive(Debug, Default)]
struct Said {
    /// Where something may be read, or settings are declared.
    reads: Vec<Range<usize>>,
    /// Whether it takes more than the place itself to tell what is read.
    is_open: bool,
    /// Whether there is something with the name of an object that reads.
    has_objects: bool,
    /// Where a body declares what matters outside of it.
    statements: Vec<Range<usize>>,
    /// Where an attribute gets a value, and whether that is written out.
    attributes: Vec<(Range<usize>, bool)>,
    /// Where the environment may get another name.
    renamed: Vec<usize>,
}

/// Why a text is parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason<'r> {
    /// For what it uses, with these functions that read, and for these places in it.
    Own(&'r [String], &'r [Range<usize>]),
    /// For what it exports to another file.
    Asked,
}

/// The bodies that hold nothing of interest, in their order.
pub(super) fn left_out(text: &str, reason: Reason<'_>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (readers, places): (&[String], &[Range<usize>]) = match reason {
        Reason::Own(readers, places) => (readers, places),
        Reason::Asked => (&[], &[]),
    };
    let Some((said, outline)) = said(bytes, readers).zip(outline(bytes)) else {
        return Vec::new();
    };
    // Where all that is read is written out, no name matters, and classes as little as functions.
    let is_open = reason == Reason::Asked || said.is_open || said.has_objects && is_worth(bytes);
    let mut all = places.to_vec();
    all.extend_from_slice(&said.reads);
    if is_open {
        let classes = outline.classes();
        let in_class = said.reads.iter().any(|read| classes.touch(read));
        let attributes =
            said.attributes.into_iter().filter(|(_, is_string)| *is_string || in_class);
        all.extend(attributes.map(|(place, _)| place));
        all.extend(said.statements);
        all.extend(made(bytes, &outline));
    }
    let blocks = outline.blocks.iter().filter(|block| !is_open || block.class.is_none());
    chosen(&blocks.collect::<Vec<_>>(), &Places::new(all), &said.renamed)
}

/// Of the blocks those without a place that counts, but none in another one.
fn chosen(blocks: &[&Block], places: &Places, renamed: &[usize]) -> Vec<Range<usize>> {
    let Some(whole) = whole(blocks, renamed) else { return Vec::new() };
    let whole = Places::new(whole);
    let mut found: Vec<Range<usize>> = Vec::new();
    for Block { body, .. } in blocks {
        let is_known = found.last().is_some_and(|outer| body.start < outer.end);
        if !is_known && body.len() >= SHORT && !places.touch(body) && !whole.touch(body) {
            found.push(body.clone());
        }
    }
    found
}

/// The innermost bodies around the places where the environment gets a name, which are kept whole; none
/// where all of the file is around one.
fn whole(blocks: &[&Block], renamed: &[usize]) -> Option<Vec<Range<usize>>> {
    let mut open: Vec<&Block> = Vec::new();
    let mut blocks = blocks.iter().peekable();
    let mut whole: Vec<Range<usize>> = Vec::new();
    for place in renamed {
        while let Some(block) = blocks.next_if(|block| block.start <= *place) {
            while open.last().is_some_and(|last| last.body.end <= block.start) {
                open.pop();
            }
            open.push(block);
        }
        while open.last().is_some_and(|last| last.body.end <= *place) {
            open.pop();
        }
        whole.push(open.last()?.body.clone());
    }
    Some(whole)
}

/// What a text says; none where what reads has names that only the whole file tells.
fn said(text: &[u8], readers: &[String]) -> Option<Said> {
    let mut said = Said::default();
    for found in SEARCHER.as_ref()?.find_iter(text) {
        let place = found.range();
        match WANTED[found.pattern().as_usize()].1 {
            Wanted::Library if counts(text, place.clone()) => return None,
            Wanted::Environment if !is_longer(text, place.end) => {
                match renamed(text, place.clone()) {
                    Some(Renamed::Attribute) => return None,
                    Some(Renamed::Name) => {
                        said.renamed.push(place.start);
                        said.is_open = true;
                    }
                    None => said.is_open |= !is_literal_key(text, place.clone()),
                }
                said.reads.push(place);
            }
            Wanted::Object if may_read(text, place.clone()) => {
                said.reads.push(place);
                said.has_objects = true;
            }
            Wanted::Settings => {
                said.reads.push(place);
                said.is_open = true;
            }
            Wanted::Statement => said.statements.push(place),
            Wanted::Attribute => {
                let value = value_of_attribute(&text[place.end..]);
                let is_string = value.map(|value| value.iter().any(|byte| b"\"'".contains(byte)));
                said.attributes.extend(is_string.map(|is_string| (place, is_string)));
            }
            Wanted::Environment | Wanted::Object | Wanted::Library => {}
        }
    }
    for reader in readers {
        let reader = last_part(reader);
        let found = memchr::memmem::find_iter(text, reader);
        said.reads.extend(found.map(|at| at..at + reader.len()));
        said.is_open = true;
    }
    Some(said)
}

/// What an attribute gets in its line, if anything: `x = 1`, `x: int = 1`.
fn value_of_attribute(behind: &[u8]) -> Option<&[u8]> {
    let behind = &behind[..behind.len().min(REACH)];
    let line = &behind[..memchr::memchr(b'\n', behind).unwrap_or(behind.len())];
    let length = line.iter().take_while(|byte| is_of_name(**byte)).count();
    let rest = line[length..].trim_ascii_start();
    let rest = if rest.starts_with(b":") { &rest[memchr::memchr(b'=', rest)?..] } else { rest };
    rest.strip_prefix(b"=").filter(|value| !value.starts_with(b"="))
}

/// Whether a text is worth parsing for what it reads.
fn is_worth(text: &[u8]) -> bool {
    Language::of("a.py", "").is_none_or(|python| python.may_use(text, &[]))
}

/// Whether a name goes on behind a place.
fn is_longer(text: &[u8], end: usize) -> bool {
    text.get(end).copied().is_some_and(is_of_name)
}

/// Where the file makes an object of one of its classes: that tells which settings are only there to be
/// extended, which matters where they have prefixes.
fn made(text: &[u8], outline: &Outline) -> Vec<Range<usize>> {
    if memchr::memmem::find(text, b"prefix").is_none() {
        return Vec::new();
    }
    let classes = outline.blocks.iter().filter_map(|block| block.class.clone());
    let names: HashSet<&[u8]> = classes.map(|class| &text[class]).collect();
    let calls = memchr::memchr_iter(b'(', text).map(|call| name_before(text, call)..call);
    calls.filter(|called| names.contains(&text[called.clone()])).collect()
}

/// Whether what has such a name reads a variable, as it is used here.
fn may_read(text: &[u8], found: Range<usize>) -> bool {
    let name = text[found.end..].iter().take(REACH);
    let behind = &text[found.end + name.take_while(|byte| is_of_name(**byte)).count()..];
    let begins = |mark: &[u8]| behind.starts_with(mark);
    if text[found.start].eq_ignore_ascii_case(&b'e') {
        return begins(b"(") || begins(b"[") || begins(b".");
    }
    let argument = behind.get(1..).unwrap_or_default().trim_ascii_start();
    let is_string = argument.iter().take(3).any(|byte| b"\"'".contains(byte));
    (begins(b"(") || begins(b"[")) && is_string || begins(b".get(")
}

/// Whether the key that is read is written out: `environ["X"]`, `environ.get("X")`, `getenv("X")`,
/// `"X" in environ`; or nothing is read.
fn is_literal_key(text: &[u8], found: Range<usize>) -> bool {
    let behind = &text[found.end..];
    let before = text[..name_before(text, found.start)].trim_ascii_end();
    if let Some(before) = before.strip_suffix(b" in") {
        let before = before.strip_suffix(b" not").unwrap_or(before).trim_ascii_end();
        return before.last().is_some_and(|last| b"\"'".contains(last));
    }
    let method = behind.strip_prefix(b".").unwrap_or_default();
    let length = method.iter().take_while(|byte| is_of_name(**byte)).count();
    let argument = if length > 0 { &method[length..] } else { behind };
    let key = argument.strip_prefix(b"(").or_else(|| argument.strip_prefix(b"["));
    let end = key.and_then(behind_string).and_then(<[u8]>::first);
    end.is_some_and(|end| b")],".contains(end))
        || OF_ALL.contains(&&method[..length])
        || line_of(text, &found).is_some_and(is_import)
}

/// The line of a place, without what indents it; none where that is long.
fn line_of<'t>(text: &'t [u8], place: &Range<usize>) -> Option<&'t [u8]> {
    let near = place.start.saturating_sub(REACH)..text.len().min(place.end + REACH);
    let start = memchr::memrchr(b'\n', &text[near.start..place.start]);
    let start = start.map(|at| near.start + at + 1).or((near.start == 0).then_some(0))?;
    let end = memchr::memchr(b'\n', &text[place.end..near.end]);
    Some(text[start..end.map_or(near.end, |at| place.end + at)].trim_ascii_start())
}

/// Whether a line imports something under its own name.
fn is_import(line: &[u8]) -> bool {
    line.starts_with(b"from os import") && memchr::memmem::find(line, b" as ").is_none()
}

/// What else the environment may be called.
enum Renamed {
    Name,
    /// What an object has, which all methods of its class know.
    Attribute,
}

/// Which other name the environment may get where it stands; none where it is read, or only handed on.
fn renamed(text: &[u8], found: Range<usize>) -> Option<Renamed> {
    let behind = &text[found.end..];
    let is_read = if &text[found.clone()] == b"getenv" {
        behind.starts_with(b"(")
    } else {
        is_read(text[..name_before(text, found.start)].trim_ascii_end(), behind)
    };
    if is_read {
        return None;
    }
    // In a line that long it may be an attribute.
    let Some(line) = line_of(text, &found) else { return Some(Renamed::Attribute) };
    if is_import(line) {
        return None;
    }
    let is_attribute = line.starts_with(b"self.") || line.starts_with(b"cls.");
    Some(if is_attribute { Renamed::Attribute } else { Renamed::Name })
}

/// Whether the environment, with this around it, is read, or an argument that is not the only one.
fn is_read(before: &[u8], behind: &[u8]) -> bool {
    let method = behind.strip_prefix(b".").unwrap_or_default();
    let length = method.iter().take_while(|byte| is_of_name(**byte)).count();
    let is_call = length > 0 && method[length..].starts_with(b"(") && &method[..length] != b"copy";
    let end = |mark: &[u8]| before.ends_with(mark);
    let is_argument = behind.starts_with(b",") && (end(b"(") || end(b","))
        || behind.starts_with(b")") && end(b",");
    behind.starts_with(b"[") || is_call || end(b" in") || is_argument
}

/// Where the name begins, with dots in it, that ends at a place.
fn name_before(text: &[u8], end: usize) -> usize {
    let is_of_path = |byte: &&u8| is_of_name(**byte) || **byte == b'.';
    end - text[..end].iter().rev().take(REACH).take_while(is_of_path).count()
}
