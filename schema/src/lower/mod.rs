//! Syntax to model: every block checked, every problem reported, the rest kept.
//!
//! A variable with a problem stays in the model with the likeliest reading of what is wrong, so
//! that one mistake gives one message and the macro can still offer its field. A model may be used
//! for output only when no diagnostic is an error.

mod block;
mod choices;
mod constraints;
mod extension;
mod fields;
mod foreign;
mod gather;
mod lowered;
mod masks;
mod references;
mod targets;
mod written_values;

pub use lowered::Lowered;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::diagnostic::{self, Diagnostic, codes};
use crate::field::FieldName;
use crate::mask;
use crate::source_file::SourceFile;
use crate::span::{Span, Spanned};
use crate::syntax::{self, Block};

/// Reads and checks a whole file.
#[must_use]
pub fn lower(source: &SourceFile) -> Lowered<'_> {
    if let Some(foreign) = foreign::recognize(source) {
        return foreign;
    }
    let mut lowering = Lowering::default();
    // A block is seldom shorter than this, so the table of keys need not grow.
    lowering.keys.reserve(source.text().len() / 160);
    syntax::each_block(source, |block| lowering.block(block));
    let mut out = lowering.out;
    references::check(&out.schema, &lowering.keys, &mut out.diagnostics);
    if lowering.blocks == 0 {
        let end = source.text().len();
        let problem = Diagnostic::new(
            codes::EMPTY_SCHEMA,
            Span::new(end, end),
            "the schema declares no variable",
        );
        out.diagnostics.push(problem.help("begin a block with `key: NAME`"));
    }
    out.diagnostics = diagnostic::sorted(out.diagnostics);
    out
}

#[derive(Default)]
struct Lowering<'s> {
    out: Lowered<'s>,
    blocks: usize,
    keys: HashMap<&'s str, Span>,
}

impl<'s> Lowering<'s> {
    fn block(&mut self, block: &Block<'s>) {
        self.blocks += 1;
        let before = self.out.diagnostics.len();
        let fields = gather::gather(block, &mut self.out.diagnostics);
        masks::collect(block, &fields, &mut self.out.masks);
        let variable = block::variable(&fields, &mut self.out.diagnostics);
        if let Some(variable) = variable.filter(|variable| self.is_first(variable.key)) {
            self.out.schema.variables.push(variable);
        }
        if let Some(key) = fields.value(FieldName::Key) {
            for problem in &mut self.out.diagnostics[before..] {
                problem.key = Some(mask::shown(key.value));
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
                    Diagnostic::new(codes::DUPLICATE_KEY, key.span, "declared twice")
                        .label("declared again")
                        .also(*entry.get(), "first declared here")
                        .help("delete one of the two blocks, or rename its key"),
                );
                false
            }
        }
    }
}
