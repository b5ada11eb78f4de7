//! Parsing by a grammar in time and space that grow with the text, whatever the text is.

use std::cell::RefCell;
use std::collections::VecDeque;
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

/// How many bytes of text, beside the last text, a thread keeps the trees of.
const KEPT: usize = 256 << 10;

/// A text with the tree that it is.
struct Parsed {
    language: Language,
    text: String,
    tree: Tree,
}

thread_local! {
    /// What was parsed, the last at the end: one file is asked for its uses and then for its literals,
    /// and a module for each file that imports it.
    static PARSED: RefCell<VecDeque<Parsed>> = const { RefCell::new(VecDeque::new()) };
}

/// Parses a text; none where that takes too long. What was parsed a moment ago is not parsed again.
pub(super) fn parse(language: &Language, text: &str) -> Option<Tree> {
    PARSED.with_borrow_mut(|parsed| {
        let is_it = |known: &Parsed| known.text == text && known.language == *language;
        if let Some(at) = parsed.iter().rposition(is_it) {
            let known = parsed.remove(at)?;
            let tree = known.tree.clone();
            parsed.push_back(known);
            return Some(tree);
        }
        // A large tree is gone before the next one is made.
        let mut kept: usize = parsed.iter().map(|known| known.text.len()).sum();
        while kept > KEPT
            && let Some(oldest) = parsed.pop_front()
        {
            kept -= oldest.text.len();
        }
        let tree = parse_anew(language, text)?;
        let (language, text) = (language.clone(), text.to_owned());
        parsed.push_back(Parsed { language, text, tree: tree.clone() });
        Some(tree)
    })
}

fn parse_anew(language: &Language, text: &str) -> Option<Tree> {
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
