//! The grammars of the language and the query that finds what matters.

use std::ops::ControlFlow;
use std::sync::LazyLock;

use tree_sitter::{Language, ParseOptions, Parser, Query, Tree};

use super::Dialect;

const QUERY: &str = include_str!("uses.scm");

/// The parser reports progress at most this often, and once more for so many bytes. Real files need
/// one report for 60 bytes or more; what needs many times that is no script.
const REPORTS: (usize, usize) = (1_000, 16);

static TSX: LazyLock<Option<Grammar>> =
    LazyLock::new(|| Grammar::new(tree_sitter_typescript::LANGUAGE_TSX.into()));
static TYPESCRIPT: LazyLock<Option<Grammar>> =
    LazyLock::new(|| Grammar::new(tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()));

/// One grammar with its query.
#[derive(Debug)]
pub(super) struct Grammar {
    language: Language,
    pub(super) query: Query,
    captures: Vec<Option<Capture>>,
    name: Option<u32>,
}

/// What the query calls a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Capture {
    Named,
    Scope,
    Function,
    Comment,
    Declarator,
    Import,
    Enum,
    Declared,
    Member,
    Subscript,
    Call,
    Membership,
    Destructuring,
    Target,
}

impl Grammar {
    /// The grammar for a dialect; none only if the query does not fit it, which a test rules out.
    pub(super) fn of(dialect: Dialect) -> Option<&'static Self> {
        match dialect {
            Dialect::Tsx => TSX.as_ref(),
            Dialect::TypeScript => TYPESCRIPT.as_ref(),
        }
    }

    fn new(language: Language) -> Option<Self> {
        let query = Query::new(&language, QUERY).ok()?;
        let captures = query.capture_names().iter().map(|name| Capture::named(name)).collect();
        let name = query.capture_index_for_name("name");
        Some(Self { language, query, captures, name })
    }

    pub(super) fn capture(&self, index: u32) -> Option<Capture> {
        self.captures.get(index as usize).copied().flatten()
    }

    /// Whether a capture is the name of a function.
    pub(super) fn is_name(&self, index: u32) -> bool {
        self.name == Some(index)
    }

    /// Parses a text; none where that takes too long.
    pub(super) fn parse(&self, text: &str) -> Option<Tree> {
        let mut parser = Parser::new();
        parser.set_language(&self.language).ok()?;
        let mut left = REPORTS.0 + text.len() / REPORTS.1;
        let mut progress = |_: &tree_sitter::ParseState| {
            left = left.saturating_sub(1);
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let options = ParseOptions::new().progress_callback(&mut progress);
        let bytes = text.as_bytes();
        let mut read = |offset: usize, _| bytes.get(offset..).unwrap_or_default();
        parser.parse_with_options(&mut read, None, Some(options))
    }
}

impl Capture {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "named" => Self::Named,
            "scope" => Self::Scope,
            "function" => Self::Function,
            "comment" => Self::Comment,
            "declarator" => Self::Declarator,
            "import" => Self::Import,
            "enum" => Self::Enum,
            "declared" => Self::Declared,
            "member" => Self::Member,
            "subscript" => Self::Subscript,
            "call" => Self::Call,
            "membership" => Self::Membership,
            "destructuring" => Self::Destructuring,
            "target" => Self::Target,
            _ => return None,
        })
    }
}
