//! What a script says of the variables that it reads: by schemas, and by what it makes of values.

use std::ops::Range;

use tree_sitter::Node;

use super::Dialect;
use super::conversion;
use super::file::File;
use super::grammar::Grammar;
use super::reads::Found;
use super::validator::Validators;
use crate::declarations::Declaration;

/// What the names of variables begin with that a bundler hands to the browser. The language of schemas
/// implies that for fewer of them: what has another beginning is adopted with `exposure: public`.
pub const PUBLIC_PREFIXES: &[&str] =
    &["VITE_", "NEXT_PUBLIC_", "NUXT_PUBLIC_", "PUBLIC_", "REACT_APP_", "EXPO_PUBLIC_", "GATSBY_"];

/// How many lines of comments above a key describe it.
const LINES: usize = 32;

/// One key of a schema.
#[derive(Debug)]
pub(super) struct Field<'t> {
    pub(super) name: String,
    pub(super) span: Range<usize>,
    /// The key with its value.
    pub(super) part: Node<'t>,
    /// Whether it is one of those that the browser gets.
    pub(super) is_public: bool,
    /// Whether the whole schema was made optional.
    pub(super) is_partial: bool,
}

/// What a script says of the variables that it reads, in the order of the text; `readers` are the
/// functions that read the variable which their first argument names.
///
/// Never panics; of a broken script all that can be parsed is read.
#[must_use]
pub fn declarations(text: &str, dialect: Dialect, readers: &[String]) -> Vec<Declaration> {
    let grammar = Grammar::of(dialect);
    let Some(tree) = grammar.parse(text) else { return Vec::new() };
    let file = File::new(text, grammar, &tree, None);
    let found = file.reads(readers);
    let mut declarations = of_schemas(&file, &found);
    declarations.extend(conversion::declarations(&file, &found));
    for declaration in &mut declarations {
        declaration.is_public |=
            PUBLIC_PREFIXES.iter().any(|prefix| declaration.key.starts_with(prefix));
    }
    declarations.sort_by_key(|declaration| declaration.span.start);
    declarations
}

fn of_schemas<'t>(file: &File<'t>, found: &Found<'t>) -> Vec<Declaration> {
    let mut validators = Validators::new(file);
    let field = |field: &Field<'t>| {
        let validator = field.part.child_by_field_name("value").or_else(|| {
            (field.part.kind() == "shorthand_property_identifier").then_some(field.part)
        });
        let said = validator.map(|node| validators.read(&node)).unwrap_or_default();
        let is_required = if field.is_partial { Some(false) } else { said.is_required };
        Declaration {
            key: field.name.clone(),
            span: field.span.clone(),
            is_required,
            is_public: field.is_public,
            description: said
                .description
                .clone()
                .or_else(|| comment(file, field.part.start_byte())),
            ..said
        }
    };
    found.fields.iter().map(field).collect()
}

/// The comments above a place, as one paragraph.
fn comment(file: &File<'_>, at: usize) -> Option<String> {
    let mut before = file.comments.partition_point(|comment| comment.end <= at);
    let (mut lines, mut below) = (Vec::new(), at);
    while let Some(index) = before.checked_sub(1) {
        let comment = file.comments[index].clone();
        let between = file.text.get(comment.end..below)?;
        let start = file.text[..comment.start].rfind('\n').map_or(0, |line| line + 1);
        let is_alone = file.text[start..comment.start].trim().is_empty();
        let is_next = between.trim().is_empty() && between.matches('\n').count() < 2;
        if !is_next || !is_alone || lines.len() >= LINES {
            break;
        }
        let written = file.text.get(comment.clone())?;
        let is_block = written.starts_with("/*");
        lines.extend(written.lines().rev().map(bare).filter(|line| is_text(line)));
        (before, below) = (index, comment.start);
        if is_block {
            break;
        }
    }
    lines.reverse();
    Some(lines.join(" ")).filter(|text| !text.is_empty())
}

/// A line of a comment without its marks.
fn bare(line: &str) -> &str {
    let line = line.trim().trim_end_matches("*/").trim_end();
    line.trim_start_matches(['/', '*']).trim_start()
}

/// Whether a line describes something: no rule, and no word to a tool.
fn is_text(line: &str) -> bool {
    let is_word = |tool: &&str| line.starts_with(*tool);
    line.chars().any(char::is_alphanumeric)
        && !["eslint-", "@ts-", "prettier-", "biome-", "alphaswarm-settings:"].iter().any(is_word)
}
