//! Parsing by a grammar in time and space that grow with the text, for any text.

use std::collections::VecDeque;
use std::iter;
use std::ops::{ControlFlow, Range};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use tree_sitter::{Language, ParseOptions, ParseState, Parser, Point, Tree};

/// The parser reports progress at most this often, and once more for so many bytes. Real files need
/// one report for 60 bytes or more; what needs many times that is no program.
const REPORTS: (usize, usize) = (1_000, 16);

/// Texts up to this length are parsed where they are asked for.
const SHORT: usize = 8 << 10;

/// How much stack the parser may need: so much, and so much more for each byte of the text. It frees
/// what it holds by recursion, which for a deeply nested text is as deep as the text is long.
const STACK: (usize, usize) = (1 << 20, 256);

/// Of how many bytes of text trees are kept, beside that of the last text.
const KEPT: usize = 1 << 20;

/// What each of them counts for at least.
const LEAST: usize = 1 << 10;

/// A text with the tree that it is.
struct Parsed {
    language: Language,
    text: String,
    left_out: Vec<Range<usize>>,
    tree: Tree,
}

impl Parsed {
    /// How many bytes of the text the tree is of; a short one takes memory as well, and a look.
    fn length(&self) -> usize {
        LEAST + self.text.len() - self.left_out.iter().map(Range::len).sum::<usize>()
    }
}

/// What was parsed, the last at the end: one file is asked for its uses and then for its literals, and
/// a module for itself and for each file that imports it, by any thread.
static PARSED: Mutex<VecDeque<Parsed>> = Mutex::new(VecDeque::new());

fn parsed() -> MutexGuard<'static, VecDeque<Parsed>> {
    PARSED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Parses a text; none where that takes too long. What was parsed a moment ago is not parsed again.
pub(super) fn parse(language: &Language, text: &str) -> Option<Tree> {
    parse_without(language, text, Vec::new())
}

/// Parses a text without some parts of it, in their order, which are whole lines. Where what is left is
/// no program, all of it is parsed.
pub(super) fn parse_without(
    language: &Language,
    text: &str,
    left_out: Vec<Range<usize>>,
) -> Option<Tree> {
    if let Some(tree) = known(language, text, &left_out) {
        return Some(tree);
    }
    // A large tree is gone before the next one is made.
    drop(surplus());
    let tree = Some(&left_out)
        .filter(|left_out| !left_out.is_empty())
        .and_then(|left_out| parse_anew(language, text, left_out))
        .filter(|tree| !tree.root_node().has_error())
        .or_else(|| parse_anew(language, text, &[]))?;
    let (language, text) = (language.clone(), text.to_owned());
    parsed().push_back(Parsed { language, text, left_out, tree: tree.clone() });
    Some(tree)
}

/// The tree of what was parsed a moment ago.
fn known(language: &Language, text: &str, left_out: &[Range<usize>]) -> Option<Tree> {
    let mut parsed = parsed();
    let is_it = |known: &Parsed| {
        known.text == text && known.language == *language && known.left_out == left_out
    };
    let at = parsed.iter().rposition(is_it)?;
    let known = parsed.remove(at)?;
    let tree = known.tree.clone();
    parsed.push_back(known);
    Some(tree)
}

/// The oldest, as far as they are too many.
fn surplus() -> Vec<Parsed> {
    let mut parsed = parsed();
    let mut kept: usize = parsed.iter().map(Parsed::length).sum();
    let mut surplus = Vec::new();
    while kept > KEPT
        && let Some(oldest) = parsed.pop_front()
    {
        kept -= oldest.length();
        surplus.push(oldest);
    }
    surplus
}

fn parse_anew(language: &Language, text: &str, left_out: &[Range<usize>]) -> Option<Tree> {
    let length = text.len() - left_out.iter().map(Range::len).sum::<usize>();
    let ranges = included(text, left_out);
    if length <= SHORT {
        return parse_here(language, text, &ranges);
    }
    thread::scope(|scope| {
        let stack = length.saturating_mul(STACK.1).saturating_add(STACK.0);
        let parser = thread::Builder::new().stack_size(stack);
        let parsed = parser.spawn_scoped(scope, || parse_here(language, text, &ranges)).ok()?;
        parsed.join().ok()?
    })
}

/// The parts between those that are left out; none where that is nothing.
fn included(text: &str, left_out: &[Range<usize>]) -> Vec<tree_sitter::Range> {
    if left_out.is_empty() {
        return Vec::new();
    }
    let (mut at, mut here) = (0, Point::new(0, 0));
    let mut step = |to: usize| {
        let passed = text.as_bytes().get(at..to).unwrap_or_default();
        let line = memchr::memrchr(b'\n', passed).map(|last| passed.len() - last - 1);
        here.row += memchr::memchr_iter(b'\n', passed).count();
        here.column = line.unwrap_or(here.column + passed.len());
        at = to;
        here
    };
    let starts = iter::once(0).chain(left_out.iter().map(|part| part.end));
    let ends = left_out.iter().map(|part| part.start).chain([text.len()]);
    let range = |(start_byte, end_byte)| {
        let (start_point, end_point) = (step(start_byte), step(end_byte));
        tree_sitter::Range { start_byte, end_byte, start_point, end_point }
    };
    starts.zip(ends).map(range).collect()
}

fn parse_here(language: &Language, text: &str, ranges: &[tree_sitter::Range]) -> Option<Tree> {
    let mut parser = Parser::new();
    parser.set_language(language).ok()?;
    parser.set_included_ranges(ranges).ok()?;
    let mut left = REPORTS.0 + text.len() / REPORTS.1;
    let mut progress = |_: &ParseState| {
        left = left.saturating_sub(1);
        if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let options = ParseOptions::new().progress_callback(&mut progress);
    let bytes = text.as_bytes();
    let mut read = |offset: usize, _| bytes.get(offset..).unwrap_or_default();
    parser.parse_with_options(&mut read, None, Some(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_parsed_is_known_by_its_text_and_its_grammar() {
        let script = Language::from(tree_sitter_typescript::LANGUAGE_TYPESCRIPT);
        let elements = Language::from(tree_sitter_typescript::LANGUAGE_TSX);
        let long = "a();\n".repeat(KEPT / 3);
        for text in ["let a = <T>b;", "let a = b;", "let a = <T>b;", &long, "let a = <T>b;"] {
            let has_error = |language| {
                let tree = parse(language, text).expect("a tree");
                assert_eq!(tree.root_node().end_byte(), text.len());
                tree.root_node().has_error()
            };
            assert!(!has_error(&script), "{text:.20}");
            assert_eq!(has_error(&elements), text.contains("<T>"), "{text:.20}");
        }
    }
}
