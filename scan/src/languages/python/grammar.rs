//! The grammar of the language, and the kinds of node that matter.
//!
//! A tree is walked once, and no query is run on it: to run one takes quadratic time on deep trees.

use std::sync::LazyLock;

use tree_sitter::{Language, Node, Tree};

use crate::languages::parse;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);

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

    /// Parses a text; none where that takes too long.
    pub(super) fn parse(&self, text: &str) -> Option<Tree> {
        parse::parse(&self.language, text)
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
            _ => return None,
        })
    }
}
