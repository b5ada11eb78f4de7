//! Syntax to model: every block judged, every problem reported, the rest kept.
//!
//! A variable with a problem stays in the model with the likeliest reading of what is wrong, so
//! that one mistake gives one message and the macro can still offer its field. A model may be used
//! for output only when no diagnostic is an error.

mod block;
mod choices;
mod gather;
mod masks;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::diagnostic::{Code, Diagnostic};
use crate::field::FieldName;
use crate::mask;
use crate::model::Schema;
use crate::source_file::SourceFile;
use crate::span::{Span, Spanned};
use crate::syntax::{Block, Content, Syntax};

/// What became of a file.
#[derive(Debug, Default)]
pub struct Lowered<'s> {
    /// The variables, as far as they could be read.
    pub schema: Schema<'s>,
    /// Every problem, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The places of the file that no message may show, sorted.
    pub masks: Vec<Span>,
}

/// Judges the syntax of a whole file.
#[must_use]
pub fn lower<'s>(source: &'s SourceFile, syntax: &Syntax<'s>) -> Lowered<'s> {
    let mut lowering = Lowering::default();
    lowering.out.schema.variables.reserve(syntax.blocks.len());
    if let Some(problem) = foreign_format(source, syntax) {
        lowering.out.masks = syntax.blocks.iter().flat_map(masks::assignments).collect();
        lowering.out.diagnostics.push(problem);
        return lowering.out;
    }
    for block in &syntax.blocks {
        lowering.block(block);
    }
    let mut out = lowering.out;
    if syntax.blocks.is_empty() {
        let end = source.text().len();
        let problem = Diagnostic::new(
            Code::EmptySchema,
            Span::new(end, end),
            "the schema declares no variable",
        );
        out.diagnostics.push(problem.help("begin a block with `key: NAME`"));
    }
    out.diagnostics.sort_by_key(|diagnostic| diagnostic.primary().span);
    out
}

#[derive(Default)]
struct Lowering<'s> {
    out: Lowered<'s>,
    keys: HashMap<&'s str, Span>,
}

impl<'s> Lowering<'s> {
    fn block(&mut self, block: &Block<'s>) {
        let before = self.out.diagnostics.len();
        let fields = gather::gather(block, &mut self.out.diagnostics);
        masks::collect(block, &fields, &mut self.out.masks);
        let variable = block::variable(&fields, &mut self.out.diagnostics);
        if let Some(variable) = variable.filter(|variable| self.is_first(variable.key)) {
            self.out.schema.variables.push(variable);
        }
        if let Some(key) = fields.value(FieldName::Key) {
            for problem in &mut self.out.diagnostics[before..] {
                problem.message = format!("{}: {}", mask::shown(key.value), problem.message);
            }
        }
    }

    fn is_first(&mut self, key: Spanned<&'s str>) -> bool {
        match self.keys.entry(key.value) {
            Entry::Vacant(entry) => {
                entry.insert(key.span);
                true
            }
            Entry::Occupied(entry) => {
                self.out.diagnostics.push(
                    Diagnostic::new(Code::DuplicateKey, key.span, "declared twice")
                        .label("declared again")
                        .also(*entry.get(), "first declared here")
                        .help("delete one of the two blocks, or rename its key"),
                );
                false
            }
        }
    }
}

/// The one sentence for a file that is not a schema of ours but `KEY=value` lines throughout.
fn foreign_format(source: &SourceFile, syntax: &Syntax<'_>) -> Option<Diagnostic> {
    let lines = || syntax.blocks.iter().flat_map(|block| &block.lines);
    let first = lines().next()?;
    if !lines().all(|line| matches!(line.content, Content::Assignment { .. })) {
        return None;
    }
    let decorated = source.text().lines().any(|line| {
        line.trim_start().strip_prefix('#').is_some_and(|rest| rest.trim_start().starts_with('@'))
    });
    let message = if decorated {
        "this file is written as `KEY=value` with `# @decorator` comments, as varlock reads it"
    } else {
        "this file is written as `KEY=value` lines, not as a schema"
    };
    let help = "declare each variable as a block of `field: value` lines that begins with \
                `key: NAME`; its fields are `description`, `required`, `default`, `targets`, \
                `classification`";
    Some(Diagnostic::new(Code::ForeignFormat, first.text.span, message).help(help))
}
