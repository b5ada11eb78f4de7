//! The grammars of the language, and the kinds of node that matter.
//!
//! A tree is walked once, and no query is run on it: to prepare one takes 30 ms for this grammar,
//! and to run it takes quadratic time on deep trees.

use std::sync::LazyLock;

use tree_sitter::{Language, Node, Tree};

use super::Dialect;
use super::around::{self, Parts};
use crate::languages::around::Places;
use crate::languages::parse::{parse, parse_without};
use crate::languages::{Context, Extent};

static TSX: LazyLock<Grammar> =
    LazyLock::new(|| Grammar::new(tree_sitter_typescript::LANGUAGE_TSX.into()));
static TYPESCRIPT: LazyLock<Grammar> =
    LazyLock::new(|| Grammar::new(tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()));

/// One grammar, with a class for each of its kinds of node.
#[derive(Debug)]
pub(super) struct Grammar {
    language: Language,
    classes: Vec<Option<Class>>,
}

/// What a kind of node is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Comment,
    /// Where names are declared.
    Scope,
    Function,
    /// Another declaration of a name.
    Declared,
    Declarator,
    /// A property or field, which may give a function its name.
    Property,
    Import,
    Enum,
    Member,
    Subscript,
    Call,
    Binary,
    Unary,
    Assignment,
    /// A pattern with a default.
    Default,
}

impl Grammar {
    pub(super) fn of(dialect: Dialect) -> &'static Self {
        match dialect {
            Dialect::Tsx => &TSX,
            Dialect::TypeScript => &TYPESCRIPT,
        }
    }

    fn new(language: Language) -> Self {
        let kinds = u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX);
        let classes = (0..kinds)
            .map(|id| {
                Class::of(language.node_kind_for_id(id)?)
                    .filter(|_| language.node_kind_is_named(id))
            })
            .collect();
        Self { language, classes }
    }

    pub(super) fn class(&self, node: &Node<'_>) -> Option<Class> {
        self.classes.get(usize::from(node.kind_id())).copied().flatten()
    }

    /// Parses a text; none where that takes too long.
    pub(super) fn parse(&self, text: &str) -> Option<Tree> {
        parse(&self.language, text)
    }

    /// Parses as much of a text as is asked for; with the places where it reads, if no others matter.
    pub(super) fn parse_for(
        &self,
        text: &str,
        context: &Context<'_>,
    ) -> Option<(Tree, Option<Places>)> {
        let Extent::Around(places) = context.extent else {
            return Some((self.parse(text)?, None));
        };
        let Parts { left_out, reads } = around::parts(text, context.readers, places);
        let is_all = left_out.is_empty();
        let tree = parse_without(&self.language, text, left_out)?;
        // Where all was parsed in the end, the parts were not what they looked like.
        let is_right = is_all || tree.included_ranges().len() > 1;
        let is_right = is_right && !tree.root_node().has_error();
        Some((tree, reads.filter(|_| is_right)))
    }
}

impl Class {
    fn of(kind: &str) -> Option<Self> {
        Some(match kind {
            "comment" => Self::Comment,
            "program" | "statement_block" | "class_body" | "switch_body" | "for_statement"
            | "for_in_statement" | "catch_clause" => Self::Scope,
            "function_declaration"
            | "generator_function_declaration"
            | "function_expression"
            | "generator_function"
            | "arrow_function"
            | "method_definition" => Self::Function,
            "class_declaration" => Self::Declared,
            "variable_declarator" => Self::Declarator,
            "pair" | "public_field_definition" => Self::Property,
            "import_statement" => Self::Import,
            "enum_declaration" => Self::Enum,
            "member_expression" => Self::Member,
            "subscript_expression" => Self::Subscript,
            "call_expression" => Self::Call,
            "binary_expression" => Self::Binary,
            "unary_expression" => Self::Unary,
            "assignment_expression" => Self::Assignment,
            "assignment_pattern" => Self::Default,
            _ => return None,
        })
    }
}
