//! Parsing by a grammar in time and space that grow with the text, whatever the text is.

use std::ops::ControlFlow;
use std::thread;

use tree_sitter::{Language, ParseOptions, ParseState, Parser, Tree};

/// The parser reports progress at most this often, and once more for so many bytes. Real files need
/// one report for 60 bytes or more; what needs many times that is no program.
const REPORTS: (usize, usize) = (1_000, 16);

/// Texts up to this length are parsed where they are asked for.
const SHORT: usize = 8 << 10;

/// How much stack the parser may need: so much, and so much more for each byte of the text. It frees
/// what it holds by recursion, which for a deeply nested text is as deep as the text is long.
const STACK: (usize, usize) = (1 << 20, 256);

/// Parses a text; none where that takes too long.
pub(super) fn parse(language: &Language, text: &str) -> Option<Tree> {
    if text.len() <= SHORT {
        return parse_here(language, text);
    }
    thread::scope(|scope| {
        let stack = text.len().saturating_mul(STACK.1).saturating_add(STACK.0);
        let parser = thread::Builder::new().stack_size(stack);
        let parsed = parser.spawn_scoped(scope, || parse_here(language, text)).ok()?;
        parsed.join().ok()?
    })
}

fn parse_here(language: &Language, text: &str) -> Option<Tree> {
    let mut parser = Parser::new();
    parser.set_language(language).ok()?;
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
