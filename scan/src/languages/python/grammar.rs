//! The grammar of the language, and the kinds of node that matter.
//!
//! A tree is walked once, and no query is run on it: to run one takes quadratic time on deep trees.

use std::collections::HashSet;
use std::sync::LazyLock;

use tree_sitter::{Language, Node, Tree};

use super::around::{Reason, left_out};
use crate::languages::{Context, Extent, parse};

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);

/// With how many different indentations a text is parsed. The scanner of the grammar keeps those of
/// the open blocks in 1,024 bytes, two for each beside 257 others, and ends the process if they are
/// more.
const INDENTATIONS: usize = 380;

/// The grammar, with a form for each of its kinds of node.
#[derive(Debug)]
pub(super) struct Grammar {
    language: Language,
    forms: Vec<Option<Form>>,
}

/// What a kind of node is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Comment,
    Import,
    Function,
    Lambda,
    Class,
    /// A class or function with decorators.
    Decorated,
    Block,
    /// An expression with `for` in it.
    Comprehension,
    For,
    With,
    /// An expression that stands alone.
    Statement,
    Assignment,
    Augmented,
    Walrus,
    /// The name behind `as` in `with` and `except`.
    Alias,
    Delete,
    Call,
    Subscript,
    Comparison,
    /// `and`, `or`
    Boolean,
}

/// The named children of a node, without comments.
pub(super) fn children<'t>(node: &Node<'t>) -> Vec<Node<'t>> {
    some_children(node, usize::MAX)
}

/// The first of the named children of a node, without comments.
pub(super) fn some_children<'t>(node: &Node<'t>, limit: usize) -> Vec<Node<'t>> {
    let mut cursor = node.walk();
    let children = node.named_children(&mut cursor).filter(|child| !child.is_extra());
    children.take(limit).collect()
}

impl Grammar {
    pub(super) fn get() -> &'static Self {
        &GRAMMAR
    }

    fn new() -> Self {
        let language = Language::from(tree_sitter_python::LANGUAGE);
        let kinds = u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX);
        let form = |id| {
            Form::of(language.node_kind_for_id(id)?).filter(|_| language.node_kind_is_named(id))
        };
        let forms = (0..kinds).map(form).collect();
        Self { language, forms }
    }

    pub(super) fn form(&self, node: &Node<'_>) -> Option<Form> {
        self.forms.get(usize::from(node.kind_id())).copied().flatten()
    }

    /// Parses a text; none where that takes too long, or is not safe.
    pub(super) fn parse(&self, text: &str) -> Option<Tree> {
        (is_shallow(text) || indentations(text) <= INDENTATIONS)
            .then(|| parse::parse(&self.language, text))
            .flatten()
    }

    /// Parses as much of a text as is asked for.
    pub(super) fn parse_for(&self, text: &str, context: &Context<'_>) -> Option<Tree> {
        match context.extent {
            Extent::Whole => self.parse(text),
            Extent::Around(places) => self.parse_around(text, Reason::Own(context.readers, places)),
        }
    }

    /// Parses what matters of a text.
    pub(super) fn parse_around(&self, text: &str, reason: Reason<'_>) -> Option<Tree> {
        let parse = || parse::parse_without(&self.language, text, left_out(text, reason));
        (is_shallow(text) || indentations(text) <= INDENTATIONS).then(parse).flatten()
    }
}

impl Form {
    fn of(kind: &str) -> Option<Self> {
        Some(match kind {
            "comment" => Self::Comment,
            "import_statement" | "import_from_statement" => Self::Import,
            "function_definition" => Self::Function,
            "lambda" => Self::Lambda,
            "class_definition" => Self::Class,
            "decorated_definition" => Self::Decorated,
            "block" => Self::Block,
            "list_comprehension"
            | "set_comprehension"
            | "dictionary_comprehension"
            | "generator_expression" => Self::Comprehension,
            "for_statement" => Self::For,
            "with_statement" => Self::With,
            "expression_statement" => Self::Statement,
            "assignment" => Self::Assignment,
            "augmented_assignment" => Self::Augmented,
            "named_expression" => Self::Walrus,
            "as_pattern_target" => Self::Alias,
            "delete_statement" => Self::Delete,
            "call" => Self::Call,
            "subscript" => Self::Subscript,
            "comparison_operator" => Self::Comparison,
            "boolean_operator" => Self::Boolean,
            _ => return None,
        })
    }
}

/// Whether no more than [`INDENTATIONS`] different ones can be in a text: none of its lines begins with so
/// many columns. Most texts are told so.
fn is_shallow(text: &str) -> bool {
    let columns = |byte: &u8| match byte {
        b'\t' => Some(8),
        b' ' | b'\r' | b'\x0c' | b'\\' | b'\n' => Some(1),
        _ => None,
    };
    let is_deep = |line: &[u8]| line.iter().map_while(columns).sum::<usize>() >= INDENTATIONS;
    let bytes = text.as_bytes();
    !memchr::memchr_iter(b'\n', bytes).any(|end| is_deep(&bytes[end + 1..]))
}

/// How many different indentations the lines of a text have, as the scanner of the grammar counts.
fn indentations(text: &str) -> usize {
    let mut found = HashSet::new();
    for line in memchr::memchr_iter(b'\n', text.as_bytes()) {
        let mut bytes = text.as_bytes()[line + 1..].iter().peekable();
        let mut indentation = 0_u16;
        while let Some(byte) = bytes.next() {
            match byte {
                b' ' => indentation = indentation.wrapping_add(1),
                b'\t' => indentation = indentation.wrapping_add(8),
                b'\r' | b'\x0c' => indentation = 0,
                b'\\' => {
                    // The line goes on behind its end.
                    bytes.next_if(|next| **next == b'\r');
                    if bytes.next_if(|next| **next == b'\n').is_none() {
                        break;
                    }
                }
                _ => break,
            }
        }
        found.insert(indentation);
    }
    found.len()
}
